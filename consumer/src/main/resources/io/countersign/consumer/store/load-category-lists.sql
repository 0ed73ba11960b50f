SELECT c.account_id, c.id, c.kind, c.name_fr, c.name_en
FROM unnest(:accounts, :kinds, :texts) AS l (account_id, kind, text)
JOIN categories c ON c.account_id = l.account_id AND c.kind = l.kind
 AND (strpos(coalesce(c.key_fr, ''), l.text) > 0 OR strpos(coalesce(c.key_en, ''), l.text) > 0)
