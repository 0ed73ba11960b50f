SELECT r.name, r.source_id, r.issued_at
FROM unnest(:accounts, :kinds, :names) AS k (account_id, kind, name)
CROSS JOIN LATERAL (
    SELECT * FROM released_statements r
    WHERE r.account_id = k.account_id AND r.kind = k.kind AND r.name = k.name OFFSET 0
) AS r
