#!/usr/bin/env bash
# Runs the commands of the quickstart as they stand there, against a running system (R-065).
#
#   tests/quickstart.sh [FILE]      FILE is specs/auth-jwt-security/quickstart.md unless given
#
# The ```bash blocks run in their order in one shell, so that a variable of one is there in the next. A command that fails
# ends the run. A line "# expect: REGEX" has to match a line of what its block wrote, in whatever case (grep -E).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

quickstart_file="${1:-specs/auth-jwt-security/quickstart.md}"
quickstart_work=$(mktemp -d)
quickstart_block=""

quickstart_end() {
  local status=$?
  if [ "$status" -ne 0 ] && [ -n "$quickstart_block" ]; then
    printf 'FAILED: %s, block %s. It wrote:\n' "$quickstart_file" "$(basename "$quickstart_block" .sh)" >&2
    cat "$quickstart_work/output" >&2
    printf '\n' >&2
  fi
  rm -rf "$quickstart_work"
  exit "$status"
}
trap quickstart_end EXIT

awk -v dir="$quickstart_work" '
  /^```bash$/ { inside = 1; file = sprintf("%s/%02d.sh", dir, ++count); next }
  /^```$/     { inside = 0 }
  inside      { print > file }
' "$quickstart_file"

if ! ls "$quickstart_work"/*.sh >/dev/null 2>&1; then
  printf '%s has no ```bash block.\n' "$quickstart_file" >&2
  exit 1
fi

for quickstart_block in "$quickstart_work"/*.sh; do
  printf -- '--- %s\n' "$(basename "$quickstart_block" .sh)"
  cat "$quickstart_block"
  : >"$quickstart_work/output"
  # shellcheck disable=SC1090
  source "$quickstart_block" >"$quickstart_work/output" 2>&1
  tr -d '\r' <"$quickstart_work/output" >"$quickstart_work/lines"
  while IFS= read -r quickstart_expected; do
    if ! grep -Eiq -- "$quickstart_expected" "$quickstart_work/lines"; then
      printf 'No line matches: %s\n' "$quickstart_expected" >&2
      exit 1
    fi
  done < <(sed -n 's/^# expect: //p' "$quickstart_block")
done
printf 'The quickstart works as written: %s blocks.\n' "$(ls "$quickstart_work"/*.sh | wc -l | tr -d ' ')"
