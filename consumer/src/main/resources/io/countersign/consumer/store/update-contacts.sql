UPDATE contact_informations t
SET type = n.type, label = n.label, info = n.info, normalized = n.normalized, main = n.main
FROM unnest(:account_id, :id, :type, :label, :info, :normalized, :main) AS n (account_id, id, type, label, info, normalized, main)
WHERE t.account_id = n.account_id AND t.id = n.id
