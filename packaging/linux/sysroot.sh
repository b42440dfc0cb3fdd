#!/usr/bin/env bash
# Makes what a program for older systems is compiled against: headers and libraries of Debian 11, and compilers that use them.
# What they make asks for glibc 2.28 at most, as UOS 20 has it (Kylin V10: 2.31).
#   packaging/linux/sysroot.sh ARCH      amd64 or arm64; prints the folder whose bin/ holds yibiao-gcc-ARCH and whose pkgconfig/ says what is there
# The folder is kept in $XDG_CACHE_HOME. The compiler's name says nothing of it, so that clones in different places
# make the same bytes and share what is compiled. Fails, with a message, where the packages cannot be had.
set -euo pipefail
cd "$(dirname "$0")"
arch=$1
suite=bullseye
case $arch in
amd64) triple=x86_64-linux-gnu ;;
arm64) triple=aarch64-linux-gnu ;;
loong64)
  echo 'for loong64 Debian 11 has no libraries and Debian 12 no compiler: it can be built on such a machine only' >&2
  exit 1
  ;;
*)
  echo "for $arch Debian 11 has no libraries" >&2
  exit 1
  ;;
esac
# Each library with its headers, and what they need themselves. The compiler's own parts are those of this machine.
packages="libc6 libc6-dev linux-libc-dev libcrypt1 libcrypt-dev x11proto-dev xtrans-dev
  libx11-6 libx11-dev libxcb1 libxcb1-dev libxau6 libxau-dev libxdmcp6 libxdmcp-dev libbsd0 libmd0 libxext6 libxext-dev libxrender1 libxrender-dev
  libxfixes3 libxfixes-dev libxcursor1 libxcursor-dev libxrandr2 libxrandr-dev libxinerama1 libxinerama-dev libxi6 libxi-dev
  libxxf86vm1 libxxf86vm-dev libglvnd0 libgl1 libglx0 libgl-dev libglx-dev"
root=${XDG_CACHE_HOME:-$HOME/.cache}/yibiao/$suite-$arch
stamp=$(cat "$(basename "$0")" older.h | sha256sum)
if [ "$(cat "$root/stamp" 2>/dev/null)" = "$stamp" ]; then
  echo "$root"
  exit
fi
command -v "$triple-gcc" >/dev/null || {
  echo "$triple-gcc is missing" >&2
  exit 1
}
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -e $keys ] || {
  echo "$keys is missing: packages of Debian 11 cannot be checked" >&2
  exit 1
}

rm -rf "$root"
mkdir -p "$root"/{lists/partial,archives/partial,system,bin}
: >"$root/status"
echo "deb [signed-by=$keys arch=$arch] ${YIBIAO_DEBIAN:-http://deb.debian.org/debian} $suite main" >"$root/sources.list"
# An own apt, which knows no package of this machine.
own_apt() {
  apt-get -q -o APT::Architecture="$arch" -o APT::Architectures="$arch" -o Dir::Etc::SourceList="$root/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$root/lists" -o Dir::State::Status="$root/status" -o Dir::Cache="$root" -o Dir::Cache::Archives="$root/archives" \
    -o Acquire::Check-Valid-Until=false -o APT::Sandbox::User=root -o Acquire::Languages=none "$@" >&2
}
own_apt update
# shellcheck disable=SC2086 # a list of words
(cd "$root/archives" && own_apt download $packages)
for deb in "$root"/archives/*.deb; do
  dpkg-deb -x "$deb" "$root/system"
done
# Links that begin at the root of a system begin at this one.
find "$root/system" -type l -lname '/*' | while read -r link; do
  ln -sfrT "$root/system$(readlink "$link")" "$link"
done
ln -sfn "system/usr/lib/$triple/pkgconfig" "$root/pkgconfig"
cp older.h "$root/"
cat >"$root/bin/yibiao-gcc-$arch" <<COMPILER
#!/bin/sh
exec $triple-gcc --sysroot='$root/system' -B'$root/system/usr/lib/$triple' -L'$root/system/usr/lib/$triple' -L'$root/system/lib/$triple' -include '$root/older.h' "\$@"
COMPILER
# The search of gcc begins with this machine's own folders; -B and -L put those of the older system before them.
chmod 755 "$root/bin/yibiao-gcc-$arch"
rm -rf "$root"/{lists,archives,status,sources.list,pkgcache.bin,srcpkgcache.bin}
echo "$stamp" >"$root/stamp"
echo "$root"
