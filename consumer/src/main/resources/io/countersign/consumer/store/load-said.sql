SELECT DISTINCT ON (m.source_id, m.digest)
       m.source_id, m.digest, m.account_id, m.subject_kind, m.subject_id, m.ack
FROM unnest(:accounts, :kinds, :subjects, :sources, :digests) AS k (account_id, subject_kind, subject_id, source_id, digest)
JOIN messages m USING (account_id, subject_kind, subject_id, source_id, digest)
WHERE m.status = 'persisted' AND m.result NOT IN ('stale', 'duplicate')
ORDER BY m.source_id, m.digest, m.processed_at
