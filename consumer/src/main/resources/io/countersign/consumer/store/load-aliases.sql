SELECT a.account_id, a.person_id, a.import_id, a.former_id
FROM unnest(:key_accounts, :keys) AS k (account_id, import_key)
CROSS JOIN LATERAL (
    SELECT * FROM person_aliases a
    WHERE a.account_id = k.account_id AND a.import_key = k.import_key OFFSET 0
) AS a
UNION ALL
SELECT a.account_id, a.person_id, a.import_id, a.former_id
FROM unnest(:id_accounts, :ids) AS k (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM person_aliases a WHERE a.account_id = k.account_id AND a.former_id = k.id OFFSET 0
) AS a
