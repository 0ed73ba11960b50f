INSERT INTO addresses (account_id, id, person_id, organization_id, household_id, name, street1, street2, city, zip, region_code, country_code, main, natural_key)
SELECT * FROM unnest(:account_id, :id, :person_id, :organization_id, :household_id, :name, :street1, :street2, :city, :zip, :region_code, :country_code, :main, :natural_key)
