WITH found AS (
    SELECT m.message_id, m.processed_at
    FROM unnest(:accounts, :kinds, :ids) AS k (account_id, subject_kind, subject_id)
    CROSS JOIN LATERAL (
        SELECT * FROM messages m
        WHERE m.account_id = k.account_id AND m.subject_kind = k.subject_kind AND m.subject_id = k.subject_id OFFSET 0
    ) AS m
    UNION
    SELECT m.message_id, m.processed_at
    FROM messages m
    WHERE m.mentions && :mentions
), erased AS (
    UPDATE messages m
    SET payload = NULL, mentions = NULL, erased_at = now()
    FROM found f
    WHERE m.message_id = f.message_id AND m.processed_at = f.processed_at
      AND m.result <> 'deleted' AND m.erased_at IS NULL
    RETURNING m.message_id, m.processed_at, m.ack
)
SELECT message_id, processed_at, CASE WHEN ack LIKE '%"resource%' THEN ack END FROM erased ORDER BY message_id
