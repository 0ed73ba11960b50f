UPDATE addresses t
SET name = n.name, street1 = n.street1, street2 = n.street2, city = n.city, zip = n.zip, region_code = n.region_code, country_code = n.country_code, main = n.main, natural_key = n.natural_key
FROM unnest(:account_id, :id, :name, :street1, :street2, :city, :zip, :region_code, :country_code, :main, :natural_key) AS n (account_id, id, name, street1, street2, city, zip, region_code, country_code, main, natural_key)
WHERE t.account_id = n.account_id AND t.id = n.id
