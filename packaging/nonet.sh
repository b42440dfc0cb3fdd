#!/usr/bin/env bash
# Shows that the program opens no socket but the screen's own: it is watched by strace while it does the demo's job, verifies a
# bundle and opens its window. Prints what was watched; fails when an address family of a network is asked for.
#   packaging/nonet.sh PROGRAM
# Exit status 3: strace is missing or may not watch here; nothing was tried.
set -euo pipefail

# Within the screen without a screen: opens the window on a vault and closes it as soon as it stands.
if [ "$1" = --window ]; then
  "$2" --vault "$3" &
  started=$!
  xdotool search --sync --onlyvisible --pid "$started" >/dev/null
  kill "$started"
  wait "$started" || true
  exit
fi

program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v strace >/dev/null || ! strace -qq -o "$work/try" true 2>/dev/null; then
  exit 3
fi

# watched NAME COMMAND... runs a command and keeps its calls that make sockets.
watched() {
  local name=$1
  shift
  strace -f -qq -e trace=socket,connect,bind,sendto,sendmsg -o "$work/$name.calls" "$@" >"$work/$name.out" 2>&1 || {
    printf '%s: ended with status %s\n' "$name" "$?" >&2
    tail -n 20 "$work/$name.out" >&2
    exit 1
  }
  if grep -E 'AF_(INET|INET6|PACKET|NETLINK|BLUETOOTH|VSOCK)' "$work/$name.calls" >&2; then
    printf '%s: the calls above would reach a network\n' "$name" >&2
    exit 1
  fi
  printf '%s: no socket of a network; of the screen %s\n' "$name" "$(grep -c 'socket(AF_UNIX' "$work/$name.calls" || true)"
}

watched demo "$program" demo --pages=false --out "$work/demo"
bundle=$(find "$work/demo" -name '*.zip' -print -quit)
watched verify "$program" verify "$bundle"

if command -v xvfb-run >/dev/null && command -v xdotool >/dev/null; then
  watched window xvfb-run -a "$0" --window "$program" "$work/demo/vault"
else
  echo 'window: not tried, as xvfb or xdotool is missing'
fi
