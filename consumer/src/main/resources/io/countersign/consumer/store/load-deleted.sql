SELECT d.account_id, d.kind, d.id, d.issued_at, d.erased_at IS NOT NULL AS erased
FROM unnest(:accounts, :kinds, :ids) AS k (account_id, kind, id)
CROSS JOIN LATERAL (
    SELECT * FROM deleted_records d
    WHERE d.account_id = k.account_id AND d.kind = k.kind AND d.id = k.id OFFSET 0
) AS d
