INSERT INTO usernames (account_id, username_key, person_id)
SELECT * FROM unnest(:account_id, :username_key, :person_id)
