UPDATE collaborations t
SET title = n.title, main = n.main
FROM unnest(:account_id, :organization_id, :person_id, :title, :main) AS n (account_id, organization_id, person_id, title, main)
WHERE t.account_id = n.account_id AND t.organization_id = n.organization_id AND t.person_id = n.person_id
