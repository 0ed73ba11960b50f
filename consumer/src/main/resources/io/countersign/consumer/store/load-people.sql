WITH named AS (
    SELECT t.account_id, t.id
    FROM unnest(:key_accounts, :keys) AS k (account_id, import_key)
    CROSS JOIN LATERAL (
        SELECT * FROM people t WHERE t.account_id = k.account_id AND t.import_key = k.import_key OFFSET 0
    ) AS t
    UNION
    SELECT a.account_id, a.person_id
    FROM unnest(:key_accounts, :keys) AS k (account_id, import_key)
    CROSS JOIN LATERAL (
        SELECT * FROM person_aliases a
        WHERE a.account_id = k.account_id AND a.import_key = k.import_key OFFSET 0
    ) AS a
    UNION
    SELECT a.account_id, a.person_id
    FROM unnest(:id_accounts, :ids) AS k (account_id, id)
    CROSS JOIN LATERAL (
        SELECT * FROM person_aliases a WHERE a.account_id = k.account_id AND a.former_id = k.id OFFSET 0
    ) AS a
    UNION
    SELECT k.account_id, k.id
    FROM unnest(:id_accounts, :ids) AS k (account_id, id)
)
SELECT t.account_id, t.id, t.import_id, t.import_key, t.import_generated, t.first_name, t.last_name, t.category_id, t.locale, t.gender, t.dob, t.data_consent, t.accepts_marketing, t.note, t.middle_name, t.title, t.nickname, t.salutation, t.dod, t.marital_status, t.occupation, t.guardian, t.archived, t.status, t.username, t.login_active, t.role, t.preferred_contact_method, t.receipt, t.avatar_url, t.timezone, t.traits
FROM (SELECT * FROM named ORDER BY account_id, id) AS n
CROSS JOIN LATERAL (
    SELECT * FROM people t WHERE t.account_id = n.account_id AND t.id = n.id FOR NO KEY UPDATE
) AS t
