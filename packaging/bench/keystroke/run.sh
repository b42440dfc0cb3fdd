#!/usr/bin/env bash
# Measures, in the real window under Xvfb, the time from a key to the redrawn frame in a form of 300 fields, and the processor's time
# at rest: in the window drawn by OpenGL and in the one drawn without it, by turns; and beside each, the same of a window with nothing
# but one entry of the toolkit.
# Usage: packaging/bench/keystroke/run.sh PROGRAM [SECTIONS [LETTERS [ROUNDS]]]   (12 sections, 40 letters, 1 round)
# Needs xvfb, openbox, xdotool, libxtst6 and python3; GOFLAGS as in the Makefile.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
sections=${2:-12}
letters=${3:-40}
rounds=${4:-1}
export LC_ALL=C.UTF-8 LANGUAGE=zh_CN

folder=$(mktemp -d)
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

(cd "$here/../../.." && go run ./packaging/toolkit && go build -modfile=bin/toolkit/toolkit.mod -o "$folder/bare" ./packaging/bench/keystroke/testdata/bare)
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

# ticks prints how much processor time the window has had, in hundredths of a second.
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }

# measured HOW opens the window drawn by the graphics library (gl) or without it (software), measures it and closes it.
measured() {
  local window pid rest=10 before
  YIBIAO_DRAW=$1 "${yibiao[@]}" >"$folder/log" 2>&1 &
  pid=$!
  started+=("$pid")
  window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$pid" --name 一表 | head -1)
  sleep 3
  xdotool windowmove "$window" 0 0 windowsize "$window" 1360 720
  sleep 2
  before=$(ticks "$pid")
  sleep "$rest"
  printf '%-9s at rest: %s ms of CPU in %s s' "$1" $((10 * ($(ticks "$pid") - before))) "$rest"
  xdotool key Return # the dossier's card has the keyboard
  sleep 4
  before=$(ticks "$pid")
  sleep "$rest"
  printf ', with a blinking caret: %s ms; memory %s MB\n' $((10 * ($(ticks "$pid") - before))) $(($(awk '/VmRSS/ {print $2}' "/proc/$pid/status") / 1024))
  # The first field lies between the list of sections and the help.
  printf '%-9s ' "$1"
  python3 "$here/measure.py" 440 190 600 60 "$letters"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}
# bare HOW measures the window with one entry alone, built with the same toolkit.
bare() {
  local window pid
  FYNE_PAINTER=$1 "$folder/bare" >"$folder/log" 2>&1 &
  pid=$!
  started+=("$pid")
  window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$pid" --name bare | head -1)
  xdotool windowmove "$window" 0 0 windowsize "$window" 1360 720
  sleep 3
  xdotool windowactivate --sync "$window" 2>/dev/null || true
  printf '%-9s one entry alone: ' "$1"
  python3 "$here/measure.py" 0 0 600 100 "$letters"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}
for round in $(seq "$rounds"); do
  measured gl
  bare gl
  measured software
  bare software
done
uptime
