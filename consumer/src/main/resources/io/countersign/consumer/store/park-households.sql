-- No import_key begins with white space, so this one is free.
UPDATE households t
SET import_key = ' ' || t.id
FROM unnest(:account_id, :id) AS n (account_id, id)
WHERE t.account_id = n.account_id AND t.id = n.id
