SELECT public_key FROM source_keys WHERE public_key = ANY (:keys) AND status = 'revoked'
