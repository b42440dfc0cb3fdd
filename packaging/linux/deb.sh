#!/usr/bin/env bash
# Makes out/linux/yibiao_VERSION_ARCH.deb of a program that is built, with its entry in the menu, icon and "open with" for .zip, and a
# SHA-256 list beside it. The same program gives the same bytes.
#   packaging/linux/deb.sh PROGRAM [ARCH]    ARCH as Debian calls it; that of this machine
# What the program asks of the C library is read from it: one built on an older system runs on more systems.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
arch=${2:-$(dpkg --print-architecture)}
version=${VERSION:-0.0.0}
export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01
out=$PWD/out/linux
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

libc=$(readelf -W --version-info "$program" | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -V | tail -1)
install -D -m 755 "$program" "$root/usr/bin/yibiao"
install -D -m 644 packaging/linux/cn.yibiao.desktop.desktop "$root/usr/share/applications/cn.yibiao.desktop.desktop"
install -D -m 644 assets/icons/app.png "$root/usr/share/icons/hicolor/256x256/apps/cn.yibiao.desktop.png"
install -D -m 644 assets/icons/app.svg "$root/usr/share/icons/hicolor/scalable/apps/cn.yibiao.desktop.svg"
packaging/notices.sh >"$root/third-party-notices.md"
install -D -m 644 "$root/third-party-notices.md" "$root/usr/share/doc/yibiao/third-party-notices.md"
rm "$root/third-party-notices.md"
install -D -m 644 packaging/linux/copyright "$root/usr/share/doc/yibiao/copyright"
install -D -m 644 assets/fonts/OFL.txt "$root/usr/share/doc/yibiao/OFL.txt"
size=$(du -sk --apparent-size "$root" | cut -f1)
mkdir -p "$root/DEBIAN" "$out"
cat >"$root/DEBIAN/control" <<CONTROL
Package: yibiao
Version: $version
Architecture: $arch
Maintainer: the Yibiao authors <yibiao@localhost>
Installed-Size: $size
Depends: libc6 (>= $libc), libgl1, libx11-6, libxcursor1, libxrandr2, libxinerama1, libxi6
Recommends: zenity, xdg-utils
Section: editors
Priority: optional
Description: 一表: one form and one material set for subsidy programmes
 Prepares Chinese government subsidy dossiers offline: a client's profile is
 asked once, every rule is checked with its article, and the filled official
 forms leave with the materials as one verified bundle.
CONTROL
# Menus and kinds of files are looked at anew by the triggers of desktop-file-utils and hicolor-icon-theme.
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
find "$root" -type d -exec chmod 755 {} +
deb=yibiao_${version}_$arch.deb
dpkg-deb --root-owner-group "-Z$(if [ -n "${YIBIAO_FAST:-}" ]; then echo gzip; else echo xz; fi)" --build "$root" "$out/$deb" >&2
(cd "$out" && sha256sum "$deb" | tee "$deb.sha256")
