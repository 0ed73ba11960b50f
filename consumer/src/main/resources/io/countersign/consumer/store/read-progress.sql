SELECT p.topic_id, p.partition, p.next_offset, s.number
FROM unnest(:topic_id, :partition, :part) AS k (topic_id, partition, part)
JOIN partition_progress p USING (topic_id, partition)
JOIN id_series s ON s.topic_id = k.topic_id AND s.part = k.part
