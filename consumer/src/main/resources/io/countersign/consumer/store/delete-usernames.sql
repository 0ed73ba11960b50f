DELETE FROM usernames t
USING unnest(:account_id, :username_key) AS n (account_id, username_key)
WHERE t.account_id = n.account_id AND t.username_key = n.username_key
