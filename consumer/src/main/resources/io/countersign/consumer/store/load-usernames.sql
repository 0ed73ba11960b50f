SELECT t.account_id, t.username_key, t.person_id
FROM unnest(:accounts, :names) AS k (account_id, username_key)
JOIN usernames t ON t.account_id = k.account_id AND t.username_key = k.username_key
