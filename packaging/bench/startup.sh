#!/usr/bin/env bash
# How long the window takes to be painted and how much memory it needs, beside the smallest window that the toolkit can
# make with the same fonts; both measured from outside, in turn, on a screen of their own. The program is built as it is handed
# out, with our copy of the toolkit, the smallest window with the toolkit as it comes.
# Usage: packaging/bench/startup.sh [ROUNDS [wine]]   (5; needs Xvfb and a C compiler; GOFLAGS as in the Makefile)
# With wine both are Windows programs, under Wine: bin/yibiao.exe, made by `make windows`, and the smallest window.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5} seconds=3
if [ "${2:-}" = wine ]; then
  . packaging/toolkit/start/wine.sh # work, screen and what ends them
  wine_ready
  seconds=8
  GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc go build -ldflags '-s -w -H windowsgui' -o "$work/hello.exe" ./packaging/bench/startup/testdata/hello
  cp bin/yibiao.exe "$work/"
  hello=(/usr/bin/wine "$work/hello.exe")
  own=(/usr/bin/wine "$work/yibiao.exe" --vault "$(DISPLAY='' winepath -w "$work/demo/vault" 2>/dev/null)")
  DISPLAY='' wine "$work/yibiao.exe" demo --pages=false --out "$(DISPLAY='' winepath -w "$work" 2>/dev/null)\\demo" >/dev/null 2>&1
  screen
else
  work=$(mktemp -d)
  trap 'kill "$display" 2>/dev/null || true; rm -rf "$work"' EXIT
  go build -o "$work/hello" ./packaging/bench/startup/testdata/hello
  go run ./packaging/toolkit
  go build -modfile=bin/toolkit/toolkit.mod -o "$work/yibiao" ./app
  hello=("$work/hello")
  own=("$work/yibiao" --vault "$work/demo/vault")
  "$work/yibiao" demo --out "$work/demo" >/dev/null
  exec 9<>"$work/display"
  Xvfb -displayfd 9 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
  display=$!
  while ! [ -s "$work/display" ]; do kill -0 "$display"; sleep 0.1; done
  DISPLAY=:$(head -n1 "$work/display")
  export DISPLAY LC_ALL=C.UTF-8 HOME="$work/home"
  mkdir "$HOME"
fi
cc -O2 -o "$work/watch" packaging/bench/startup/watch.c -lX11

# The first run of each makes the toolkit's index of the system's fonts, and is not counted.
for i in $(seq 0 "$rounds"); do
  for program in hello own; do
    declare -n command=$program
    line=$("$work/watch" "$seconds" "${command[@]}" 2>/dev/null) || line='0 0 0 0'
    [ "$i" = 0 ] || [ "${line%% *}" = 0 ] || printf '%s\n' "$line" >>"$work/$program.txt"
  done
done

# column FILE NUMBER prints the least and the middle value.
column() { awk -v c="$2" '{print $c}' "$work/$1.txt" | sort -n | awk '{v[NR]=$1} END {print v[1], v[int((NR+1)/2)]}'; }
printf '%-34s %10s %10s %7s\n' "least / middle of $rounds" hello yibiao ratio
for row in '1 first picture, ms' '2 last change of it, ms' "3 memory after $seconds s, MB" '4 most memory, MB'; do
  read -r hello_least hello_middle <<<"$(column hello "${row%% *}")"
  read -r own_least own_middle <<<"$(column own "${row%% *}")"
  printf '%-34s %10s %10s %7s\n' "${row#* }" "$hello_least/$hello_middle" "$own_least/$own_middle" \
    "$(awk "BEGIN{printf \"%.2f/%.2f\", $own_least/$hello_least, $own_middle/$hello_middle}")"
done
uptime
