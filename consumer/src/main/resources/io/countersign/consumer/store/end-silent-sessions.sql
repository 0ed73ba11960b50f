SELECT count(pg_terminate_backend(pid))
FROM pg_stat_activity
WHERE datname = current_database()
  AND usename = current_user
  AND application_name = current_setting('application_name')
  AND pid <> pg_backend_pid()
  AND state = 'active'
  AND wait_event_type = 'Client'
  AND query_start < now() - make_interval(secs => :seconds)
