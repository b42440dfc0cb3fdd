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
# unreached SYSTEM: what no main of that system's build reaches, as lines of FILE NAME. A cached part of another work tree may name its files
# by their whole path.
unreached() { GOOS=$1 bin/deadcode -tags=x11,sqlite_fts5 ./app ./app/robot/paint | sed -E 's#^/.*/(app|dossier|forms)/#\1/#; s|^([^:]*):[0-9:]*: unreachable func: |\1 |' | LC_ALL=C sort; }
if GOFLAGS=-buildvcs=false go -C packaging/lint build -o ../../bin/deadcode golang.org/x/tools/cmd/deadcode; then
  unreached linux >bin/deadcode.linux
  excused() { sed '/^#/d; /^$/d' packaging/lint/only-tests.txt; }
  if command -v x86_64-w64-mingw32-gcc >/dev/null; then
    # A function is dead that neither build reaches, or the only one that has its file.
    CGO_ENABLED=1 GOARCH=amd64 CC=x86_64-w64-mingw32-gcc unreached windows >bin/deadcode.windows
    { LC_ALL=C comm -12 bin/deadcode.linux bin/deadcode.windows
      grep -E '_(unix|linux|other)\.go ' bin/deadcode.linux || true
      grep -E '_windows\.go ' bin/deadcode.windows || true
    } >bin/deadcode.both
    excused() { sed '/^#/d; /^$/d; /Windows only$/d' packaging/lint/only-tests.txt; }
  else
    cp bin/deadcode.linux bin/deadcode.both
    skipped+=('deadcode of the Windows build: its compiler is missing (packaging/setup.sh windows)')
  fi
  sed -E 's|^(.*)/[^/]* |\1 |' bin/deadcode.both | LC_ALL=C sort -u >bin/deadcode.txt
  if ! diff <(excused | awk '{print $1, $2}' | LC_ALL=C sort) bin/deadcode.txt; then
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
