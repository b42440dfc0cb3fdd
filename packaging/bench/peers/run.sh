#!/usr/bin/env bash
# Measures our engine beside others, each filling the same form with the same answers; the table goes to
# out/bench-peers.txt. Called by `make bench`. Engines that cannot be had here are named and skipped.
set -euo pipefail
cd "$(dirname "$0")/../../.."

# What make sets, for a run without it.
export GOFLAGS=${GOFLAGS:--buildvcs=false -tags=x11,sqlite_fts5}
here=packaging/bench/peers
work=out/bench-peers
rm -rf "$work"
mkdir -p "$work/js"

go build -o "$work/peers" "./$here"
"$work/peers" make "$work"
cp "$here"/*.js "$here"/package*.json "$work/js/"
cp "$here"/*.py "$work/"

# python MODULE prints the command of a Python that has the module; Debian's own is not always the first in the path.
python() {
  local command
  for command in /usr/bin/python3 python3; do
    if command -v "$command" >/dev/null && "$command" -c "import $1" 2>/dev/null; then
      printf '%s' "$command"
      return
    fi
  done
  return 1
}

# Anything but root on Debian is left to its owner, as is a machine without network.
have_docxtpl() {
  python docxtpl >/dev/null && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 python3-docxtpl >"$work/apt.log" 2>&1
}

engines=()
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  reason='-node or npm is not installed'
elif ! (cd "$work/js" && npm ci --prefer-offline --ignore-scripts --no-audit --no-fund >../npm.log 2>&1); then
  reason="-npm could not fetch it, see $work/npm.log"
else
  reason=
fi
engines+=("docxtemplater=${reason:-node js/docxtemplater.js}" "easy-template-x=${reason:-node js/easy-template-x.js}")

if have_docxtpl; then
  engines+=("docxtpl=$(python docxtpl) docxtpl_engine.py")
else
  engines+=('docxtpl=-python3-docxtpl is not installed and could not be')
fi
if command=$(python docx); then
  engines+=("check=$command check.py")
else
  engines+=('check=-python-docx is not installed')
fi

"$work/peers" run "$work" "${engines[@]}" | tee out/bench-peers.txt
