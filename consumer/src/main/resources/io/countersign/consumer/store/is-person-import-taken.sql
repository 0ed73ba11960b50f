SELECT EXISTS (SELECT FROM people WHERE account_id = :account AND import_key = :key)
    OR EXISTS (SELECT FROM person_aliases WHERE account_id = :account AND import_key = :key)
