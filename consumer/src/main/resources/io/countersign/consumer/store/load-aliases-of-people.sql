SELECT a.account_id, a.person_id, a.import_id, a.former_id
FROM unnest(:person_accounts, :people) AS o (account_id, id)
JOIN person_aliases a ON a.account_id = o.account_id AND a.person_id = o.id
ORDER BY a.import_key, a.former_id
