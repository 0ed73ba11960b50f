SELECT a.source_id, a.digest, a.subject_id, a.message_id
FROM unnest(:sources, :digests) AS k (source_id, digest)
CROSS JOIN LATERAL (
    SELECT * FROM anonymous_statements a WHERE a.source_id = k.source_id AND a.digest = k.digest OFFSET 0
) AS a
