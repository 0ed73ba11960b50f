SELECT c.account_id, c.type, c.normalized, c.person_id, p.first_name, p.last_name
FROM unnest(:accounts, :types, :values) AS k (account_id, type, normalized)
CROSS JOIN LATERAL (
    SELECT * FROM contact_informations c
    WHERE c.normalized = k.normalized AND c.type = k.type AND c.account_id = k.account_id
     AND c.person_id IS NOT NULL AND c.type IN ('Email', 'PhoneNumber', 'CellNumber') OFFSET 0
) AS c
CROSS JOIN LATERAL (
    SELECT * FROM people p WHERE p.account_id = c.account_id AND p.id = c.person_id OFFSET 0
) AS p
ORDER BY c.account_id, c.person_id
