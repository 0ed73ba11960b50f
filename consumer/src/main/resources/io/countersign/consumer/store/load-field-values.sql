SELECT t.account_id, t.person_id, t.field_id, t.value
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM custom_field_values t WHERE t.account_id = o.account_id AND t.person_id = o.id OFFSET 0
) AS t
ORDER BY t.field_id
