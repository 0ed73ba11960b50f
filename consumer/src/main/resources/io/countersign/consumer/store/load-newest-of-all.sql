SELECT n.account_id, n.kind, n.subject_id, n.source_id, n.issued_at
FROM unnest(:accounts, :kinds, :subjects) AS k (account_id, kind, subject_id)
JOIN newest_statements n USING (account_id, kind, subject_id)
