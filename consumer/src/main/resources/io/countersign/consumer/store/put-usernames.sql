INSERT INTO usernames (account_id, username_key, person_id)
SELECT * FROM unnest(:account_id, :username_key, :person_id)
ON CONFLICT (account_id, username_key) DO UPDATE SET person_id = EXCLUDED.person_id
