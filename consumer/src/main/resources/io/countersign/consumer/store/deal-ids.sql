INSERT INTO id_blocks AS b (account_id, kind, next_id)
VALUES (:account, :kind, 1 + :count)
ON CONFLICT (account_id, kind) DO UPDATE SET next_id = b.next_id + :count
RETURNING next_id - :count
