#!/usr/bin/env bash
# Prints, for a fresh database and for a second start on it: the time from the start of the jar to the first answered
# request, and how much of it the shipped packs took (all new, all unchanged); and once the demo's history is complete: how long that took, the heap in use after a collection, resident memory.
# Then the same two starts as the image does them: extracted, with an archive of the classes.
# usage: docker/cold-start.sh [target/praxis.jar]     (needs a JDK, curl; PORT and JAVA_OPTS from the environment)
set -euo pipefail
jar=${1:-"$(dirname "$0")/../target/praxis.jar"}
port=${PORT:-18181}
work=$(mktemp -d)
pid=
stop() {
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }
  pid=
}
trap 'stop; rm -rf "$work"' EXIT

now() { echo $(($(date +%s%N) / 1000000)); }
alive() { kill -0 "$pid" 2>/dev/null || { tail -50 "$work/log"; exit 1; }; }
start() { # $1: what to call it
  local begun; begun=$(now)
  (cd "$home" && exec java -Xmx768m ${JAVA_OPTS:-} "${run[@]}" --server.port="$port" \
    "--spring.datasource.url=jdbc:h2:file:$work/$data/praxis;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=500" >"$work/log" 2>&1) &
  pid=$!
  until curl -fs -o /dev/null "http://127.0.0.1:$port/actuator/health"; do alive; sleep 0.1; done
  echo "$1: health answers after $(($(now) - begun)) ms"
  curl -fs -o /dev/null -u admin:demo "http://127.0.0.1:$port/api/v1/tickets?limit=1"
  echo "$1: first answered request of the API after $(($(now) - begun)) ms"
  echo "$1: $(grep -o '[0-9]* packs looked at in .*' "$work/log" || echo "nothing is said of packs")"
}
memory() {
  jcmd "$pid" GC.run >/dev/null
  echo "$1: heap in use after a collection: $(jcmd "$pid" GC.heap_info | awk '/heap +total|garbage-first/ {for (i = 1; i <= NF; i++) if ($i == "used") print $(i + 1)}' | tr -d ,), at most 768 MB"
  echo "$1: resident: $(($(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024)) MB"
}

run=(-jar "$(realpath "$jar")")
home=$PWD
data=plain
start "fresh database"
until grep -q "history of the demo is complete" "$work/log"; do alive; sleep 0.2; done
grep -o "The history of the demo is complete.*" "$work/log"
memory "fresh database"
stop
start "second start"
memory "second start"
stop
java -Djarmode=tools -jar "$jar" extract --destination "$work/extracted" >/dev/null
mv "$work/extracted/$(basename "$jar")" "$work/extracted/praxis.jar" 2>/dev/null || true
"$(dirname "$0")/archive.sh" "$work/extracted" >/dev/null 2>&1
# The JVM reads an archive only where the jar is named as it was when the archive was made.
run=(-XX:SharedArchiveFile=praxis.jsa -jar praxis.jar)
home=$work/extracted
data=image
start "as the image, fresh database"
until grep -q "history of the demo is complete" "$work/log"; do alive; sleep 0.2; done
stop
start "as the image, second start"
