SELECT n.account_id, n.kind, n.subject_id, n.source_id, n.issued_at
FROM unnest(:accounts, :kinds, :subjects, :sources) AS k (account_id, kind, subject_id, source_id)
CROSS JOIN LATERAL (
    SELECT * FROM newest_statements n
    WHERE n.account_id = k.account_id AND n.kind = k.kind AND n.subject_id = k.subject_id
     AND n.source_id = k.source_id OFFSET 0
) AS n
