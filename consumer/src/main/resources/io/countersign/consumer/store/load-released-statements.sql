SELECT r.name, r.source_id, r.issued_at
FROM unnest(:accounts, :kinds, :names) AS k (account_id, kind, name)
JOIN released_statements r USING (account_id, kind, name)
