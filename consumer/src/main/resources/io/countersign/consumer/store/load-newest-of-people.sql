SELECT n.account_id, n.subject_id, n.source_id, n.issued_at
FROM unnest(:person_accounts, :people) AS o (account_id, id)
CROSS JOIN LATERAL (
    SELECT * FROM newest_statements n
    WHERE n.account_id = o.account_id AND n.kind = 'person' AND n.subject_id = o.id OFFSET 0
) AS n
