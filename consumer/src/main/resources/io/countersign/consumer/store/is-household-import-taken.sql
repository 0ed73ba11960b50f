SELECT EXISTS (SELECT FROM households WHERE account_id = :account AND import_key = :key)
