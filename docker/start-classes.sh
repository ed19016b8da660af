#!/usr/bin/env bash
# Writes the list of classes that the jar loads ahead of its start, as a fresh start needs them. Run it after libraries changed.
# usage: docker/start-classes.sh [target/praxis.jar]     (needs a JDK, curl; PORT from the environment)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
jar=$(realpath "${1:-"$root/target/praxis.jar"}")
port=${PORT:-18181}
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; wait; rm -rf "$work"' EXIT

java -Xmx768m -Xlog:class+load:file="$work/classes.log" -jar "$jar" --server.port="$port" \
  "--spring.datasource.url=jdbc:h2:file:$work/data/praxis" >"$work/log" 2>&1 &
pid=$!
until curl -fs -o /dev/null -u admin:demo "http://127.0.0.1:$port/api/v1/tickets?limit=1"; do
  kill -0 "$pid" 2>/dev/null || { tail -50 "$work/log"; exit 1; }
  sleep 0.5
done
# What is made at run time (proxies, lambdas) cannot be loaded by name. Of a thousand, those of one package share a line.
sed -n 's/.*\[class,load\] \([^ ]*\) source: jar:nested:.*/\1/p' "$work/classes.log" | grep -v '\$\$\|/0x\|praxisitsm.launch' |
  awk 'function flush(   i) { for (i = 1; i <= packages; i++) print order[i] line[order[i]]; delete line; packages = 0 }
    (dot = match($0, /\.[^.]*$/)) && !seen[$0]++ {
      package = substr($0, 1, dot - 1)
      if (!(package in line)) order[++packages] = package
      line[package] = line[package] " " substr($0, dot + 1)
      if (++count % 1000 == 0) flush()
    }
    END { flush() }' >"$root/src/main/resources/META-INF/start-classes.txt"
wc "$root/src/main/resources/META-INF/start-classes.txt"
