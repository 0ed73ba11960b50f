-- Every name that a record ever gave up is in released_names, the last one since its deletion.
WITH called AS (
    SELECT k.own AS mention FROM unnest(:own) AS k (own)
    UNION
    SELECT r.name
    FROM unnest(:accounts, :kinds, :ids) AS k (account_id, kind, subject_id)
    CROSS JOIN LATERAL (
        SELECT * FROM released_names r
        WHERE r.account_id = k.account_id AND r.kind = k.kind AND r.subject_id = k.subject_id OFFSET 0
    ) AS r
), added AS (
    INSERT INTO erased_mentions (mention)
    SELECT mention FROM called ORDER BY mention
    ON CONFLICT DO NOTHING
)
SELECT mention FROM called
