# What scripts need that try Windows programs under Wine on a screen without a screen: sourced, with `set -euo pipefail` in force.
#
#   work        a folder that goes when the script ends, with all that was started
#   wine_ready  makes a fresh Windows; ends the script with status 0 and a message where Wine, mingw or Xvfb is missing
#   screen      [XVFB ARGUMENT...] starts a screen with a window manager, if there is one, and sets DISPLAY
#   window      [SECONDS [COLOURS]] waits until a window shows something
#   ended       PID SECONDS waits for the end of a program and gives its exit status; 124: it did not end
#   picture     NAME keeps a picture of the screen in $pictures

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
pictures=${pictures:-$PWD/out/windows-start}
started=()
export WINEPREFIX=$work/prefix WINEDEBUG=-all LC_ALL=C.UTF-8 LANGUAGE=zh_CN
without_extras='mscoree=d;mshtml=d'
export WINEDLLOVERRIDES=$without_extras

finish() {
  wineserver -k 2>/dev/null || true
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

wine_ready() {
  local tool
  for tool in wine Xvfb xdotool x86_64-w64-mingw32-gcc cc; do
    command -v "$tool" >/dev/null || {
      echo "skipped: $tool is missing (packaging/setup.sh windows wine test)" >&2
      exit 0
    }
  done
  mkdir -p "$pictures"
  DISPLAY='' wine wineboot -i >/dev/null 2>&1
  # Wine 8 lacks a library that every Go program asks for random bytes.
  local system=$WINEPREFIX/drive_c/windows/system32
  [ -e "$system/bcryptprimitives.dll" ] ||
    x86_64-w64-mingw32-gcc -shared -O2 -s -o "$system/bcryptprimitives.dll" "$here/../../windows/fakes/processprng.c" -ladvapi32
  . "$here/fonts.sh"
  cc -O2 -o "$work/shown" "$here/testdata/shown.c" -lX11
}

screen() {
  wineserver -k 2>/dev/null || true # Wine's desktop has the size of the screen that it began on
  rm -f "$work/display"
  Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp "$@" 3>"$work/display" >/dev/null 2>&1 &
  started+=($!)
  until grep -q . "$work/display" 2>/dev/null; do sleep 0.1; done
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
  if command -v openbox >/dev/null; then
    openbox >/dev/null 2>&1 &
    started+=($!)
  fi
}

window() { "$work/shown" "${@:-90}"; }

ended() {
  local n status=0
  for ((n = 0; n < $2 * 5; n++)); do
    if ! kill -0 "$1" 2>/dev/null; then
      wait "$1" || status=$?
      return $status
    fi
    sleep 0.2
  done
  return 124
}

picture() {
  if command -v import >/dev/null; then import -window root "$pictures/$1.png"; fi
}
