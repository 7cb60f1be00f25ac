#!/usr/bin/env bash
# Starts Signet with the settings that the reference has in conformance/, and runs the comparison against it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh
require_tools

port="${CONFORMANCE_PORT:-8091}"
port_in_use "$port" && fail "Port $port is in use. Choose another: CONFORMANCE_PORT=N scripts/conformance.sh"
data=$(mktemp -d)
SIGNET_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
SIGNET_JWT_SECRET=$(node -p 'crypto.randomBytes(48).toString("base64")')
export SIGNET_SECRET SIGNET_JWT_SECRET

"$JAVA_HOME/bin/java" -jar examples/tasks/api/target/tasks-api.jar --server.port="$port" \
  --signet.base-url="http://localhost:$port" --signet.data="$data" --signet.production=true \
  --signet.rate-limit.enabled=false --signet.password.bcrypt-cost=4 \
  --signet.mail.smtp.host=localhost --signet.mail.smtp.port=9 --signet.mail.smtp.security=none \
  --signet.mail.from=no-reply@example.com --signet.email.change-enabled=true --signet.email.deletion.enabled=true \
  >"$data/api.log" 2>&1 &
pid=$!

# Ends the server; its own exit code (143) must not become the comparison's.
stop_server() {
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$data"
}
trap stop_server EXIT

for _ in $(seq 1 120); do
  kill -0 "$pid" 2>/dev/null || { tail -n 20 "$data/api.log" >&2; fail "Signet did not start."; }
  node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' \
    "http://localhost:$port/api/auth/ok" 2>/dev/null && break
  sleep 0.5
done
cd conformance
SIGNET_URL="http://localhost:$port" npm test
