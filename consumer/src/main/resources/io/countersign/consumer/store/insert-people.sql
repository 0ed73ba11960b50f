INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name, last_name, category_id, locale, gender, dob, data_consent, accepts_marketing, note)
SELECT * FROM unnest(:account_id, :id, :import_id, :import_key, :import_generated, :first_name, :last_name, :category_id, :locale, :gender, :dob, :data_consent, :accepts_marketing, :note)
