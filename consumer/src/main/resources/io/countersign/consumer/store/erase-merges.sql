UPDATE merges t
SET former = '{}'
FROM unnest(:accounts, :kinds, :ids) AS n (account_id, kind, id)
WHERE n.kind = 'person' AND t.account_id = n.account_id AND t.loser_id = n.id
