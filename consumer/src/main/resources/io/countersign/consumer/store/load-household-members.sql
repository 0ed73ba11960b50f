WITH named AS (
    SELECT m.account_id, m.person_id
    FROM unnest(:person_accounts, :people) AS p (account_id, id)
    CROSS JOIN LATERAL (
        SELECT * FROM household_members m
        WHERE m.account_id = p.account_id AND m.person_id = p.id OFFSET 0
    ) AS m
    UNION
    SELECT m.account_id, m.person_id
    FROM unnest(:household_accounts, :households) AS h (account_id, id)
    CROSS JOIN LATERAL (
        SELECT * FROM household_members m
        WHERE m.account_id = h.account_id AND m.household_id = h.id AND m.main OFFSET 0
    ) AS m
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
CROSS JOIN LATERAL (
    SELECT * FROM household_members m
    WHERE m.account_id = named.account_id AND m.person_id = named.person_id OFFSET 0
) AS m
CROSS JOIN LATERAL (
    SELECT * FROM people p WHERE p.account_id = named.account_id AND p.id = named.person_id OFFSET 0
) AS p
