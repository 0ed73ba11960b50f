SELECT k.kind, t.account_id, t.import_key, t.id
FROM unnest(:accounts, :kinds, :keys) AS k (account_id, kind, import_key)
JOIN organizations t ON t.account_id = k.account_id AND t.import_key = k.import_key
WHERE k.kind = 'organization'
UNION ALL
SELECT k.kind, t.account_id, t.import_key, t.id
FROM unnest(:accounts, :kinds, :keys) AS k (account_id, kind, import_key)
JOIN households t ON t.account_id = k.account_id AND t.import_key = k.import_key
WHERE k.kind = 'household'
