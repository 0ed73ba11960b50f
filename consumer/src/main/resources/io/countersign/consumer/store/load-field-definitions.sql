SELECT d.account_id, d.id, d.key, d.label, d.type, d.choices, d.mandatory, d.archived
FROM unnest(:accounts) AS a (id)
JOIN custom_field_definitions d ON d.account_id = a.id
ORDER BY d.account_id, d.id
