#!/usr/bin/env bash
# Starts Signet with the settings that the reference has in conformance/, and runs the comparison against it: once for
# each strategy of sessions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh
require_tools

port="${CONFORMANCE_PORT:-8091}"
port_in_use "$port" && fail "Port $port is in use. Choose another: CONFORMANCE_PORT=N scripts/conformance.sh"
SIGNET_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
SIGNET_JWT_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
export SIGNET_SECRET SIGNET_JWT_SECRET
export SIGNET_URL="http://localhost:$port"
pid=""
data=""

# start_server STRATEGY SETTING…: in the background, on an empty database.
start_server() {
  local strategy="$1"
  shift
  data=$(mktemp -d)
  "$JAVA_HOME/bin/java" -jar examples/tasks/api/target/tasks-api.jar --server.port="$port" \
    --signet.base-url="$SIGNET_URL" --signet.data="$data" --signet.production=true \
    --signet.rate-limit.enabled=false --signet.password.bcrypt-cost=4 \
    --signet.mail.smtp.host=localhost --signet.mail.smtp.port=9 --signet.mail.smtp.security=none \
    --signet.mail.from=no-reply@example.com --signet.email.change-enabled=true --signet.email.deletion.enabled=true \
    --signet.session.strategy="$strategy" "$@" >"$data/api.log" 2>&1 &
  pid=$!
  for _ in $(seq 1 120); do
    kill -0 "$pid" 2>/dev/null || { tail -n 20 "$data/api.log" >&2; fail "Signet did not start."; }
    node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' \
      "$SIGNET_URL/api/auth/ok" 2>/dev/null && return 0
    sleep 0.5
  done
  fail "Signet did not answer within a minute."
}

# Ends the server; its own exit code (143) must not become the comparison's.
stop_server() {
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$data"
  pid=""
}
trap stop_server EXIT

start_server stateless
(cd conformance && npm test)
stop_server
# The self-test needs no Signet, so once is enough.
start_server database
(cd conformance && npm run --silent client && npm run --silent differential)
stop_server
# The other forms of the cached copy, as a JavaScript middleware reads them.
for cache in compact jwe; do
  start_server database --signet.session.database.cookie-cache="$cache"
  (cd conformance && SIGNET_COOKIE_CACHE="$cache" node --test client/cookies.test.mjs)
  stop_server
done
# Users of Better Auth on PostgreSQL and MariaDB move to Signet and back; starts its own servers.
(cd conformance && npm run --silent move)
