SELECT m.account_id, m.household_id
FROM unnest(:accounts, :people) AS p (account_id, id)
JOIN household_members m ON m.account_id = p.account_id AND m.person_id = p.id
