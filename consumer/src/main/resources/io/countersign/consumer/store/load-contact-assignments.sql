-- With those named by id come all others of the same people, which they could be made equal to.
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:id_accounts, :ids) AS n (account_id, id)
JOIN contact_assignments t ON t.account_id = n.account_id AND t.id = n.id
JOIN contact_assignments a ON a.account_id = t.account_id AND a.person_id = t.person_id
UNION
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:person_accounts, :people) AS p (account_id, id)
JOIN contact_assignments a ON a.account_id = p.account_id AND a.person_id = p.id
UNION
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:assigned_accounts, :assigned_to) AS p (account_id, id)
JOIN contact_assignments a ON a.account_id = p.account_id AND a.assigned_to_id = p.id
