INSERT INTO household_members (account_id, person_id, household_id, title, main)
SELECT * FROM unnest(:account_id, :person_id, :household_id, :title, :main)
