#!/usr/bin/env bash
# Fuzzes signet-jwt with Jazzer. The kept corpus is where it starts; what it finds is written to jwt-interop/target/fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: scripts/fuzz.sh [--keep] [seconds] [target…]

  seconds   how long in all, shared by the targets one after the other; default 300
  target    token, signed, jwks, jwk, pem, pkcs8; default all of them
  --keep    afterwards, put the smallest set of inputs with the same coverage into the kept corpus

An input that breaks a rule, throws what it must not, or takes more than five seconds ends the run with an error.
TEXT
}

keep=false
case "${1:-}" in
  --help | -h) usage && exit 0 ;;
  --keep) keep=true && shift ;;
esac
seconds="${1:-300}"
[[ "$seconds" =~ ^[1-9][0-9]*$ ]] || { usage >&2 && exit 2; }
[ $# -eq 0 ] || shift
targets=("$@")
[ $# -gt 0 ] || targets=(token signed jwks jwk pem pkcs8)

require_tools
mvn -B -ntp -q -pl jwt-interop -am -Pfuzz test-compile
cd jwt-interop

# jazzer TARGET ARGUMENT…
jazzer() {
  local name="${1^}"
  shift
  "$JAVA_HOME/bin/java" -Xmx1g -cp "target/test-classes:$(cat target/fuzz.classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="dev.signet.interop.${name}Target" \
    --instrumentation_includes='dev.signet.jwt.**' -timeout=5 -rss_limit_mb=3072 -max_len=9000 "$@"
}

for target in "${targets[@]}"; do
  kept="src/test/resources/corpus/$target"
  [ -d "$kept" ] || fail "There is no target $target. Targets: token, signed, jwks, jwk, pem, pkcs8."
  found="target/fuzz/$target"
  mkdir -p "$found"
  say "=== $target"
  jazzer "$target" -max_total_time=$((seconds / ${#targets[@]})) -dict=fuzz.dict -print_final_stats=1 \
    -artifact_prefix="target/fuzz/$target-" --reproducer_path=target/fuzz "$found" "$kept"
  if $keep; then
    smallest=$(mktemp -d)
    jazzer "$target" -merge=1 "$smallest" "$kept" "$found"
    rm -rf "$kept" && mv "$smallest" "$kept" && chmod 755 "$kept"
  fi
done
