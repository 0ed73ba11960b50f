DELETE FROM collaborations t
USING unnest(:account_id, :organization_id, :person_id) AS n (account_id, organization_id, person_id)
WHERE t.account_id = n.account_id AND t.organization_id = n.organization_id AND t.person_id = n.person_id
