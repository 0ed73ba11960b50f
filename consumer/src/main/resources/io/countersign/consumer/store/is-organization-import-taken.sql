SELECT EXISTS (SELECT FROM organizations WHERE account_id = :account AND import_key = :key)
