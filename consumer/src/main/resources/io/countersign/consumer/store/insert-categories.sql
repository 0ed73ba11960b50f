INSERT INTO categories (account_id, id, kind, name_fr, name_en, key_fr, key_en)
SELECT * FROM unnest(:account_id, :id, :kind, :name_fr, :name_en, :key_fr, :key_en)
