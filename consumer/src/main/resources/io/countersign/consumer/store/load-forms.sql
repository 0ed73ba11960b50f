SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM form_answers t WHERE t.account_id = o.account_id AND t.person_id = o.id OFFSET 0
) AS t
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM form_answers t WHERE t.account_id = o.account_id AND t.organization_id = o.id OFFSET 0
) AS t
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:household_accounts, :households) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM form_answers t WHERE t.account_id = o.account_id AND t.household_id = o.id OFFSET 0
) AS t
ORDER BY form_id
