#!/bin/sh
# Makes a cluster with a superuser and a database as POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB say, and becomes the
# server. Like the real image it starts a server for itself first, so that "ready" is in the log twice.
set -eu

data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
password=$(mktemp)
printf '%s\n' "${POSTGRES_PASSWORD:?}" >"$password"
initdb --pgdata="$data" --username="$user" --pwfile="$password" --encoding=UTF8 --locale=C.UTF-8 \
    --auth-local=trust --auth-host=scram-sha-256 >/dev/null
rm "$password"
echo 'host all all all scram-sha-256' >>"$data/pg_hba.conf"
echo "listen_addresses = '*'" >>"$data/postgresql.conf"
echo "unix_socket_directories = '/tmp'" >>"$data/postgresql.conf"

# The programs bring no psql; a server of one user takes statements from its input.
if [ "$database" != postgres ]; then
    echo "CREATE DATABASE \"$database\"" | postgres --single -D "$data" postgres >/dev/null
fi
pg_ctl --pgdata="$data" --wait --options="-c listen_addresses=''" start
pg_ctl --pgdata="$data" --wait stop
if [ "$1" != postgres ]; then
    set -- postgres "$@"
fi
exec "$@" -D "$data"
