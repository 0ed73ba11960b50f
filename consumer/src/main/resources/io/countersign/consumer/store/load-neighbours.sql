SELECT t.account_id, 'person' AS kind, t.id, t.import_id, t.import_generated, t.first_name, t.last_name, NULL AS name
FROM unnest(:person_accounts, :people) AS k (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM people t WHERE t.account_id = k.account_id AND t.id = k.id OFFSET 0
) AS t
UNION ALL
SELECT t.account_id, 'organization', t.id, t.import_id, t.import_generated, NULL, NULL, t.name
FROM unnest(:organization_accounts, :organizations) AS k (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM organizations t WHERE t.account_id = k.account_id AND t.id = k.id OFFSET 0
) AS t
