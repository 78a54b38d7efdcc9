#!/bin/sh
# Stands in for a batch service: answers each requests file of FOLDER that has no responses yet, always alike. A real service is
# sent the same files and gives the same form back: docs/batch.md has the commands for OpenAI, Anthropic and vLLM.
# usage: service.sh FOLDER
set -eu
answered=0
for requests in "$1"/requests-*.jsonl; do
  responses=$1/responses-${requests##*/requests-}
  [ ! -e "$responses" ] || continue
  awk -F '"' '{
    reply = "{\\\"answer\\\":\\\"Restart it, then try again. If that does not help, write down what the screen says and call us.\\\"}"
    if (/Judge this answer/)
      reply = "{\\\"reason\\\":\\\"The ticket says what is wrong.\\\",\\\"score\\\":3}"
    if (/Judge this answer/ && /It does not work/)
      reply = "{\\\"reason\\\":\\\"Nobody can tell what is meant.\\\",\\\"score\\\":1}"
    printf "{\"custom_id\":\"%s\",\"response\":{\"status_code\":200,\"body\":{", $4
    printf "\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}],", reply
    printf "\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}},\"error\":null}\n", length($0) / 4, length(reply) / 4
  }' "$requests" >"$responses.partial"
  mv "$responses.partial" "$responses"
  answered=$((answered + 1))
done
[ "$answered" -gt 0 ] || { echo "service: nothing to answer in $1" >&2; exit 1; }
