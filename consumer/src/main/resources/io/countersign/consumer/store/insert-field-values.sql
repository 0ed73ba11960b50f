INSERT INTO custom_field_values (account_id, person_id, field_id, value)
SELECT * FROM unnest(:account_id, :person_id, :field_id, :value)
