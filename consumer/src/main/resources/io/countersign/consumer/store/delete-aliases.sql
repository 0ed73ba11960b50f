DELETE FROM person_aliases t
USING unnest(:account_id, :import_key, :former_id) AS n (account_id, import_key, former_id)
WHERE t.account_id = n.account_id AND (t.import_key = n.import_key OR t.former_id = n.former_id)
