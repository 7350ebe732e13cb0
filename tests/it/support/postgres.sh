#!/bin/sh
# A PostgreSQL of our own: started on a free port in a temporary folder, stopped when our standard input closes, which
# happens however the tests end. PostgreSQL refuses to run as root, so root hands it to an unprivileged user.
set -eu
port=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/jonction-postgres.XXXXXX")
bin=""
for candidate in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres; do
    if [ -x "$candidate" ] && [ -x "$(dirname "$(readlink -f "$candidate")")/initdb" ]; then
        bin=$(dirname "$(readlink -f "$candidate")")
    fi
done
if [ -z "$bin" ]; then
    echo "no postgres binary found: install the package postgresql" >&2
    exit 1
fi
as=""
if [ "$(id -u)" = 0 ]; then
    user=postgres
    id "$user" >/dev/null 2>&1 || user=nobody
    chown "$user" "$folder"
    as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups --"
fi
stop() {
    cd /
    $as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT INT TERM
cd "$folder"
$as "$bin/initdb" -D "$folder/data" -U jonction -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
rm -f "$folder.log"
# Durability is not under test, speed of the tests is; max_connections serves many test databases at once.
$as "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -t 60 start -o "-p $port -k $folder/data -h 127.0.0.1 \
 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB" >/dev/null 2>&1 \
    || { cat "$folder/data/log" >&2; exit 1; }
echo ready
cat >/dev/null
