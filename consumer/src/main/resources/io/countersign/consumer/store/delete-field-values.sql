DELETE FROM custom_field_values t
USING unnest(:account_id, :person_id, :field_id) AS n (account_id, person_id, field_id)
WHERE t.account_id = n.account_id AND t.person_id = n.person_id AND t.field_id = n.field_id
