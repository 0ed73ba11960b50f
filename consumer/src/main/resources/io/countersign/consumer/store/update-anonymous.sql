UPDATE anonymous_statements t
SET subject_id = n.subject_id, message_id = n.message_id
FROM unnest(:source_id, :digest, :subject_id, :message_id) AS n (source_id, digest, subject_id, message_id)
WHERE t.source_id = n.source_id AND t.digest = n.digest
