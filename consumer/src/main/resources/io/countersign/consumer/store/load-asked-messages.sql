SELECT m.account_id, m.message_id, m.type, m.subject_kind, m.subject_id, m.ack, m.mentions,
       CASE WHEN octet_length(m.payload) <= :largest
             AND sum(octet_length(m.payload)) OVER (ORDER BY m.message_id, m.processed_at) <= :most
            THEN m.payload END AS payload,
       m.payload IS NOT NULL AS kept
FROM unnest(:accounts, :message_ids) AS k (account_id, message_id)
CROSS JOIN LATERAL (
    SELECT * FROM messages m WHERE m.message_id = k.message_id AND m.account_id = k.account_id OFFSET 0
) AS m
ORDER BY m.message_id, m.processed_at
