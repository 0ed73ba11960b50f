SELECT a.source_id, a.digest, a.subject_id, a.message_id
FROM unnest(:sources, :digests) AS k (source_id, digest)
JOIN anonymous_statements a USING (source_id, digest)
