SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM collaborations c WHERE c.account_id = o.account_id AND c.person_id = o.id OFFSET 0
) AS c
