WITH named AS (
    SELECT t.account_id, t.id
    FROM unnest(:key_accounts, :keys) AS k (account_id, import_key)
    JOIN households t ON t.account_id = k.account_id AND t.import_key = k.import_key
    UNION
    SELECT k.account_id, k.id
    FROM unnest(:id_accounts, :ids) AS k (account_id, id)
)
SELECT t.account_id, t.id, t.import_id, t.import_key, t.import_generated, t.name, t.category_id, t.locale, t.data_consent, t.accepts_marketing, t.note
FROM households t
JOIN named USING (account_id, id)
ORDER BY t.account_id, t.id
FOR NO KEY UPDATE OF t
