#!/usr/bin/env bash
# A real agent reports this machine to a running server, twice: created, then updated with the difference in the history.
# Needs fusioninventory-agent (Debian), curl and jq, and a server with the demo accounts.
#
#   src/test/scripts/inventory-agent.sh http://127.0.0.1:8080
set -euo pipefail
base=${1:-http://127.0.0.1:8080}
account=${PRAXIS_ACCOUNT:-network:demo}
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT

token=$(curl -fsS -u "$account" -H 'Content-Type: application/json' \
  -d '{"name": "agent of this machine", "scopes": ["inventory"]}' "$base/api/v1/tokens" | jq -r .token)

report() {
  fusioninventory-agent --server "$base/api/v1/inventory" --user inventory --password "$token" \
    --force --no-task=deploy,collect,esx,wakeonlan,netdiscovery,netinventory --no-httpd \
    --logger=stderr --debug --additional-content="$1" 2>&1 | grep -vE 'module .* disabled|\[debug2\]' | tail -"${2:-4}"
}

content() {
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST><CONTENT><SOFTWARES><NAME>praxis-probe</NAME><VERSION>%s</VERSION></SOFTWARES></CONTENT></REQUEST>\n' "$1" > "$state/more.xml"
  echo "$state/more.xml"
}

echo "== first report"; report "$(content 1.0)"
echo "== the same again"; report "$(content 1.0)"
echo "== praxis-probe 1.1 in place of 1.0"; report "$(content 1.1)"

number=$(curl -fsS -u "$account" "$base/api/v1/assets?q=$(hostname)&limit=1" | jq -r '.items[0].number')
echo "== history of $number"
curl -fsS -u "$account" "$base/api/v1/assets/$number/history?limit=500" \
  | jq -r '.items[] | "\(.act) \(.field): \(.before) -> \(.after) (\(.source))"' > "$state/history"
grep -cE '^created' "$state/history" | sed 's/$/ lines of its creation/'
grep -E 'praxis-probe' "$state/history"
