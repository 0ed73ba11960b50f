SELECT r.name, r.subject_id, r.issued_at
FROM unnest(:accounts, :kinds, :names) AS k (account_id, kind, name)
JOIN released_names r USING (account_id, kind, name)
