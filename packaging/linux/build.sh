#!/usr/bin/env bash
# Builds the program of the Linux package: for systems older than this one where that can be (see sysroot.sh), without a path of this
# machine in it, so that the same source gives the same bytes wherever it lies. Run by make, which sets GOFLAGS, VERSION and TOOLKIT.
#   packaging/linux/build.sh FILE [ARCH]    ARCH as Debian calls it: amd64 or arm64; that of this machine
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$(dpkg --print-architecture)
arch=${2:-$here}
if older=$(packaging/linux/sysroot.sh "$arch"); then
  export PATH="$older/bin:$PATH" CC="yibiao-gcc-$arch" PKG_CONFIG_LIBDIR="$older/pkgconfig:$older/system/usr/share/pkgconfig"
elif [ "$arch" = "$here" ]; then
  echo "built for systems as new as this one, not for older ones" >&2
else
  exit 1
fi
GOOS=linux GOARCH=$arch go build ${TOOLKIT:-} -trimpath -ldflags "-s -w -X main.version=${VERSION:-}" -o "$1" ./app
packaging/nopaths.sh "$1"
