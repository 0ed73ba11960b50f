SELECT n.account_id, n.subject_id, n.source_id, n.issued_at
FROM unnest(:person_accounts, :people) AS o (account_id, id)
JOIN newest_statements n ON n.account_id = o.account_id AND n.kind = 'person' AND n.subject_id = o.id
