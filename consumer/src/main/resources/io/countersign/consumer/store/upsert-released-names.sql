INSERT INTO released_names AS r (account_id, kind, name, subject_id, issued_at)
SELECT * FROM unnest(:account_id, :kind, :name, :subject_id, :issued_at)
ON CONFLICT (account_id, kind, name, subject_id) DO UPDATE
SET issued_at = greatest(r.issued_at, excluded.issued_at)
WHERE r.issued_at IS DISTINCT FROM greatest(r.issued_at, excluded.issued_at)
