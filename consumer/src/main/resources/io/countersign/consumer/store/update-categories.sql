UPDATE categories t
SET kind = n.kind, name_fr = n.name_fr, name_en = n.name_en, key_fr = n.key_fr, key_en = n.key_en
FROM unnest(:account_id, :id, :kind, :name_fr, :name_en, :key_fr, :key_en) AS n (account_id, id, kind, name_fr, name_en, key_fr, key_en)
WHERE t.account_id = n.account_id AND t.id = n.id
