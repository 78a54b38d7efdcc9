#!/bin/sh
# The round trip of a batch: run, let the service answer, run again, until nothing waits any more (exit code 4).
# usage: examples/batch/run.sh [FOLDER]
set -u
here=$(dirname "$0")
folder=${1:-run-batch}
while :; do
  ${SEEDBED:-./seedbed} generate "$here/tickets.jsonl" --recipe "$here/recipe.yaml" --model "batch:$folder/jobs#small" --out "$folder/run"
  code=$?
  [ "$code" -eq 4 ] || exit "$code"
  sh "$here/service.sh" "$folder/jobs" || exit
done
