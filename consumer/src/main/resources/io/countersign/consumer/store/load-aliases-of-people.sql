SELECT a.account_id, a.person_id, a.import_id, a.former_id
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM person_aliases a WHERE a.account_id = o.account_id AND a.person_id = o.id OFFSET 0
) AS a
ORDER BY a.import_key, a.former_id
