#!/usr/bin/env bash
# What two builds of the program need for edits, for opening a vault and for an export, by turns in one run.
#   packaging/bench/vaultcost.sh BEFORE AFTER [ROUNDS [PACKS]]
# Prints the medians of wall and CPU milliseconds and their ratio. Each build works in a vault that it made itself. PACKS is the folder
# of the trial pack as an earlier build reads it; otherwise that of the reliability runs.
set -euo pipefail
before=$(realpath "$1") after=$(realpath "$2") rounds=${3:-7}
packs=$(realpath "$(dirname "$0")/../reliability/pack")
theirs=$(realpath "${4:-$packs}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LANG=zh_CN.UTF-8

run() { "$program" --vault "$dir/$side" --packs "$([ "$side" = before ] && echo "$theirs" || echo "$packs")" "$@" >/dev/null; }
for side in before after; do
  program=${!side}
  run client add 甲公司
  run dossier new --client 甲公司 --pack trial --programme trial-01 --title 认定
  for i in 1 2 3 4 5 6; do
    head -c 1000000 /dev/urandom | base64 >"$dir/合同$i.txt"
    run attach 认定 trial.paper "$dir/合同$i.txt"
  done
done

edits() { for n in $(seq 400); do printf 'trial.n\t%d\n' "$RANDOM$n"; done | run edit --stdin 认定; }
openings() { for _ in $(seq 10); do run client list; done; }
exports() { for _ in 1 2 3; do run export 认定 "$dir/$side.zip" --draft --replace; done; }

TIMEFORMAT='%R %U %S'
for round in $(seq "$rounds"); do
  order='before after'
  if ((round % 2)); then order='after before'; fi
  for what in edits openings exports; do
    for side in $order; do
      program=${!side}
      { time "$what"; } 2>&1 | awk -v w="$what" -v s="$side" '{ print w, s, $1 * 1000, ($2 + $3) * 1000 }' >>"$dir/figures"
    done
  done
done

median() { awk -v w="$1" -v s="$2" -v c="$3" '$1 == w && $2 == s { print $c }' "$dir/figures" | sort -n | awk '{ a[NR] = $1 } END { print NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }
echo "| what | wall before | after | ratio | CPU before | after | ratio |"
echo "| --- | --- | --- | --- | --- | --- | --- |"
for what in edits openings exports; do
  awk -v w="$what" -v a="$(median "$what" before 3)" -v b="$(median "$what" after 3)" -v c="$(median "$what" before 4)" -v d="$(median "$what" after 4)" \
    'BEGIN { printf "| %s | %.0f ms | %.0f ms | %.2f | %.0f ms | %.0f ms | %.2f |\n", w, a, b, b / a, c, d, d / c }'
done
