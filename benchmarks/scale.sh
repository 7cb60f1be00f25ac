#!/usr/bin/env bash
# Measures what calls take on a PostgreSQL of few users and of many: fills both, asks them in turn, writes the table.
set -euo pipefail
command_line="benchmarks/scale.sh $*"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib.sh

usage() {
  cat <<'TEXT'
Usage: benchmarks/scale.sh [SMALL LARGE [CALLS]] [--date YYYY-MM-DD]

  SMALL, LARGE  how many users the two databases have; 10000 and 1000000 by default, which takes some minutes and 2 GB
                in the folder for temporary files. Only the defaults write benchmarks/results/scale.md
  CALLS         how many calls of each kind are measured; 5000 by default
  --date        the date to write into the table; today by default

SHARED_BUFFERS is the server's memory; 3GB by default, into which the tables of a million users fit. With another one
nothing is written.

Ends with 1 when a call takes more than 1.5 times as long with LARGE as with SMALL.
TEXT
}

numbers_and_date "$@"
small=${numbers[0]:-10000} large=${numbers[1]:-1000000} calls=${numbers[2]:-5000}
memory=${SHARED_BUFFERS:-3GB}

require_tools
target=benchmarks/scale/target
if stale "$target/lib" jwt/src/main core/src/main storage-jdbc/src/main benchmarks/scale/src benchmarks/scale/pom.xml pom.xml; then
  quietly mvn -B -ntp -P 'benchmarks,!static-analysis' -pl benchmarks/scale -am -Dmaven.test.skip=true package
  touch "$target/lib"
fi
load=$(cut -d " " -f 1 /proc/loadavg)
# Client and server take turns: on two processors each turn would wake one, and how long that takes depends on which.
command -v taskset >/dev/null 2>&1 || fail "taskset is missing: install util-linux."
processor=$(taskset -cp $$ | sed 's/.*[^0-9]//')
status=0
rows=$(taskset -c "$processor" "$JAVA_HOME/bin/java" -Xmx512m -cp "$target/classes:$target/lib/*" \
  dev.signet.benchmarks.scale.Scale "$small" "$large" "$calls" "$memory" | tee /dev/stderr) || status=$?
[ -n "$rows" ] || exit "$status"

table() {
  local cpu ram
  cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  ram=$(awk '/MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
  cat <<TEXT
# Signet on a PostgreSQL of few users and of many

- Date: $date
- Machine: $(nproc) cores, $cpu, $ram; load before the run $load
- JDK: $("$JAVA_HOME/bin/java" -version 2>&1 | tail -n 1)
- Each figure: $calls calls of one thread, for users at random, on the two databases in turn, on one processor
- Command: \`$command_line\`

$rows
TEXT
}

table
if [ "$small/$large/$calls/$memory" = 10000/1000000/5000/3GB ]; then
  mkdir -p benchmarks/results
  table >benchmarks/results/scale.md
  say "benchmarks/results/scale.md"
fi
[ "$status" = 0 ] || fail "With $large users a call takes more than 1.5 times as long as with $small."
