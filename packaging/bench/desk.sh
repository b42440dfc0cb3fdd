#!/usr/bin/env bash
# A keystroke in the search box, and a click until the page is painted, in vaults of many dossiers: milliseconds of processor time,
# and the most memory. Run by hand: writing the vault of 20,000 takes minutes, and so does making its index the first time.
#   packaging/bench/desk.sh PROGRAM [SIZE...]     sizes in dossiers; 20 200 2000 20000 when none is given. GOFLAGS as in the Makefile
set -euo pipefail
program=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- 20 200 2000 20000
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go test -c -o "$work/search" ./app/session/seeking
go test -c -o "$work/window" ./app/robot
for size in "$@"; do
  HOME=$work "$program" dev seed --dossiers "$size" --out "$work/vaults/$size" >/dev/null 2>&1
  export YIBIAO_VAULTS=$work/vaults
  (cd app/session/seeking && "$work/search" -test.run '^$' -test.bench "Keystroke/^$size\$" -test.benchtime 3x -test.v) | grep -E '^Benchmark.*ms|taken in'
  (cd app/robot && "$work/window" -test.run '^$' -test.bench "Desk/^$size\$" -test.benchtime 5x -test.v) | grep -E '^Benchmark.*ms|at most'
  rm -rf "$work/vaults"
done
