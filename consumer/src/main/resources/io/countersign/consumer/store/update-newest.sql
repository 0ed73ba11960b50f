UPDATE newest_statements t
SET issued_at = n.issued_at
FROM unnest(:account_id, :kind, :subject_id, :source_id, :issued_at) AS n (account_id, kind, subject_id, source_id, issued_at)
WHERE t.account_id = n.account_id AND t.kind = n.kind AND t.subject_id = n.subject_id AND t.source_id = n.source_id
