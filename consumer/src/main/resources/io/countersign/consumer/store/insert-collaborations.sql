INSERT INTO collaborations (account_id, organization_id, person_id, title, main)
SELECT * FROM unnest(:account_id, :organization_id, :person_id, :title, :main)
