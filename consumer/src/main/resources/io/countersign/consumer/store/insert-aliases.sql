INSERT INTO person_aliases (account_id, person_id, import_id, import_key, former_id)
SELECT * FROM unnest(:account_id, :person_id, :import_id, :import_key, :former_id)
