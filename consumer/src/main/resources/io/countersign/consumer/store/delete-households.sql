DELETE FROM households t
USING unnest(:account_id, :id) AS n (account_id, id)
WHERE t.account_id = n.account_id AND t.id = n.id
