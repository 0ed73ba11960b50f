INSERT INTO contact_assignments (account_id, id, person_id, assigned_to_id, organization_id)
SELECT * FROM unnest(:account_id, :id, :person_id, :assigned_to_id, :organization_id)
