-- With those named by id come all others of the same people, which they could be made equal to.
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:id_accounts, :ids) AS n (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM contact_assignments t WHERE t.account_id = n.account_id AND t.id = n.id OFFSET 0
) AS t
CROSS JOIN LATERAL (
    SELECT * FROM contact_assignments a
    WHERE a.account_id = t.account_id AND a.person_id = t.person_id OFFSET 0
) AS a
UNION
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:person_accounts, :people) AS p (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM contact_assignments a WHERE a.account_id = p.account_id AND a.person_id = p.id OFFSET 0
) AS a
UNION
SELECT a.account_id, a.id, a.person_id, a.assigned_to_id, a.organization_id
FROM unnest(:assigned_accounts, :assigned_to) AS p (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM contact_assignments a
    WHERE a.account_id = p.account_id AND a.assigned_to_id = p.id OFFSET 0
) AS a
