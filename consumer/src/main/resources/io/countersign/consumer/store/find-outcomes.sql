SELECT m.message_id, m.result, m.ack, s.name AS source
FROM messages m
LEFT JOIN sources s ON s.id = m.source_id
WHERE m.message_id = ANY (:message_ids)
