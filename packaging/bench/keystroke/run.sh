#!/usr/bin/env bash
# Measures, in the real window under Xvfb, the time from a key to the redrawn frame in a form of 300 fields.
# Usage: packaging/bench/keystroke/run.sh PROGRAM [SECTIONS [LETTERS]]   (12 sections, 40 letters)
# Needs xvfb, openbox, xdotool, libxtst6 and python3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
sections=${2:-12}
letters=${3:-40}
export LC_ALL=C.UTF-8 LANGUAGE=zh_CN

folder=$(mktemp -d)
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

python3 "$here/pack.py" "$folder/packs" "$sections"
yibiao=("$program" --vault "$folder/vault" --packs "$folder/packs")
"${yibiao[@]}" client add 柳州市试验机械有限公司 >/dev/null
"${yibiao[@]}" dossier new --client 试验 --pack many --programme many >/dev/null

Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>"$folder/display" >/dev/null 2>&1 &
started+=($!)
until [ -s "$folder/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
openbox >/dev/null 2>&1 &
started+=($!)
"${yibiao[@]}" >"$folder/log" 2>&1 &
started+=($!)
window=$(timeout 60 xdotool search --sync --onlyvisible --name 一表 | head -1)
sleep 3
xdotool windowmove "$window" 0 0 windowsize "$window" 1360 720
sleep 2
xdotool key Return # the dossier's card has the keyboard
sleep 4
# The first field lies between the list of sections and the help.
python3 "$here/measure.py" 440 190 600 60 "$letters"
