#!/usr/bin/env bash
# A real agent reports this machine to a running server: created, the same again, then updated with the difference in the
# history. Ends with 1 and says why where one of these is not so.
# Needs fusioninventory-agent (Debian), curl and jq, and a server with the demo accounts.
#
#   src/test/scripts/inventory-agent.sh http://127.0.0.1:8080
set -euo pipefail
base=${1:-http://127.0.0.1:8080}
account=${PRAXIS_ACCOUNT:-network:demo}
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
# Versions of their own, so that the script may run again on the same database.
old=1.$(date +%s)
new=2.$(date +%s)

fail() { echo "FAILED: $*" >&2; exit 1; }

ask() { curl -fsS -u "$account" "$@"; }

token=$(ask -H 'Content-Type: application/json' \
  -d '{"name": "agent of this machine", "scopes": ["inventory"]}' "$base/api/v1/tokens" | jq -r .token)

report() {
  cat > "$state/more.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<REQUEST><CONTENT><SOFTWARES><NAME>praxis-probe</NAME><VERSION>$1</VERSION></SOFTWARES></CONTENT></REQUEST>
XML
  fusioninventory-agent --server "$base/api/v1/inventory" --user inventory --password "$token" \
    --force --no-task=deploy,collect,esx,wakeonlan,netdiscovery,netinventory --no-httpd \
    --logger=stderr --additional-content="$state/more.xml" > "$state/agent.log" 2>&1 \
    || { tail -5 "$state/agent.log"; fail "the agent ended with an error"; }
  if grep -qE '\[error\]' "$state/agent.log"; then tail -5 "$state/agent.log"; fail "the agent met an error"; fi
}

# The asset of this machine, or nothing; then its history, one line for each difference.
asset() {
  ask -G --data-urlencode "q=$(hostname)" -d limit=50 "$base/api/v1/assets" \
    | jq -r --arg name "$(hostname)" 'first(.items[] | select((.name | ascii_downcase) == ($name | ascii_downcase)) | .number) // empty'
}

history() {
  ask "$base/api/v1/assets/$1/history?limit=500" \
    | jq -r '.items[] | "\(.act) \(.field): \(.before) -> \(.after) (\(.source))"' > "$state/history"
}

before=$(asset)
echo "== first report"; report "$old"
number=$(asset)
[ -n "$number" ] || fail "no asset has the name of this machine"
history "$number"
if [ -z "$before" ]; then
  grep -q '^created ' "$state/history" || fail "$number says nothing of its creation"
  echo "created $number: $(grep -c '^created ' "$state/history") values, $(grep -c '^created attributes' "$state/history") of them attributes"
else
  echo "$number was there before this script"
fi

echo "== the same again"; report "$old"
[ "$(asset)" = "$number" ] || fail "the same machine became another asset"

echo "== praxis-probe $new in place of $old"; report "$new"
[ "$(asset)" = "$number" ] || fail "the same machine became another asset"
history "$number"
grep -F "changed software.praxis-probe: $old -> $new (agent)" "$state/history" \
  || { grep praxis-probe "$state/history" || true; fail "the history of $number does not say what changed"; }
echo "OK: $number was created, and updated with the difference in its history"
