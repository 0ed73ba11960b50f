INSERT INTO id_series (topic_id, part, number)
SELECT n.topic_id, n.part,
       (SELECT COALESCE(max(number), -1) FROM id_series) + row_number() OVER (ORDER BY n.topic, n.part, n.topic_id)
FROM (SELECT DISTINCT topic_id, part, topic FROM unnest(:topic_id, :part, :topic) AS k (topic_id, part, topic)) AS n
WHERE NOT EXISTS (SELECT FROM id_series s WHERE s.topic_id = n.topic_id AND s.part = n.part)
