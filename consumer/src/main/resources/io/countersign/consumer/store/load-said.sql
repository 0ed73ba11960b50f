SELECT DISTINCT ON (m.source_id, m.digest)
       m.source_id, m.digest, m.account_id, m.subject_kind, m.subject_id, m.ack
FROM (
    SELECT * FROM unnest(:accounts, :kinds, :subjects, :sources, :digests) AS k (account_id, subject_kind, subject_id, source_id, digest)
    UNION ALL
    SELECT k.account_id, k.subject_kind, a.former_id, k.source_id, k.digest
    FROM unnest(:accounts, :kinds, :subjects, :sources, :digests) AS k (account_id, subject_kind, subject_id, source_id, digest)
    CROSS JOIN LATERAL (
        SELECT * FROM person_aliases a
        WHERE a.account_id = k.account_id AND a.person_id = k.subject_id OFFSET 0
    ) AS a
    WHERE k.subject_kind = 'person' AND a.former_id IS NOT NULL
) AS k
CROSS JOIN LATERAL (
    SELECT * FROM messages m
    WHERE m.account_id = k.account_id AND m.subject_kind = k.subject_kind AND m.subject_id = k.subject_id
     AND m.source_id = k.source_id AND m.digest = k.digest OFFSET 0
) AS m
WHERE m.status = 'persisted' AND m.result NOT IN ('stale', 'duplicate')
ORDER BY m.source_id, m.digest, m.processed_at
