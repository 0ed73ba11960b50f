SELECT c.account_id, c.id, c.kind, c.name_fr, c.name_en
FROM unnest(:id_accounts, :ids) AS k (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM categories c WHERE c.account_id = k.account_id AND c.id = k.id OFFSET 0
) AS c
UNION
SELECT c.account_id, c.id, c.kind, c.name_fr, c.name_en
FROM unnest(:name_accounts, :kinds, :names) AS k (account_id, kind, name)
CROSS JOIN LATERAL (
    SELECT * FROM categories c
    WHERE c.account_id = k.account_id AND c.kind = k.kind AND (c.key_fr = k.name OR c.key_en = k.name) OFFSET 0
) AS c
