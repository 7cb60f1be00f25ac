#!/usr/bin/env bash
# Makes the list of common passwords that nobody may choose. The source is zxcvbn, which has ranked them from leaks:
# com.nulab-inc:zxcvbn:1.9.0 of Maven Central, MIT licence. First names are in it because zxcvbn keeps them apart.
set -euo pipefail
[ $# -eq 1 ] || { echo "Usage: $0 zxcvbn-1.9.0.jar" >&2; exit 2; }
cd "$(dirname "${BASH_SOURCE[0]}")/.."
to=core/src/main/resources/dev/signet/feature/emailpassword/common-passwords.txt.gz
lists=com/nulabinc/zxcvbn/matchers/dictionaries
# In lower case, as they are compared; sorted, and without a time in the file, so that the same jar makes the same bytes.
unzip -p "$1" "$lists/passwords.txt" "$lists/female_names.txt" "$lists/male_names.txt" |
  tr -d '\r' | tr '[:upper:]' '[:lower:]' | awk 'length >= 6' | LC_ALL=C sort -u | gzip -9n >"$to"
echo "$(gunzip -c "$to" | wc -l) passwords, $(wc -c <"$to") bytes"
