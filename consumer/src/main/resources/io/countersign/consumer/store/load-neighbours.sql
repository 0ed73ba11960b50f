SELECT t.account_id, 'person' AS kind, t.id, t.import_id, t.import_generated, t.first_name, t.last_name, NULL AS name
FROM unnest(:person_accounts, :people) AS k (account_id, id)
JOIN people t ON t.account_id = k.account_id AND t.id = k.id
UNION ALL
SELECT t.account_id, 'organization', t.id, t.import_id, t.import_generated, NULL, NULL, t.name
FROM unnest(:organization_accounts, :organizations) AS k (account_id, id)
JOIN organizations t ON t.account_id = k.account_id AND t.id = k.id
