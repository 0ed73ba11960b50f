SELECT t.account_id, t.username_key, t.person_id
FROM unnest(:accounts, :names) AS k (account_id, username_key)
CROSS JOIN LATERAL (
    SELECT * FROM usernames t
    WHERE t.account_id = k.account_id AND t.username_key = k.username_key OFFSET 0
) AS t
