#!/usr/bin/env bash
# Makes all that is handed out for Windows, into out/windows: the program and its console front (also bin/yibiao.exe), the installer,
# the portable zip, and a SHA-256 list beside each. The same source gives the same bytes, wherever it lies (unless they are signed).
#   packaging/windows/build.sh [FOLDER]      FOLDER instead of out/windows
# YIBIAO_SIGN_CERT and YIBIAO_SIGN_KEY (PEM files; YIBIAO_SIGN_TIME the address of a time stamp server, where there is a network)
# sign program, installer and uninstaller. YIBIAO_UPDATE_KEY (PEM, made by `openssl genpkey -algorithm ed25519`) makes a program that
# offers later editions from a stick, and yibiao-update.json, which lies beside the installer there. YIBIAO_FAST=1 packs the installer quickly and larger. Run by make, which sets GOFLAGS, VERSION and TOOLKIT.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=packaging/windows
# sign FILE... where a certificate is given.
sign() {
  [ -n "${YIBIAO_SIGN_CERT:-}" ] || return 0
  local file
  for file in "$@"; do
    osslsigncode sign -certs "$YIBIAO_SIGN_CERT" -key "$YIBIAO_SIGN_KEY" -h sha256 -n 'Yibiao' ${YIBIAO_SIGN_TIME:+-ts "$YIBIAO_SIGN_TIME"} \
      -in "$file" -out "$file.signed" >&2
    mv "$file.signed" "$file"
  done
}
if [ "${1:-}" = --sign ]; then # the installer calls this for its uninstaller
  sign "$2"
  exit
fi

out=$(realpath -m "${1:-out/windows}")
version=${VERSION:-0.0.0}
cc=x86_64-w64-mingw32-gcc
export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01, the time of every file in the installer
work=$(mktemp -d)
trap 'rm -rf "$work" app/rsrc_windows_amd64.syso' EXIT
mkdir -p "$out" bin

# Icon, version and manifest.
GOFLAGS=-buildvcs=false CGO_ENABLED=0 go -C $here/tools build -o "$work/go-winres" github.com/tc-hib/go-winres
(cd $here && "$work/go-winres" make --in winres.json --out "$work/rsrc" --arch amd64 --file-version "$version.0" --product-version "$version.0")
cp "$work/rsrc_windows_amd64.syso" app/
files=$work/files
mkdir "$files"
key=
[ -z "${YIBIAO_UPDATE_KEY:-}" ] || key=$(openssl pkey -in "$YIBIAO_UPDATE_KEY" -pubout -outform DER | tail -c 32 | base64)
GOOS=windows GOARCH=amd64 CC=$cc go build ${TOOLKIT:-} -trimpath -ldflags "-s -w -H windowsgui -X main.version=$version -X main.updateKey=$key" -o "$files/yibiao.exe" ./app
$cc -Os -s -Wall -Wextra -Wl,--no-insert-timestamp -o "$files/yibiao.com" $here/console.c
packaging/nopaths.sh "$files/yibiao.exe" "$files/yibiao.com"
sign "$files/yibiao.exe" "$files/yibiao.com"
sed 's/$/\r/' LICENSE >"$files/LICENSE.txt"
packaging/notices.sh | sed 's/\r*$/\r/' >"$files/third-party-notices.txt"

# The portable zip: the vault lies beside the program.
portable=$work/portable
mkdir "$portable"
cp "$files"/* "$portable/"
: >"$portable/portable"
sed 's/$/\r/' $here/portable.txt >"$portable/使用说明.txt"
go run ./$here/portable "$portable" "一表-$version" "$out/yibiao-$version-portable.zip"

# The installer.
"$work/go-winres" extract --dir "$work/res" "$files/yibiao.exe" >/dev/null
cp "$work/res/APP_0000.ico" "$files/app.ico"
find "$files" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
setup=$out/yibiao-$version-setup.exe
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DFILES="$files" -DOUT="$setup" ${YIBIAO_FAST:+-DFAST} ${YIBIAO_SIGN_CERT:+-DSIGN="$PWD/$here/build.sh --sign"} $here/installer.nsi
sign "$setup"

# The notice for a stick; see app/update.
if [ -n "$key" ]; then
  name=$(basename "$setup") size=$(stat -c %s "$setup") sum=$(sha256sum <"$setup" | cut -d' ' -f1)
  printf 'yibiao update 1\n%s\n%s\n%s\n%s\n' "$version" "$name" "$size" "$sum" >"$work/notice"
  signature=$(openssl pkeyutl -sign -rawin -inkey "$YIBIAO_UPDATE_KEY" -in "$work/notice" | base64 -w0)
  printf '{"version": "%s", "file": "%s", "size": %s, "sha256": "%s", "signature": "%s"}\n' "$version" "$name" "$size" "$sum" "$signature" >"$out/yibiao-update.json"
fi

cp "$files/yibiao.exe" "$files/yibiao.com" "$out/"
cp "$files/yibiao.exe" "$files/yibiao.com" bin/
cd "$out"
for file in yibiao.exe yibiao.com "yibiao-$version-setup.exe" "yibiao-$version-portable.zip"; do
  sha256sum "$file" | tee "$file.sha256"
done
ls -l "$out" >&2
