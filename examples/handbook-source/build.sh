#!/bin/sh
# Prints the Operations guide of the example handbook from its source. Needs chromium.
set -eu
cd "$(dirname "$0")"
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$(mktemp -d)" \
  --print-to-pdf=../handbook/operations-guide.pdf operations-guide.html 2>/dev/null
