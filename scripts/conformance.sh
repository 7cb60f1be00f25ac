#!/usr/bin/env bash
# Starts Signet with the settings that the reference has in conformance/, and runs the official client and the comparison
# against it: for each strategy of sessions, with and without a cookie cache, and where every address has to be proved.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh
require_tools

port="${CONFORMANCE_PORT:-8091}"
port_in_use "$port" && fail "Port $port is in use. Choose another: CONFORMANCE_PORT=N scripts/conformance.sh"
build_tasks_api
SIGNET_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
SIGNET_JWT_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
export SIGNET_SECRET SIGNET_JWT_SECRET
export SIGNET_URL="http://localhost:$port"
pid=""
data=""
mails=""
move=""

# start_server SETTING…: in the background, on an empty database.
start_server() {
  data=$(mktemp -d)
  "$JAVA_HOME/bin/java" -jar "$tasks_api" --server.port="$port" \
    --signet.base-url="$SIGNET_URL" --signet.data="$data" --signet.rate-limit.enabled=false \
    --signet.password.bcrypt-cost=4 --signet.email.change-enabled=true --signet.email.deletion.enabled=true \
    "$@" >"$data/api.log" 2>&1 &
  pid=$!
  await Signet "$pid" "$SIGNET_URL/api/auth/ok" "$data/api.log"
}

# start_in_production SETTING…: mails go to a mail server that is not there.
start_in_production() {
  unset SIGNET_OUTBOX
  start_server --signet.production=true --signet.mail.smtp.host=localhost --signet.mail.smtp.port=9 \
    --signet.mail.smtp.security=none --signet.mail.from=no-reply@example.com "$@"
}

# start_with_outbox SETTING…: mails go to a file, which production forbids.
start_with_outbox() {
  mails=$(mktemp -d)
  export SIGNET_OUTBOX="$mails/outbox.jsonl"
  start_server --signet.production=false --signet.mail.outbox="$SIGNET_OUTBOX" --signet.session.strategy=database "$@"
}

# Ends the server; its own exit code (143) must not become the comparison's.
stop_server() {
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$data" "$mails"
  mails=""
  pid=""
}
stop_all() {
  stop_server
  [ -z "$move" ] || kill "$move" 2>/dev/null || true
}
trap stop_all EXIT

run() { (cd conformance && "$@"); }

# Users of Better Auth on PostgreSQL and MariaDB move to Signet and back, on servers of their own. It takes its time.
moved=$(mktemp)
(cd conformance && npm run --silent move) >"$moved" 2>&1 &
move=$!

start_in_production
run npm test
stop_server

# The self-test needs no Signet, so once is enough.
start_with_outbox
run npm run --silent client
run npm run --silent differential
stop_server

start_with_outbox --signet.session.database.cookie-cache=none
SIGNET_COOKIE_CACHE=none run npm run --silent differential
stop_server

start_with_outbox --signet.session.database.cookie-cache=none --signet.session.bearer=unsigned
SIGNET_COOKIE_CACHE=none run npm run --silent differential -- bearer
stop_server

# Every read is due.
start_with_outbox --signet.session.database.defer-refresh=true --signet.session.update-age=0s
run npm run --silent differential -- deferred
stop_server

start_with_outbox --signet.session.database.cookie-cache=compact --signet.email.verification.required=true \
  --signet.email.verification.on-sign-in=true --signet.email.verification.signs-in=true \
  --signet.email.deletion.by-mail=true
run npm run --silent required
SIGNET_COOKIE_CACHE=compact SIGNET_VERIFICATION=required run npm run --silent differential
stop_server

# The other forms of the cached copy, as a JavaScript middleware reads them; and the error page of production.
for cache in compact jwe; do
  start_in_production --signet.session.strategy=database --signet.session.database.cookie-cache="$cache"
  SIGNET_COOKIE_CACHE="$cache" run node --test client/cookies.test.mjs
  SIGNET_COOKIE_CACHE="$cache" run npm run --silent differential -- error
  stop_server
done

wait "$move" || { cat "$moved" >&2 && fail "The move of users from Better Auth to Signet failed."; }
tail -n 8 "$moved"
rm "$moved"
