#!/usr/bin/env bash
# Fills every blank form of a folder with the dossier 一件事 of the demo's client, as on the day of the truth files, and
# tells how well: OUT holds the filled forms, what the program reported of each, and score.txt.
# Usage: packaging/fillscore/run.sh TRUTHDIR OUT        the program is bin/yibiao, or what YIBIAO_PROGRAM says
set -euo pipefail
truths=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")/../.."
program=$(realpath "${YIBIAO_PROGRAM:-bin/yibiao}")
export YIBIAO_NOW=${YIBIAO_NOW:-2026-11-28T09:30:00+08:00}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" demo --pages=false --out "$work/demo" >"$out/demo.txt"
vault=$work/demo/vault
dossier=$("$program" --vault "$vault" --json dossier list | awk -F'"' '$2 == "id" { id = $4 } $2 == "pack" && $4 == "yijianshi" { print id; exit }')

rm -rf "$out/filled"
mkdir "$out/filled"
for form in "$truths"/*.docx; do
  name=$(basename "$form" .docx)
  if ! "$program" --vault "$vault" --json form fill "$dossier" "$form" "$out/filled/$name.docx" >"$out/filled/$name.json" 2>"$out/filled/$name.err"; then
    printf 'not filled: %s: %s\n' "$name" "$(cat "$out/filled/$name.err")" >&2
  fi
done
go run ./packaging/fillscore -v "$truths" "$out/filled" >"$out/score.txt"
go run ./packaging/fillscore --json "$truths" "$out/filled" >"$out/score.json"
grep -P '\tfalse' "$out/score.txt" || true
sed -n '/^right /,$p' "$out/score.txt"
