UPDATE custom_field_values t
SET value = n.value
FROM unnest(:account_id, :person_id, :field_id, :value) AS n (account_id, person_id, field_id, value)
WHERE t.account_id = n.account_id AND t.person_id = n.person_id AND t.field_id = n.field_id
