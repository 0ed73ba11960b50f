DELETE FROM newest_statements t
USING unnest(:account_id, :kind, :subject_id, :source_id) AS n (account_id, kind, subject_id, source_id)
WHERE t.account_id = n.account_id AND t.kind = n.kind AND t.subject_id = n.subject_id AND t.source_id = n.source_id
