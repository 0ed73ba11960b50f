SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM collaborations t WHERE t.account_id = o.account_id AND t.organization_id = o.id
    ORDER BY t.person_id LIMIT :most + 1
) AS c
UNION
SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:person_accounts, :people) AS p (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM collaborations t WHERE t.account_id = p.account_id AND t.person_id = p.id
    ORDER BY t.organization_id LIMIT :most + 1
) AS c
