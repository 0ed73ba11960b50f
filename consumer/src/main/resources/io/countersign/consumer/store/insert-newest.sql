INSERT INTO newest_statements (account_id, kind, subject_id, source_id, issued_at)
SELECT * FROM unnest(:account_id, :kind, :subject_id, :source_id, :issued_at)
