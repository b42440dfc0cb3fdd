#!/usr/bin/env bash
# All that `make test` checks. Each step says what it does and how long it took; the last lines are those of go test.
# Run by make, which sets GOFLAGS.
set -euo pipefail
cd "$(dirname "$0")/.."

skipped=()

step() { printf '\n— %s (after %s s)\n' "$1" "$SECONDS"; }

step 'gofmt'
unformatted=$(gofmt -l app assets dossier forms packaging)
if [ -n "$unformatted" ]; then
  printf 'not formatted:\n%s\n' "$unformatted" >&2
  exit 1
fi

step 'layers: who may import whom, sizes of files and functions'
go test -run TestLayers ./packaging

step 'go build, go vet'
go build ./...
go vet ./...

step 'staticcheck'
# Getting it is told apart from what it finds: a machine that never had it, and has no network, can still test.
if GOFLAGS=-buildvcs=false go -C packaging/lint build -o ../../bin/staticcheck honnef.co/go/tools/cmd/staticcheck; then
  bin/staticcheck ./...
else
  skipped+=('staticcheck: it is not in the module cache and could not be fetched')
fi

step 'deadcode: what only tests reach'
if GOFLAGS=-buildvcs=false go -C packaging/lint build -o ../../bin/deadcode golang.org/x/tools/cmd/deadcode; then
  # file:line:column: unreachable func: NAME, made to lines of FOLDER NAME
  bin/deadcode -tags=x11,sqlite_fts5 ./app ./app/robot/paint | sed -E 's|^(.*)/[^/]*: unreachable func: |\1 |' | LC_ALL=C sort >bin/deadcode.txt
  if ! diff <(sed '/^#/d' packaging/lint/only-tests.txt | awk '{print $1, $2}' | LC_ALL=C sort) bin/deadcode.txt; then
    echo 'Lines with > are functions that main does not reach: give them a door or remove them. Lines with < stand in packaging/lint/only-tests.txt and are reached now.' >&2
    exit 1
  fi
else
  skipped+=('deadcode: it is not in the module cache and could not be fetched')
fi

step 'reliability, the short version of make reliability'
# The program is tried as it is handed out: with the toolkit that can do without OpenGL.
go run ./packaging/toolkit
go build -modfile=bin/toolkit/toolkit.mod -o bin/yibiao-tried ./app
export YIBIAO_PROGRAM=$PWD/bin/yibiao-tried
go run ./packaging/reliability -program bin/yibiao-tried -kills 3 -sites 0 -only '^(edit|migrate|restore|purge|export, zip)$'

step 'no network: no socket but the screen'"'"'s, in the demo, verify and the window'
packaging/nonet.sh bin/yibiao-tried || {
  [ $? -eq 3 ] || exit 1
  skipped+=('no network: strace is missing or may not watch programs here')
}

step 'go test'
# The screens are tried with the toolkit of the programs that are handed out. A loaded machine may need longer than go test's ten
# minutes a package.
go test -modfile=bin/toolkit/toolkit.mod -timeout 60m -json ./... | go run ./packaging/testreport "${skipped[@]}"
