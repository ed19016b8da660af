#!/usr/bin/env bash
# Prints the time from a cold start of the jar to the first answered request, and the heap with the demo data.
# usage: docker/cold-start.sh [target/praxis.jar]
set -euo pipefail
jar=${1:-"$(dirname "$0")/../target/praxis.jar"}
port=${PORT:-18181}
work=$(mktemp -d)
pid=
cleanup() {
  [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

started=$(date +%s%N)
java -Xmx768m -jar "$jar" --server.port="$port" \
  "--spring.datasource.url=jdbc:h2:file:$work/praxis;WRITE_DELAY=0" >"$work/log" 2>&1 &
pid=$!
until curl -fs -o /dev/null -u admin:demo "http://127.0.0.1:$port/api/v1/tickets?limit=1"; do
  kill -0 "$pid" 2>/dev/null || { tail -50 "$work/log"; exit 1; }
  sleep 0.1
done
echo "first answered request after $((($(date +%s%N) - started) / 1000000)) ms"
jcmd "$pid" GC.run >/dev/null
jcmd "$pid" GC.heap_info | sed -n '2,3p'
echo "resident: $(($(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024)) MB"
