SELECT e.mention FROM unnest(:mentions) AS k (mention) JOIN erased_mentions e USING (mention)
