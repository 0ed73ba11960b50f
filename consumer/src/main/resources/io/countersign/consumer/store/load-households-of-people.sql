SELECT m.account_id, m.household_id
FROM unnest(:accounts, :people) AS p (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM household_members m WHERE m.account_id = p.account_id AND m.person_id = p.id OFFSET 0
) AS m
