SELECT c.account_id, c.id, c.kind, c.name_fr, c.name_en
FROM categories c
JOIN unnest(:id_accounts, :ids) AS k (account_id, id) ON c.account_id = k.account_id AND c.id = k.id
UNION
SELECT c.account_id, c.id, c.kind, c.name_fr, c.name_en
FROM categories c
JOIN unnest(:name_accounts, :kinds, :names) AS k (account_id, kind, name) ON c.account_id = k.account_id AND c.kind = k.kind
 AND (c.key_fr = k.name OR c.key_en = k.name)
