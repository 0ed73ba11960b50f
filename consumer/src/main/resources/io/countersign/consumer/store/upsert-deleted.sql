INSERT INTO deleted_records AS d (account_id, kind, id, issued_at, erased_at)
SELECT n.account_id, n.kind, n.id, n.issued_at, CASE WHEN n.erased THEN now() END
FROM unnest(:account_id, :kind, :id, :issued_at, :erased) AS n (account_id, kind, id, issued_at, erased)
ON CONFLICT (account_id, kind, id) DO UPDATE
SET issued_at = excluded.issued_at, erased_at = coalesce(d.erased_at, excluded.erased_at)
