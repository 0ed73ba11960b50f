UPDATE messages t
SET ack = n.ack
FROM unnest(:message_id, :processed_at, :ack) AS n (message_id, processed_at, ack)
WHERE t.message_id = n.message_id AND t.processed_at = n.processed_at
