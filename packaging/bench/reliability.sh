#!/usr/bin/env bash
# Breaks the program, its database, log, backups, materials and bundles on purpose and writes what came of it to
# packaging/bench/RELIABILITY.md. Run by make, which sets GOFLAGS.
#   packaging/bench/reliability.sh PROGRAM [KILLS [SITES [TIMES [PARTS]]]]
# KILLS kills of each job at random moments of its work in each of PARTS parts, 10,000 and more in all as it is called by make; SITES system calls of each
# name at which each job is disturbed, in each of three ways; TIMES as many flipped bytes as in an ordinary test run.
# Where ROWS names a folder, the rows of all parts stay there, and those of earlier runs of the same program count too: a run can
# be made in pieces.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1 kills=${2:-50} sites=${3:-12} times=${4:-67} parts=${5:-14}
out=packaging/bench/RELIABILITY.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rows=$work/rows kept=${ROWS:-$work/parts}
mkdir -p "$kept"
command -v strace >/dev/null || echo 'strace is missing: system calls are not made to fail' >&2
failed=0

YIBIAO_RELIABILITY=$times go test -count 1 -timeout 120m -v -run 'Flipped|Killed|Salvage' ./dossier/store |
  awk -F'\t' '$1 == "RELIABILITY" { printf "| %s | | %s | %s | %s |\n", $2, $3, $4, $5 } /^(FAIL|--- FAIL)/ { bad = 1 } END { exit bad }' >"$rows" || failed=1
go test -count 1 -timeout 120m -v -run 'EveryBit|EveryByte|ZipLength|Kill' ./dossier/bundle |
  awk '/^--- (PASS|FAIL): Test(EveryBitOfZip|EveryByteOfFolder|ZipLength|Kill) / { sub(/:/, "", $2); name = $3; if ($2 == "FAIL") bad = 1; printf "| bundles: %s | | every bit or byte | %s | %s |\n", name, ($2 == "PASS" ? 0 : "some"), "see dossier/bundle" } END { exit bad }' >>"$rows" || failed=1
go build -o "$work/reliability" ./packaging/reliability
first=$(find "$kept" -name '*.jsonl' | wc -l)
for part in $(seq "$parts"); do
  "$work/reliability" -program "$program" -kills "$kills" -sites "$([ "$part" = 1 ] && echo "$sites" || echo 0)" \
    -seed $((first + part)) -record "$kept/$(date +%s)-$part.jsonl" || failed=1
done
"$work/reliability" -sum "$kept"/*.jsonl >>"$rows"

cat >"$out" <<END
# What was broken on purpose, and what came of it

Made by \`make reliability\` (\`packaging/bench/reliability.sh bin/yibiao $kills $sites $times $parts\`) on $(date -u +%F) in $((SECONDS / 60)) minutes; strace $(command -v strace >/dev/null && echo there || echo missing).
A failure is anything acknowledged that is lost, anything half there, anything left behind after the next start, a backup or
a bundle that does not verify, or damage that nobody told of. "Acknowledged all the same": the program ended well in spite of
the disturbance, and then everything must be there. A random moment lies between the first change of a file and the end of the
work; trials that ended before it count as trials, not as kills.

| what is done or changed | how it is disturbed | trials | failures | seen |
| --- | --- | --- | --- | --- |
$(cat "$rows")
END
echo "$out: $(awk -F'|' '/^\|/ && $4 + 0 > 0 { n += $4; if ($3 ~ /random/) kills += $4 - $6; bad += $5 } END { print n + 0 " counted trials, " kills + 0 " of them kills at random moments, " bad + 0 " failures" }' "$out")"
exit "$failed"
