#!/usr/bin/env bash
# Measures Signet beside Better Auth on Node, both on one PostgreSQL: starts all of it, loads it with wrk, writes the table.
set -euo pipefail
command_line="benchmarks/load.sh $*"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: benchmarks/load.sh [SECONDS] [--date YYYY-MM-DD]

  SECONDS  how long each run lasts; 8 by default, which takes a quarter of an hour
  --date   the date to write into the table; today by default

Needs what ./run needs, and wrk and PostgreSQL's server (Debian's packages wrk and postgresql).
TEXT
}

numbers_and_date "$@"
seconds=${numbers[0]:-8}

require_tools
PATH="$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)"
for tool in wrk initdb postgres; do
  command -v "$tool" >/dev/null || fail "$tool is missing. Install Debian's packages wrk and postgresql."
done
work=$(mktemp -d)
pids=()
cleanup() {
  [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgres() {
  mkdir "$work/postgres"
  chmod 755 "$work"
  [ "$(id -u)" != 0 ] || chown postgres "$work/postgres"
  postgres_port=$(free_port)
  as_postgres "$(command -v initdb)" -D "$work/postgres/data" -U postgres -A trust >/dev/null
  as_postgres "$(command -v postgres)" -D "$work/postgres/data" -p "$postgres_port" -k "$work/postgres" -c max_connections=200 \
    >"$work/postgres.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 1 100); do
    psql -h localhost -p "$postgres_port" -U postgres -c 'select 1' >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  fail "PostgreSQL did not start: $(tail -n 3 "$work/postgres.log")"
}

database() { psql -q -h localhost -p "$postgres_port" -U postgres -c "CREATE DATABASE $1"; }

servers=()

# known NAME PID PORT PEER REQUEST…: a server that load.mjs asks.
known() {
  servers+=("$(node -p 'const [name, pid, port, peer, ...requests] = process.argv.slice(1);
    JSON.stringify({ name, pid: +pid, url: `http://localhost:${port}`, peer, requests })' "$@")")
}

# better_auth NAME CACHE REQUEST…
better_auth() {
  local name="$1" cache="$2" port id=${#servers[@]}
  shift 2
  port=$(free_port)
  database "load_$id"
  BETTER_AUTH_SECRET="$secret" node benchmarks/load/better-auth.mjs "$port" \
    "postgres://postgres@localhost:$postgres_port/load_$id" "$cache" >"$work/$id.log" 2>&1 &
  pids+=($!)
  await "$name" $! "http://localhost:$port/api/auth/ok" "$work/$id.log"
  known "$name" $! "$port" "" "$@"
}

# signet NAME PEER SETTINGS REQUEST…
signet() {
  local name="$1" peer="$2" settings port id=${#servers[@]}
  read -ra settings <<<"$3"
  shift 3
  port=$(free_port)
  database "load_$id"
  SIGNET_SECRET="$secret" SIGNET_JWT_SECRET="$secret-of-tokens" "$JAVA_HOME/bin/java" -Xmx512m -jar "$tasks_api" \
    --server.port="$port" --server.address=127.0.0.1 --signet.base-url="http://localhost:$port" --signet.data="$work" \
    --spring.datasource.url="jdbc:postgresql://localhost:$postgres_port/load_$id" --spring.datasource.username=postgres \
    --signet.rate-limit.enabled=false "${settings[@]}" >"$work/$id.log" 2>&1 &
  pids+=($!)
  await "$name" $! "http://localhost:$port/api/auth/ok" "$work/$id.log"
  known "$name" $! "$port" "$peer" "$@"
}

build_tasks_api
(cd benchmarks/load && quietly npm ci --no-audit --no-fund)
secret=$(node -p 'crypto.randomBytes(48).toString("base64")')
start_postgres

node="Better Auth" cached="Better Auth, cookie cache"
database_sessions="--signet.session.strategy=database --signet.session.database.cookie-cache"
better_auth "$node" none get-session token sign-in sign-up
better_auth "$cached" jwt get-session token
signet "Signet, sessions in the database, EdDSA, scrypt" "$node" \
  "$database_sessions=none --signet.jwt.algorithm=EdDSA --signet.password.algorithm=scrypt" get-session token sign-in sign-up
signet "Signet, cookie cache, EdDSA" "$cached" "$database_sessions=jwt --signet.jwt.algorithm=EdDSA" get-session token
signet "Signet as it comes: stateless, HS256, bcrypt 12" "$node" "" get-session token sign-in sign-up

LOAD_SERVERS="[$(IFS=,; printf '%s' "${servers[*]}")]"
LOAD_VERSIONS="Better Auth $(node -p 'require("./benchmarks/load/node_modules/better-auth/package.json").version') on Node $(node -p process.versions.node); Signet on JDK $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*version "\(.*\)".*/\1/p'); $(postgres --version)"
export LOAD_SERVERS LOAD_VERSIONS
mkdir -p benchmarks/results
output=benchmarks/results/load.md
node benchmarks/load/load.mjs "$command_line" "$date" "$seconds" >"$work/table.md"
cp "$work/table.md" "$output"
say "$output"
