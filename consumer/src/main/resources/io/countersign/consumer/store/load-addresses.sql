SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.id, t.name, t.street1, t.street2, t.city, t.zip, t.region_code, t.country_code, t.main, t.natural_key
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM addresses t WHERE t.account_id = o.account_id AND t.person_id = o.id OFFSET 0
) AS t
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.id, t.name, t.street1, t.street2, t.city, t.zip, t.region_code, t.country_code, t.main, t.natural_key
FROM unnest(:organization_accounts, :organizations) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM addresses t WHERE t.account_id = o.account_id AND t.organization_id = o.id OFFSET 0
) AS t
UNION ALL
SELECT t.account_id, t.person_id, t.organization_id, t.household_id, t.id, t.name, t.street1, t.street2, t.city, t.zip, t.region_code, t.country_code, t.main, t.natural_key
FROM unnest(:household_accounts, :households) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM addresses t WHERE t.account_id = o.account_id AND t.household_id = o.id OFFSET 0
) AS t
ORDER BY id
