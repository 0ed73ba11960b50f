SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:person_accounts, :people) AS o (account_id, id)
JOIN form_answers t ON t.account_id = o.account_id AND t.person_id = o.id
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
JOIN form_answers t ON t.account_id = o.account_id AND t.organization_id = o.id
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.form_id, t.data
FROM unnest(:household_accounts, :households) AS o (account_id, id)
JOIN form_answers t ON t.account_id = o.account_id AND t.household_id = o.id
ORDER BY form_id
