SELECT p.topic_id, p.partition, p.next_offset
FROM partition_progress p
JOIN unnest(:topic_id, :partition) AS k (topic_id, partition) USING (topic_id, partition)
