SELECT k.kind, t.account_id, t.import_key, t.id
FROM unnest(:accounts, :kinds, :keys) AS k (account_id, kind, import_key)
CROSS JOIN LATERAL (
    SELECT * FROM organizations t
    WHERE t.account_id = k.account_id AND t.import_key = k.import_key OFFSET 0
) AS t
WHERE k.kind = 'organization'
UNION ALL
SELECT k.kind, t.account_id, t.import_key, t.id
FROM unnest(:accounts, :kinds, :keys) AS k (account_id, kind, import_key)
CROSS JOIN LATERAL (
    SELECT * FROM households t WHERE t.account_id = k.account_id AND t.import_key = k.import_key OFFSET 0
) AS t
WHERE k.kind = 'household'
