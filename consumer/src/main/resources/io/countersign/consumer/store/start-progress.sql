INSERT INTO partition_progress (topic_id, partition, topic, next_offset)
SELECT *, 0 FROM unnest(:topic_id, :partition, :topic)
ON CONFLICT DO NOTHING
