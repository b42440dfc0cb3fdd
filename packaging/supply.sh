#!/usr/bin/env bash
# What goes into the program and whether it can be made again: builds it twice, from this tree and from a copy elsewhere, and
# compares the bytes; lists every module in it (CycloneDX) and looks them up among the known vulnerabilities.
# Results in out/supply: yibiao, yibiao.sha256, yibiao.cdx.json, report.txt. Run by make, which sets GOFLAGS and VERSION.
# GOOS=windows CC=x86_64-w64-mingw32-gcc make supply does the same for the Windows program.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/out/supply
program=yibiao$([ "$(go env GOOS)" = windows ] && echo .exe || true)
gui=$([ "$(go env GOOS)" = windows ] && echo '-H windowsgui' || true)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir -p "$out"

# build FOLDER FILE: without paths of this machine in it.
build() { (cd "$1" && GOOS='' GOARCH='' CC='' go run ./packaging/toolkit && go build -modfile=bin/toolkit/toolkit.mod -trimpath -ldflags "-s -w $gui -X main.version=${VERSION:-}" -o "$2" ./app); }

build . "$out/$program"
git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$copy"
build "$copy" "$copy/again"
again=$(sha256sum <"$copy/again")
(cd "$out" && sha256sum "$program" >"$program.sha256")
if [ "$(sha256sum <"$out/$program")" != "$again" ]; then
  echo "two builds of the same source differ: $out/$program" >&2
  exit 1
fi

# The tools are modules of their own, in the versions of packaging/supply/go.mod, and run on this machine.
tool() { GOOS='' GOARCH='' CC='' GOFLAGS=-buildvcs=false go -C packaging/supply build -o "$copy/${1##*/}" "$1" && "$copy/${1##*/}" "${@:2}"; }
tool github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod bin -json -std -notimestamp -noserial -version "v${VERSION:-0.0.0}" -output "$out/$program.cdx.json" "$out/$program"
{
  printf '%s: two builds, the same bytes\n' "$(cat "$out/$program.sha256")"
  printf '%s modules in %s.cdx.json; their licences stand in packaging/licenses\n' "$(grep -c '"purl": "pkg:golang' "$out/$program.cdx.json")" "$program"
  if tool golang.org/x/vuln/cmd/govulncheck -mode binary "$out/$program" 2>&1; then
    echo 'govulncheck: nothing known'
  else
    echo 'govulncheck: see above; where its database could not be had, nothing is said of vulnerabilities'
  fi
} | tee "$out/report.txt"
