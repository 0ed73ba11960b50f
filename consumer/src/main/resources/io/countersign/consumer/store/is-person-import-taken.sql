SELECT EXISTS (SELECT FROM people WHERE account_id = :account AND import_key = :key)
