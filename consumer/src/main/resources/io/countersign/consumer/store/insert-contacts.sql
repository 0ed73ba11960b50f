INSERT INTO contact_informations (account_id, id, person_id, organization_id, household_id, type, label, info, normalized, main)
SELECT * FROM unnest(:account_id, :id, :person_id, :organization_id, :household_id, :type, :label, :info, :normalized, :main)
