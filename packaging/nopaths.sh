#!/usr/bin/env bash
# Fails when a program tells where on this machine it was made: the same source would then give other bytes elsewhere, and users would
# see folders of somebody else's in messages.
#   packaging/nopaths.sh PROGRAM...
set -euo pipefail
home=${HOME:-/nowhere}
places=("$(cd "$(dirname "$0")/.." && pwd)" "$(go env GOMODCACHE)" "$(go env GOCACHE)" "$(go env GOROOT)/" "${home%/}/." /tmp/go-build /tmp/go-link)
for program in "$@"; do
  for place in "${places[@]}"; do
    if grep -aqF -- "$place" "$program"; then
      printf '%s names %s: it was built without -trimpath, or by a tool that writes its own folder into it\n' "$program" "$place" >&2
      exit 1
    fi
  done
done
