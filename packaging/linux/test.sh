#!/usr/bin/env bash
# Installs the package in a clean Debian made for it, runs it there, and removes it again. Needs root, debootstrap and a mirror.
#   packaging/linux/test.sh FILE.deb [SUITE [MIRROR]]
# YIBIAO_ROOT names a folder with a system that debootstrap has made already. Exit status 0 with a message where it cannot be tried.
set -euo pipefail
deb=$(realpath "$1")
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
  echo 'skipped: needs root and debootstrap'
  exit 0
fi
root=${YIBIAO_ROOT:-}
if [ -z "$root" ]; then
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  if ! debootstrap --variant=minbase "${2:-bookworm}" "$root" ${3:+"$3"} >"$root/debootstrap.log" 2>&1; then
    echo 'skipped: no mirror that debootstrap can read'
    exit 0
  fi
fi
cp "$deb" "$root/yibiao.deb"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get update -q >/dev/null
inside apt-get install -q -y --no-install-recommends /yibiao.deb desktop-file-utils xvfb xauth xdotool >/dev/null
inside yibiao version
inside desktop-file-validate /usr/share/applications/cn.yibiao.desktop.desktop
inside grep -q 'application/zip=.*cn.yibiao.desktop.desktop' /usr/share/applications/mimeinfo.cache
inside yibiao demo --pages=false --out /tmp/demo | tail -3
inside xvfb-run -a sh -c 'yibiao --vault /tmp/demo/vault & xdotool search --sync --onlyvisible --name "一表" >/dev/null && echo "a window" && kill $!'
inside apt-get purge -q -y yibiao >/dev/null
inside test ! -e /usr/bin/yibiao -a -e /tmp/demo/vault/yibiao.db
echo 'installed, run and removed; the vault stays'
