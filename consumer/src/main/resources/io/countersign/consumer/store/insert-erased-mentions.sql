-- Every name that a record ever gave up is in released_names, the last one since its deletion.
WITH called AS (
    SELECT k.own AS mention FROM unnest(:own) AS k (own)
    UNION
    SELECT r.name
    FROM unnest(:accounts, :kinds, :ids) AS k (account_id, kind, subject_id)
    JOIN released_names r USING (account_id, kind, subject_id)
), added AS (
    INSERT INTO erased_mentions (mention)
    SELECT mention FROM called ORDER BY mention
    ON CONFLICT DO NOTHING
)
SELECT mention FROM called
