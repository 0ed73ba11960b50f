SELECT a.id AS account_id, 0 AS id, NULL AS name, NULL AS locale, NULL::text[] AS contexts, NULL::jsonb AS inputs
FROM unnest(:accounts) AS a (id)
WHERE EXISTS (SELECT FROM form_definitions d WHERE d.account_id = a.id)
UNION ALL
SELECT d.account_id, d.id, d.name, d.locale, d.contexts, d.inputs
FROM unnest(:form_accounts, :forms) AS f (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM form_definitions d WHERE d.account_id = f.account_id AND d.id = f.id OFFSET 0
) AS d
