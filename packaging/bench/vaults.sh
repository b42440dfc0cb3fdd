#!/usr/bin/env bash
# What one dossier or client costs in vaults of many: seconds of CPU of whole commands, the start of the program with them, and
# the most memory they took. Agenda and match of all read what was kept with the edits; then they are run by another program, for which nothing
# holds that was kept: first the agenda, then the match. Run by make bench.
#   packaging/bench/vaults.sh PROGRAM [SIZE...]     sizes in dossiers; 20 200 2000 20000 when none is given
set -euo pipefail
original=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- 20 200 2000 20000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home
mkdir -p "$HOME"
program=$work/yibiao
cp "$original" "$program"

# first VAULT KIND [ARGUMENT...]: the id of the first client or dossier
first() {
  local vault=$1
  shift
  "$program" --vault "$vault" --json "$@" list | grep -o '"id": *"[^"]*"' | sed -n 1p | cut -d'"' -f4
}

# cost COMMAND...: CPU seconds and megabytes
cost() {
  python3 - "$@" <<'END'
import os, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
assert done.returncode in (0, 1, 2, 3), done.returncode
print(f"{used.ru_utime + used.ru_stime:.2f} ({used.ru_maxrss // 1024} MB)", end="")
END
}

echo "| dossiers | check | status | agenda, one | match, one | clients | match, all | agenda, all | agenda, nothing holds | match, nothing holds |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for size in "$@"; do
  vault=$work/$size
  "$program" dev seed --dossiers "$size" --out "$vault" >/dev/null 2>&1
  client=$(first "$vault" client)
  dossier=$(first "$vault" dossier)
  echo -n "| $size |"
  for what in "check $dossier" "status $dossier" "agenda $client" "match $client" "client list" "match --all" agenda another "match --all"; do
    if [ "$what" = another ]; then # a program is told by its size and its time
      touch "$program"
      what=agenda
    fi
    # shellcheck disable=SC2086 # the words of the command
    echo -n " $(cost "$program" --vault "$vault" $what) |"
  done
  echo
done
