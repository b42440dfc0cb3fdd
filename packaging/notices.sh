#!/usr/bin/env bash
# Prints what is handed out with a program about third parties: the list, and the text of every licence, which has to go with it.
set -euo pipefail
cd "$(dirname "$0")"
export LC_ALL=C
cat third-party-notices.md
for text in licenses/*.txt ../assets/fonts/OFL.txt; do
  printf '\n## %s\n\n' "${text#../}"
  cat "$text"
done
