#!/usr/bin/env bash
# Starts the Windows program under Wine with OpenGL, without it and without any screen: it must draw its window, or say why not and end.
# Usage: packaging/toolkit/start/windows.sh PROGRAM.exe   (pictures of what was seen: out/windows-start)
set -euo pipefail
program=$(realpath "$1")
. "$(dirname "$0")/wine.sh"
wine_ready

folder=$work/一表
mkdir "$folder"
cp "$program" "$folder/yibiao.exe"
x86_64-w64-mingw32-gcc -shared -O2 -s -Wno-attributes -o "$work/opengl32.dll" "$here/../../windows/fakes/opengl32.c" -lgdi32
# yibiao ARGUMENT... runs the program; what it says goes through a pipe: a file is no output to it under Wine 8.
yibiao() { exec wine "$folder/yibiao.exe" --vault "$folder/资料库" "$@" > >(cat >"$work/said") 2>&1; }
failed=0

fail() {
  echo "FAILED: $*" >&2
  failed=1
}

# said TEXT tells whether the program that ran last has said it.
said() { grep -q "$1" "$work/said"; }

# open NAME WITHOUT_GL opens the window and keeps a picture; WITHOUT_GL says how it must be drawn.
open() {
  yibiao &
  running=$!
  started+=("$running")
  local begin=$SECONDS
  if window 90 120 >/dev/null; then # the first screen, not what stands there until the packs are read
    echo "$1: the window is drawn after about $((SECONDS - begin)) s"
  else
    fail "$1: no window was drawn: $(tail -n 5 "$work/said")"
  fi
  picture "$1"
  local without=no
  ! said 'painted without OpenGL' || without=yes
  [ "$without" = "$2" ] || fail "$1: painted without OpenGL: $without, not $2"
}

# shut closes the window by its own command.
shut() {
  local status=0
  xdotool key ctrl+q
  ended "$running" 30 || status=$?
  if [ $status != 0 ]; then
    fail "$1: it ended with status $status (124: not at all)"
    wineserver -k || true
  fi
}

# turn goes through the screens by their keys and keeps pictures.
turn() {
  local key n=0
  for key in Return Next ctrl+Next ctrl+comma Escape ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+m ctrl+d ctrl+l ctrl+k ctrl+b F1 Escape ctrl+h ctrl+equal ctrl+0; do
    xdotool key "$key"
    sleep 1.5
    n=$((n + 1))
    picture "$1-$(printf %02d $n)-${key/+/-}"
  done
}

echo '— a vault to look at'
(DISPLAY='' yibiao demo --pages=false --out "$folder/demo") || fail "demo ended with status $?: $(tail -n 3 "$work/said")"
[ ! -d "$folder/demo/vault" ] || mv "$folder/demo/vault" "$folder/资料库"

echo '— no OpenGL: an opengl32.dll of version 1.1'
screen -extension GLX
cp "$work/opengl32.dll" "$folder/"
export WINEDLLOVERRIDES="$without_extras;opengl32=n"
open no-opengl yes
turn no-opengl

echo '— a second start while it is open'
status=0
yibiao &
second=$!
ended "$second" 60 || status=$?
picture second-start
if [ $status = 124 ]; then
  fail 'the second start stays'
  kill "$second"
else
  echo "second start: status $status"
fi
shut no-opengl

echo '— OpenGL chosen'
rm "$folder/opengl32.dll"
export WINEDLLOVERRIDES=$without_extras
screen
YIBIAO_DRAW=gl open opengl no
shut opengl

echo '— OpenGL without a graphics card'
open no-card yes # Xvfb has no other
shut no-card

echo '— software chosen'
YIBIAO_DRAW=software open software no # nothing failed, so nothing is said
shut software

echo '— no window at all'
status=0
DISPLAY='' yibiao &
ended $! 120 || status=$?
case $status in
0 | 124) fail "without a screen it ended with status $status (124: not at all)" ;;
*) echo "no screen: status $status" ;;
esac
grep '打不开' "$work/said" || fail 'without a screen no message is printed'
(DISPLAY='' yibiao client list) || fail "the vault is not free: $(tail -n 3 "$work/said")"

[ $failed = 0 ] && echo "all starts are as they must be; pictures: $pictures"
exit $failed
