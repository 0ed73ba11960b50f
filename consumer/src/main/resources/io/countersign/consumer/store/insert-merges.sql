INSERT INTO merges (account_id, loser_id, survivor_id, message_id, created_at, former)
SELECT n.account_id, n.loser_id, n.survivor_id, n.message_id, coalesce(p.created_at, now()), n.former
FROM unnest(:account_id, :loser_id, :survivor_id, :message_id, :former) AS n (account_id, loser_id, survivor_id, message_id, former)
LEFT JOIN people p ON p.account_id = n.account_id AND p.id = n.loser_id
