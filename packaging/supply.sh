#!/usr/bin/env bash
# Whether what is handed out can be made again, and what goes into it: makes the Linux package and, where its compiler is, all for
# Windows, by the very scripts of `make deb` and `make windows`, from this tree and from a copy elsewhere, and compares every file byte by
# byte; lists every module of the programs (CycloneDX) and looks them up among the known vulnerabilities.
# Results in out/supply: digests, yibiao.cdx.json, yibiao.exe.cdx.json, report.txt. Run by make, which sets GOFLAGS, VERSION and TOOLKIT.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/out/supply
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
rm -rf "$out"
mkdir -p "$out"
systems=linux
if command -v x86_64-w64-mingw32-gcc >/dev/null && command -v makensis >/dev/null; then
  systems='linux windows'
else
  echo 'what is for Windows is passed over: its compiler or NSIS is missing (packaging/setup.sh windows)' >&2
fi

# made FOLDER SYSTEM prints the digests of what is handed out for a system, made in a folder.
made() (
  cd "$1"
  go run ./packaging/toolkit
  case $2 in
  linux)
    packaging/linux/build.sh bin/yibiao-deb
    packaging/linux/deb.sh bin/yibiao-deb
    sha256sum bin/yibiao-deb
    ;;
  windows) packaging/windows/build.sh ;;
  esac
)

git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$copy"
for system in $systems; do
  made . "$system" >>"$out/digests"
  made "$copy" "$system" >>"$copy/digests"
done
if ! diff "$out/digests" "$copy/digests" >&2; then
  echo 'two builds of the same source differ' >&2
  exit 1
fi

# The tools are modules of their own, in the versions of packaging/supply/go.mod, and run on this machine.
tool() { GOFLAGS=-buildvcs=false go -C packaging/supply build -o "$copy/${1##*/}" "$1" && "$copy/${1##*/}" "${@:2}"; }
# inside PROGRAM NAME tells what a program holds.
inside() {
  tool github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod bin -json -std -notimestamp -noserial -version "v${VERSION:-0.0.0}" -output "$out/$2.cdx.json" "$1"
  printf '%s modules in %s.cdx.json; their licences stand in packaging/licenses\n' "$(grep -c '"purl": "pkg:golang' "$out/$2.cdx.json")" "$2"
  if tool golang.org/x/vuln/cmd/govulncheck -mode binary "$1" 2>&1; then
    echo "govulncheck of $2: nothing known"
  else
    echo "govulncheck of $2: see above; where its database could not be had, nothing is said of vulnerabilities"
  fi
}
{
  echo 'made twice, in two places, with the same bytes:'
  cat "$out/digests"
  inside bin/yibiao-deb yibiao
  case $systems in *windows*) inside bin/yibiao.exe yibiao.exe ;; esac
} | tee "$out/report.txt"
