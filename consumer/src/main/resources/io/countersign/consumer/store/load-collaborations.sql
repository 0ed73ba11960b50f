SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
JOIN collaborations c ON c.account_id = o.account_id AND c.organization_id = o.id
WHERE c.main OR (c.account_id, c.person_id) IN (SELECT * FROM unnest(:person_accounts, :people))
