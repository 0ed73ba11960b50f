SELECT e.mention
FROM unnest(:mentions) AS k (mention)
CROSS JOIN LATERAL (
    SELECT * FROM erased_mentions e WHERE e.mention = k.mention OFFSET 0
) AS e
