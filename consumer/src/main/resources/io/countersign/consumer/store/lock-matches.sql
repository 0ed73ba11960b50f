SELECT CASE WHEN k.exclusive THEN pg_advisory_xact_lock(k.key)::text ELSE pg_advisory_xact_lock_shared(k.key)::text END
FROM unnest(:keys, :exclusive) AS k (key, exclusive)
