UPDATE partition_progress p
SET next_offset = n.next_offset, updated_at = now()
FROM unnest(:topic_id, :partition, :expected, :next_offset) AS n (topic_id, partition, expected, next_offset)
WHERE p.topic_id = n.topic_id AND p.partition = n.partition AND p.next_offset = n.expected
