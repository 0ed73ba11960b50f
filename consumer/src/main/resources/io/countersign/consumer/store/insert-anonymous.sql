INSERT INTO anonymous_statements (source_id, digest, subject_id, message_id)
SELECT * FROM unnest(:source_id, :digest, :subject_id, :message_id)
