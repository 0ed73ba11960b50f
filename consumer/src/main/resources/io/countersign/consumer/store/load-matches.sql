SELECT c.account_id, c.type, c.normalized, c.person_id, p.first_name, p.last_name
FROM unnest(:accounts, :types, :values) AS k (account_id, type, normalized)
JOIN contact_informations c ON c.normalized = k.normalized AND c.type = k.type AND c.account_id = k.account_id
 AND c.person_id IS NOT NULL AND c.type IN ('Email', 'PhoneNumber', 'CellNumber')
JOIN people p ON p.account_id = c.account_id AND p.id = c.person_id
ORDER BY c.account_id, c.person_id
