WITH named AS (
    SELECT t.account_id, t.id
    FROM unnest(:key_accounts, :keys) AS k (account_id, import_key)
    CROSS JOIN LATERAL (
        SELECT * FROM organizations t
        WHERE t.account_id = k.account_id AND t.import_key = k.import_key OFFSET 0
    ) AS t
    UNION
    SELECT k.account_id, k.id
    FROM unnest(:id_accounts, :ids) AS k (account_id, id)
)
SELECT t.account_id, t.id, t.import_id, t.import_key, t.import_generated, t.name, t.category_id, t.locale, t.data_consent, t.accepts_marketing, t.reason, t.status, t.federation_permission, t.opening_status, t.permission, t.split_percentage, t.note
FROM (SELECT * FROM named ORDER BY account_id, id) AS n
CROSS JOIN LATERAL (
    SELECT * FROM organizations t WHERE t.account_id = n.account_id AND t.id = n.id FOR NO KEY UPDATE
) AS t
