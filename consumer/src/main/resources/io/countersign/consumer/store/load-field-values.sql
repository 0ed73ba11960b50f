SELECT t.account_id, t.person_id, t.field_id, t.value
FROM unnest(:person_accounts, :people) AS o (account_id, id)
JOIN custom_field_values t ON t.account_id = o.account_id AND t.person_id = o.id
ORDER BY t.field_id
