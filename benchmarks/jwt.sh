#!/usr/bin/env bash
# Measures signet-jwt beside its peers and the bare primitive: builds, runs JMH, writes the tables.
set -euo pipefail
command_line="benchmarks/jwt.sh $*"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: benchmarks/jwt.sh [loop|quick|full] [jdk17|jdk25] [--provider jdk|accp|conscrypt] [--date YYYY-MM-DD]

  loop        HS256, Signet and the primitive only; prints the table and writes nothing (half a minute)
  quick       HS256, all peers, one short fork each (two minutes); the default
  full        what a published table needs (twelve minutes)
  jdk17 …     the JDK to run on, any major version that is installed; the newest by default
  --provider  adds the jar of a native provider to the class path, and measures its primitive as the floor
  --date      the date to write into the table; today by default
TEXT
}

mode=quick jdk="" provider=jdk date=$(date +%F)
while [ $# -gt 0 ]; do
  case "$1" in
    loop | quick | full) mode="$1" ;;
    jdk[0-9]*) jdk="${1#jdk}" ;;
    --provider) provider="${2:-}" && shift ;;
    --date) date="${2:-}" && shift ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done
case "$provider" in jdk | accp | conscrypt) ;; *) usage >&2 && exit 2 ;; esac

require_tools
target="benchmarks/jwt/target"
work="$target/jmh"
jdk="${jdk:-$(jdk_version "$JAVA_HOME")}"
runtime=$(find_jdk "$jdk")
[ -n "$runtime" ] || fail "No JDK $jdk was found. Install it, or name another: benchmarks/jwt.sh $mode jdk25"

build() {
  stale "$target/benchmarks.jar" jwt/src/main benchmarks/jwt pom.xml jwt/pom.xml || return 0
  local classifier=linux-x86_64
  [ "$(uname -m)" != aarch64 ] || classifier=linux-aarch_64
  quietly mvn -B -ntp -P 'benchmarks,!static-analysis' -pl benchmarks/jwt -am -Dmaven.test.skip=true \
    -Daccp.classifier="$classifier" package
}

classpath="$target/benchmarks.jar"
[ "$provider" = jdk ] || classpath="$classpath:$target/providers/$provider.jar"
rounds=()
results=()

# measure CLASS [PARAMETER=VALUES]…: one run of JMH; a contender that does not verify ends it.
measure() {
  local class="$1" arguments=() json
  shift
  for parameter in "$@"; do arguments+=(-p "$parameter"); done
  json="$work/${#results[@]}.json"
  results+=("$json")
  printf '%s %s\n' "$class" "$*" >&2
  "$runtime/bin/java" -Dbenchmarks.provider="$provider" -cp "$classpath" org.openjdk.jmh.Main "\.$class\." \
    "${arguments[@]}" "${rounds[@]}" -foe true -prof gc -rf json -rff "$json" >"$work/log.txt" 2>&1 ||
    { grep -v '^#\|^Iteration\|^WARNING' "$work/log.txt" | tail -n 30 >&2; fail "JMH did not finish; all it said is in $work/log.txt"; }
}

everyone=primitive,signet,nimbus,nimbus-processor,spring,jjwt,java-jwt,jose4j,fusionauth,vertx,tink
everyone_eddsa=primitive,signet,nimbus,jjwt,jose4j,fusionauth,vertx
rsa_peers=primitive,signet,spring,java-jwt,fusionauth

run_loop() {
  rounds=(-f 1 -wi 3 -w 1 -i 5 -r 1)
  measure Verify algorithm=HS256 library=primitive,signet
}

run_quick() {
  rounds=(-f 1 -wi 2 -w 1 -i 3 -r 1)
  measure Verify algorithm=HS256 library="$everyone"
  measure VerifyRepeated algorithm=HS256
  measure VerifyHostile fault=nothing,unknown-kid,bad-signature
  measure Issue algorithm=HS256 library=primitive,signet,spring,vertx
}

# With the JDK's providers: every peer where parsing is the cost, the widespread and the fast ones elsewhere.
run_full() {
  measure Verify algorithm=HS256 library="$everyone"
  measure Verify algorithm=RS256 library="$rsa_peers"
  measure Verify algorithm=ES256 library=primitive,signet,spring,java-jwt,vertx
  measure Verify algorithm=EdDSA library=primitive,signet,nimbus,jose4j,vertx
  measure VerifyRepeated algorithm=HS256,EdDSA
  measure VerifyHostile
  measure KeyLookup
  measure Issue algorithm=HS256 library=primitive,signet,spring,fusionauth,vertx
  measure Issue algorithm=EdDSA library=primitive,signet
}

# With a native provider: every peer where the primitive is the cost.
run_full_native() {
  measure Verify algorithm=HS256 library=primitive,signet,fusionauth,vertx
  measure Verify algorithm=RS256 library="$rsa_peers"
  measure Verify algorithm=ES256 library="$everyone"
  measure Verify algorithm=EdDSA library="$everyone_eddsa"
  measure VerifyRepeated algorithm=HS256,RS256,ES256,EdDSA
  measure Issue algorithm=RS256 library=primitive,signet,java-jwt
  measure Issue algorithm=ES256 library=primitive,signet,java-jwt,spring
  measure Issue algorithm=EdDSA library=primitive,signet,nimbus,vertx
}

table() {
  local title="JWT on JDK $jdk"
  [ "$provider" = jdk ] || title="$title with $provider on the class path"
  node benchmarks/table.mjs "$title" "$command_line" "$date" "${results[@]}"
}

build
rm -rf "$work" && mkdir -p "$work" benchmarks/results
case "$mode" in
  loop) run_loop && table ;;
  quick) run_quick ;;
  full)
    rounds=(-f 2 -wi 3 -w 1 -i 3 -r 1)
    if [ "$provider" = jdk ]; then run_full; else run_full_native; fi
    ;;
esac
if [ "$mode" != loop ]; then
  output="benchmarks/results/jwt-jdk$jdk.md"
  [ "$provider" = jdk ] || output="benchmarks/results/jwt-jdk$jdk-$provider.md"
  table >"$output"
  say "$output"
fi
