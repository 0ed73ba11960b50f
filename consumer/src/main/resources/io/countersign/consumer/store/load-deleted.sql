SELECT d.account_id, d.kind, d.id, d.issued_at, d.erased_at IS NOT NULL AS erased
FROM unnest(:accounts, :kinds, :ids) AS k (account_id, kind, id)
JOIN deleted_records d USING (account_id, kind, id)
