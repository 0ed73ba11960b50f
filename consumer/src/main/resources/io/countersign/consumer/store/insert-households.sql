INSERT INTO households (account_id, id, import_id, import_key, import_generated, name, category_id, locale, data_consent, accepts_marketing, note)
SELECT * FROM unnest(:account_id, :id, :import_id, :import_key, :import_generated, :name, :category_id, :locale, :data_consent, :accepts_marketing, :note)
