SELECT DISTINCT ON (m.source_id, m.digest)
       m.source_id, m.digest, m.account_id, m.subject_kind, m.subject_id, m.ack
FROM (
    SELECT * FROM unnest(:accounts, :kinds, :subjects, :sources, :digests) AS k (account_id, subject_kind, subject_id, source_id, digest)
    UNION ALL
    SELECT k.account_id, k.subject_kind, a.former_id, k.source_id, k.digest
    FROM unnest(:accounts, :kinds, :subjects, :sources, :digests) AS k (account_id, subject_kind, subject_id, source_id, digest)
    JOIN person_aliases a ON a.account_id = k.account_id AND a.person_id = k.subject_id
    WHERE k.subject_kind = 'person' AND a.former_id IS NOT NULL
) AS k
JOIN messages m USING (account_id, subject_kind, subject_id, source_id, digest)
WHERE m.status = 'persisted' AND m.result NOT IN ('stale', 'duplicate')
ORDER BY m.source_id, m.digest, m.processed_at
