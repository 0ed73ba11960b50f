-- The row may have gone with the person who had the username.
INSERT INTO usernames (account_id, username_key, person_id)
SELECT * FROM unnest(:account_id, :username_key, :person_id)
ON CONFLICT (account_id, username_key) DO UPDATE SET person_id = excluded.person_id
