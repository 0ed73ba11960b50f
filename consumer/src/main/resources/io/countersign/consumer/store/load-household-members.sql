WITH named AS (
    SELECT m.account_id, m.person_id
    FROM unnest(:person_accounts, :people) AS p (account_id, id)
    JOIN household_members m ON m.account_id = p.account_id AND m.person_id = p.id
    UNION
    SELECT m.account_id, m.person_id
    FROM unnest(:household_accounts, :households) AS h (account_id, id)
    JOIN household_members m ON m.account_id = h.account_id AND m.household_id = h.id
    WHERE m.main
    UNION
    SELECT m.account_id, m.person_id
    FROM unnest(:asked_accounts, :asked) AS h (account_id, id)
    CROSS JOIN LATERAL (
        SELECT * FROM household_members t WHERE t.account_id = h.account_id AND t.household_id = h.id
        LIMIT :most + 1
    ) AS m
)
SELECT m.account_id, m.person_id, m.household_id, m.title, m.main, p.import_id, p.first_name, p.last_name
FROM named
JOIN household_members m USING (account_id, person_id)
JOIN people p ON p.account_id = named.account_id AND p.id = named.person_id
