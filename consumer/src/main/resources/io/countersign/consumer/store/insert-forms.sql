INSERT INTO form_answers (account_id, form_id, person_id, organization_id, household_id, data)
SELECT * FROM unnest(:account_id, :form_id, :person_id, :organization_id, :household_id, :data)
