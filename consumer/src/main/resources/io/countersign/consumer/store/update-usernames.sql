UPDATE usernames t
SET person_id = n.person_id
FROM unnest(:account_id, :username_key, :person_id) AS n (account_id, username_key, person_id)
WHERE t.account_id = n.account_id AND t.username_key = n.username_key
