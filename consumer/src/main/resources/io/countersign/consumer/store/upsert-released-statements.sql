INSERT INTO released_statements AS r (account_id, kind, name, source_id, issued_at)
SELECT * FROM unnest(:account_id, :kind, :name, :source_id, :issued_at)
ON CONFLICT (account_id, kind, name, source_id) DO UPDATE
SET issued_at = excluded.issued_at
WHERE r.issued_at < excluded.issued_at
