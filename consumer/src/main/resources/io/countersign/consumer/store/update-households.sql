UPDATE households t
SET import_id = n.import_id, import_key = n.import_key, import_generated = n.import_generated, name = n.name, category_id = n.category_id, locale = n.locale, data_consent = n.data_consent, accepts_marketing = n.accepts_marketing, note = n.note, updated_at = now()
FROM unnest(:account_id, :id, :import_id, :import_key, :import_generated, :name, :category_id, :locale, :data_consent, :accepts_marketing, :note) AS n (account_id, id, import_id, import_key, import_generated, name, category_id, locale, data_consent, accepts_marketing, note)
WHERE t.account_id = n.account_id AND t.id = n.id
