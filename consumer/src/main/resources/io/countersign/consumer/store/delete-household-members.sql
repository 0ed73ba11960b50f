DELETE FROM household_members t
USING unnest(:account_id, :person_id) AS n (account_id, person_id)
WHERE t.account_id = n.account_id AND t.person_id = n.person_id
