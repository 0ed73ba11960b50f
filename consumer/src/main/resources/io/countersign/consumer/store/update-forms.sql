UPDATE form_answers t
SET data = n.data
FROM unnest(:account_id, :form_id, :person_id, :organization_id, :household_id, :data) AS n (account_id, form_id, person_id, organization_id, household_id, data)
WHERE t.account_id = n.account_id AND t.form_id = n.form_id
  AND (t.person_id = n.person_id OR t.organization_id = n.organization_id OR t.household_id = n.household_id)
