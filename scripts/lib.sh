# What ./run, ./test and the other scripts share. Sourced, not run.

say() { printf '%s\n' "$*"; }

# Ends with one sentence that says what to do.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The major version of the JDK in a folder: 17, 25; nothing when there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

# Every folder that may hold a JDK, one a line.
jdk_folders() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  if command -v javac >/dev/null 2>&1; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
  fi
  for folder in /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
}

# Prints the folder of the newest JDK; with an argument, of one with exactly that major version.
find_jdk() {
  local wanted="${1:-}" best="" best_version=0 folder version
  while IFS= read -r folder; do
    version=$(jdk_version "$folder")
    [ -n "$version" ] || continue
    if [ -n "$wanted" ]; then
      [ "$version" = "$wanted" ] && { printf '%s\n' "$folder"; return 0; }
    elif [ "$version" -gt "$best_version" ]; then
      best="$folder" best_version="$version"
    fi
  done < <(jdk_folders)
  [ -z "$wanted" ] && [ "$best_version" -gt 0 ] && printf '%s\n' "$best"
  return 0
}

# version_at_least 3.8.7 3.9.1: whether the second is the first or newer.
version_at_least() {
  [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# Checks the tools and points JAVA_HOME at the newest JDK.
require_tools() {
  local jdk version
  jdk=$(find_jdk)
  [ -n "$jdk" ] || fail "No JDK was found. Install JDK 17 or newer, or point JAVA_HOME at one."
  version=$(jdk_version "$jdk")
  [ "$version" -ge 17 ] || fail "The newest JDK here is $version ($jdk). Install JDK 17 or newer, or point JAVA_HOME at one."
  export JAVA_HOME="$jdk"

  command -v mvn >/dev/null 2>&1 || fail "Maven is missing. Install Maven 3.8.7 or newer."
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  version_at_least 3.8.7 "${version:-0}" || fail "Maven is ${version:-of an unknown version}. Install Maven 3.8.7 or newer."

  command -v node >/dev/null 2>&1 || fail "Node.js is missing. Install Node.js 20 or newer."
  version=$(node --version | sed 's/^v//')
  version_at_least 20.0.0 "$version" || fail "Node.js is $version. Install Node.js 20 or newer."
  command -v npm >/dev/null 2>&1 || fail "npm is missing. It comes with Node.js 20 or newer."
}

# Whether something listens on a port of this machine.
port_in_use() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# stale TARGET SOURCE…: whether TARGET is missing, or older than anything below the sources.
stale() {
  local target="$1"
  shift
  [ -e "$target" ] || return 0
  [ -n "$(find "$@" -newer "$target" -type f -not -path '*/node_modules/*' -not -path '*/.next/*' \
    -not -path '*/target/*' -print -quit 2>/dev/null)" ]
}

# Runs a command quietly; shows its last words only when it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# Says why a server did not start, by its log: the analysis of Spring Boot if there is one, else the last lines.
explain() {
  local name="$1" log="$2" reason
  reason=$(sed -n '/^Description:$/,/^Action:$/p' "$log" | sed -e '/^Description:$/d' -e '/^Action:$/d' -e '/^[[:space:]]*$/d')
  if [ -n "$reason" ]; then
    printf '%s\n' "$reason" >&2
  else
    tail -n 15 "$log" >&2
    printf '%s\n' "$name did not start. The lines above are the end of its log." >&2
  fi
  exit 1
}

# await NAME PID URL LOG: until the server answers; it has two minutes.
await() {
  local name="$1" pid="$2" url="$3" log="$4"
  for _ in $(seq 1 240); do
    kill -0 "$pid" 2>/dev/null || explain "$name" "$log"
    if node -e 'fetch(process.argv[1]).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$url" 2>/dev/null; then
      return 0
    fi
    sleep 0.5
  done
  tail -n 15 "$log" >&2
  fail "$name did not answer within two minutes. The lines above are the end of its log."
}

tasks_api=examples/tasks/api/target/tasks-api.jar

# Builds the example with the engine in it, where a source is newer than the jar.
build_tasks_api() {
  stale "$tasks_api" pom.xml jwt core storage-jdbc mail-smtp spring-boot-starter examples/tasks/api || return 0
  say "Building the API (a minute or two the first time) …"
  quietly mvn -q -B -ntp -P '!static-analysis' -Dmaven.test.skip=true -pl examples/tasks/api -am package ||
    fail "The API could not be built. The lines above say why."
  touch "$tasks_api"
}

# numbers_and_date ARGUMENT…: puts plain numbers into numbers and the value of --date, today unless given, into date. For
# scripts that take nothing else; they have a function usage.
numbers_and_date() {
  numbers=() date=$(date +%F)
  while [ $# -gt 0 ]; do
    case "$1" in
      --help | -h) usage && exit 0 ;;
      --date)
        [ $# -ge 2 ] || fail "--date needs a value, as $date."
        date="$2" && shift
        ;;
      *[!0-9]* | "") usage >&2 && exit 2 ;;
      *) numbers+=("$1") ;;
    esac
    shift
  done
}
