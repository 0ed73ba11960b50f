WITH moved AS (
    UPDATE partition_progress p
    SET next_offset = n.next_offset, updated_at = now()
    FROM unnest(:topic_id, :partition, :expected, :next_offset) AS n (topic_id, partition, expected, next_offset)
    WHERE p.topic_id = n.topic_id AND p.partition = n.partition AND p.next_offset = n.expected
    RETURNING p.partition
), reserved AS (
    INSERT INTO ids_reserved AS r (account_id, slot, reserved)
    SELECT * FROM unnest(:accounts, :slots, :counts)
    ON CONFLICT (account_id, slot) DO UPDATE SET reserved = r.reserved + EXCLUDED.reserved
    RETURNING account_id, slot, reserved
)
SELECT m.moved, r.account_id, r.slot, r.reserved, a.ids_before
FROM (SELECT count(*) AS moved FROM moved) AS m
LEFT JOIN reserved r ON true
LEFT JOIN accounts a ON a.id = r.account_id
