SELECT c.account_id, c.organization_id, c.person_id, c.title, c.main
FROM unnest(:person_accounts, :people) AS o (account_id, id)
JOIN collaborations c ON c.account_id = o.account_id AND c.person_id = o.id
