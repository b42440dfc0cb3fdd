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
fyne=$(go list -m -f '{{.Version}}' fyne.io/fyne/v2)
# named FILE gives the changed copy of Fyne in a list of modules the name and version by which it is known and looked up, and says
# that it is changed.
named() {
  local note="changed before it is compiled, as packaging/toolkit/edits.go lists, with the files of packaging/toolkit/_added"
  sed -i -e "s#pkg:golang/\\./bin/toolkit/fyne@(devel)#pkg:golang/fyne.io/fyne/v2@$fyne#" \
    -e '\#"name": "\./bin/toolkit/fyne"#{s#\./bin/toolkit/fyne#fyne.io/fyne/v2#;n;s#(devel)#'"$fyne"'#}' \
    -e "s#^\( *\)\"purl\": \"pkg:golang/fyne.io/fyne/v2@#\1\"pedigree\": {\"notes\": \"$note\"},\n&#" "$1"
  if grep -qF bin/toolkit "$1" || ! grep -qF '"notes"' "$1"; then
    echo "$1 does not name Fyne as it should" >&2
    exit 1
  fi
}
# inside PROGRAM NAME tells what a program holds.
inside() {
  tool github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod bin -json -std -notimestamp -noserial -version "v${VERSION:-0.0.0}" -output "$out/$2.cdx.json" "$1"
  named "$out/$2.cdx.json"
  local modules
  modules=$(grep -o '"purl": "pkg:golang/[^@]*' "$out/$2.cdx.json" | sed 's#.*golang/##')
  echo "$(wc -l <<<"$modules") modules in $2.cdx.json, the program itself and Go's own among them"
  while read -r module; do
    case $module in yibiao | std) continue ;; esac
    grep -qF "| $module |" packaging/third-party-notices.md || echo "$module: NO LICENCE in packaging/third-party-notices.md (make notices)"
  done <<<"$modules"
  local status=0
  tool golang.org/x/vuln/cmd/govulncheck -mode binary "$1" 2>&1 || status=$?
  case $status in
  0) echo "govulncheck of $2: nothing known" ;;
  3) echo "govulncheck of $2: vulnerabilities are known, see above" ;;
  *) echo "govulncheck of $2: NOT LOOKED UP (status $status, see above): whether there are known vulnerabilities cannot be told" ;;
  esac
  echo "Fyne is linked from a changed copy (packaging/toolkit), which no database knows: look up fyne.io/fyne/v2 $fyne by hand"
}
{
  echo 'made twice, in two places, with the same bytes:'
  cat "$out/digests"
  inside bin/yibiao-deb yibiao
  case $systems in *windows*) inside bin/yibiao.exe yibiao.exe ;; esac
} | tee "$out/report.txt"
