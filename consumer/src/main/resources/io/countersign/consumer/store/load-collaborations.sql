SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM collaborations c WHERE c.account_id = o.account_id AND c.organization_id = o.id OFFSET 0
) AS c
WHERE c.main OR (c.account_id, c.person_id) IN (SELECT * FROM unnest(:person_accounts, :people))
