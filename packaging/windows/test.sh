#!/usr/bin/env bash
# Tries what `make windows` made, under Wine and a screen without a screen: silent installation, upgrade and removal, every start where
# something is wrong, the console, and that an export is the same, byte for byte, as on Linux. Pictures of every start lie in
# out/windows/pictures, to be looked at. Asks nothing of a network. Exit status 0 with a message where Wine is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=packaging/windows
out=$PWD/out/windows
pictures=$out/pictures
for tool in wine Xvfb xdotool openbox import x86_64-w64-mingw32-gcc; do
  if ! command -v "$tool" >/dev/null; then
    printf 'skipped: %s is missing\n' "$tool"
    exit 0
  fi
done

work=$(mktemp -d)
export WINEPREFIX=$work/wine WINEDEBUG=-all LC_ALL=C.UTF-8 WINEDLLOVERRIDES='mscoree=d;mshtml=d' YIBIAO_NOW=2026-11-23T09:30:00+08:00
ended() {
  wineserver -k 2>/dev/null || true
  umount "$work/stick" 2>/dev/null || true
  [ -z "${manager:-}" ] || kill "$manager" 2>/dev/null || true
  [ -z "${screen:-}" ] || kill "$screen" 2>/dev/null || true
  rm -rf "$work"
}
trap ended EXIT
mkdir -p "$pictures"

# said NAME RESULT, and the whole fails when one did.
failed=0
said() { printf '%-46s %s\n' "$1" "$2"; }
fail() { said "$1" "FAILED: $2"; failed=1; }
# is NAME COMMAND...: the command must succeed.
is() { local name=$1; shift; if "$@"; then said "$name" ok; else fail "$name" "$*"; fi; }

coproc X { exec Xvfb -displayfd 1 -screen 0 1366x768x24 -nolisten tcp 2>/dev/null; }
screen=$X_PID
read -r number <&"${X[0]}"
export DISPLAY=:$number
openbox >/dev/null 2>&1 &
manager=$!

timeout 300 wine wineboot -i >/dev/null 2>&1
system=$WINEPREFIX/drive_c/windows/system32
[ -e "$system/bcryptprimitives.dll" ] || x86_64-w64-mingw32-gcc -shared -O2 -s -o "$system/bcryptprimitives.dll" $here/fakes/processprng.c -ladvapi32
. packaging/toolkit/start/fonts.sh
local=$(winepath -u "$(wine cmd /c echo %LOCALAPPDATA% 2>/dev/null | tr -d '\r')")
programs=$local/Programs/Yibiao
vault=$local/yibiao
setup=$out/yibiao-$VERSION-setup.exe

# started ARGUMENT...: starts the program as a double click does, in the background.
# What it says goes through a pipe: a file is no output to it under Wine 8.
started() {
  wine "${program:-$programs/yibiao.exe}" "$@" > >(cat >"$work/said") 2>&1 &
  begun_as=$!
}
# until_true COMMAND...: waits until it succeeds, however busy the computer is; given up after ten minutes, which is no measure of anything.
until_true() {
  local end=$((SECONDS + 600))
  until "$@"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.5
  done
}
# visible TITLE: the first such window. A search fails when a window goes away under it, so one that failed says nothing.
visible() { { xdotool search --onlyvisible --name "$1" 2>/dev/null || true; } | sed -n 1p; }
shown_or_ended() { [ -n "$(visible "$1")" ] || ! kill -0 "$begun_as" 2>/dev/null; }
# window TITLE PICTURE: waits for a window of the program started last, takes a picture, gives its id; fails when the program has ended.
window() {
  local id
  until_true shown_or_ended "$1" || true
  id=$(visible "$1")
  settle
  import -window root "$pictures/$2.png"
  [ -n "$id" ] && echo "$id"
}
# lost NAME fails a start of which no window is seen, and says what became of the program.
lost() {
  local status=0
  if kill -0 "$begun_as" 2>/dev/null; then
    fail "$1" 'no window in ten minutes; the program still runs'
  else
    wait "$begun_as" || status=$?
    fail "$1" "the program ended with status $status and no window: $(tail -c 500 "$work/said")"
  fi
}
# settle waits until two pictures of the screen, a second apart, are the same.
settle() {
  local before= now n
  for n in 1 2 3 4 5 6 7 8 9 10; do
    now=$(import -window root rgb:- | sha256sum)
    [ "$now" != "$before" ] || return 0
    before=$now
    sleep 1
  done
}
# closed WINDOW: closes it and waits until no program of ours runs.
closed() {
  xdotool windowactivate --sync "$1" key --clearmodifiers alt+F4 2>/dev/null || xdotool key --clearmodifiers alt+F4
  wait_free
}
wait_free() { until_true none_running; }
none_running() { [ -z "$(running)" ]; }
# running lists the programs of ours in this Windows alone; others may try theirs beside it.
running() {
  local p
  for p in $(pgrep -f 'yibiao\.exe'); do
    ! { tr '\0' '\n' <"/proc/$p/environ"; } 2>/dev/null | grep -qxF "WINEPREFIX=$WINEPREFIX" || echo "$p"
  done
}
digest() { (cd "$1" && find . -type f ! -name '*-shm' ! -name '*.info' | LC_ALL=C sort | xargs -d '\n' sha256sum | sha256sum); }

# Installation.
wine "$setup" /S
is 'silent installation' test -s "$programs/yibiao.exe" -a -s "$programs/yibiao.com" -a -s "$programs/uninstall.exe"
is 'verb of zip files' bash -c "wine reg query 'HKCU\\Software\\Classes\\SystemFileAssociations\\.zip\\shell\\yibiao.verify\\command' /ve 2>/dev/null | grep -q 'yibiao.exe'"

# Starts.
begun=$(date +%s%N)
started
id=$(window '^一表$' window) && said 'a window' "ok, $((($(date +%s%N) - begun) / 1000000)) ms until it stood still" || lost 'a window'
code=0; wine "$setup" /S || code=$?
is 'upgrade refused while it is open' test "$code" -eq 2
bin/yibiao demo --pages=false --out "$work/linux" >/dev/null
find "$work/linux" -name '*.zip' -path '*bundles*' | sort | head -1 | xargs -d '\n' -I{} cp {} "$work/包.zip"
code=0; timeout 600 wine "$programs/yibiao.exe" "$(winepath -w "$work/包.zip")" || code=$?
settle
import -window root "$pictures/second-start.png"
is 'second start hands over and ends' test "$code" -eq 0 -a "$(xdotool search --onlyvisible --name '一表' | wc -l)" -eq 1
xdotool key Escape
closed "$id" || fail 'closing' 'it runs on'
before=$(digest "$vault")
wine "$setup" /S
is 'upgrade leaves the vault as it is' test "$(digest "$vault")" = "$before"

started 'C:\不在\没有.zip'
if id=$(window '^一表打不开$' no-file); then said 'a file that is not there' ok; closed "$id" || true; else lost 'a file that is not there'; fi
cp "$work/包.zip" "$work/包 二.zip"
started "$(winepath -w "$work/包.zip")" "$(winepath -w "$work/包 二.zip")"
if id=$(window '^一表$' two-files); then said 'two files' ok; closed "$id" || fail 'two files' 'it runs on'; else lost 'two files'; fi

x86_64-w64-mingw32-gcc -shared -O2 -s -Wno-attributes -o "$programs/opengl32.dll" $here/fakes/opengl32.c
export WINEDLLOVERRIDES="$WINEDLLOVERRIDES;opengl32=n"
started
if id=$(window '^一表$' no-opengl); then said 'without OpenGL' ok; closed "$id" || fail 'without OpenGL' 'it runs on'; else lost 'without OpenGL'; fi
rm "$programs/opengl32.dll"
export WINEDLLOVERRIDES='mscoree=d;mshtml=d'

cp -r "$vault" "$work/damaged"
head -c 8192 /dev/zero | tr '\0' Z >"$work/damaged/yibiao.db"
started --vault "$(winepath -w "$work/damaged")"
if id=$(window '^一表打不开$' damaged); then said 'damaged vault' ok; closed "$id" || true; else lost 'damaged vault'; fi
: >"$work/file"
started --vault "$(winepath -w "$work/file")"
if id=$(window '^一表打不开$' no-vault); then said 'a vault that is a file' ok; closed "$id" || true; else lost 'a vault that is a file'; fi
mkdir "$work/stick"
if mount -t tmpfs -o size=16m none "$work/stick" 2>/dev/null; then
  cp -r "$vault" "$work/stick/v"
  mount -o remount,ro "$work/stick"
  started --vault "$(winepath -w "$work/stick/v")"
  if id=$(window '^一表$' read-only); then said 'read-only vault' ok; xdotool key Return; closed "$id" || fail 'read-only vault' 'it runs on'; else lost 'read-only vault'; fi
  started --vault "$(winepath -w "$work/stick/new")"
  if id=$(window '^一表打不开$' new-read-only); then said 'a new vault on a read-only stick' ok; closed "$id" || true; else lost 'a new vault on a read-only stick'; fi
else
  said 'read-only vault' 'skipped: only root mounts a read-only disk'
fi

# The console.
text=$(wine cmd /c "$(winepath -w "$programs/yibiao.com")" version 2>/dev/null | tr -d '\r')
is 'yibiao.com prints' grep -q "$VERSION" <<<"$text"
code=0; wine "$programs/yibiao.com" no-such-command >/dev/null 2>&1 || code=$?
is 'yibiao.com returns the exit code' test "$code" -eq 2
wine "$programs/yibiao.com" version >"$work/version.txt" 2>&1
is 'a file takes what is printed' grep -q "$VERSION" "$work/version.txt"
cp "$programs/yibiao.com" "$work/alone.com"
code=0; wine "$work/alone.com" version >"$work/alone.txt" 2>&1 || code=$?
is 'yibiao.com alone says what is missing' test "$code" -eq 3 -a -n "$(grep '找不到 yibiao.exe' "$work/alone.txt")"

# Word makes the PDF: a server of ours stands for it. What it is asked is noted.
class='{59fbb2d4-1d1e-4c55-9b5f-0d6f1b1a2e77}'
pdf() { wine "$programs/yibiao.exe" office-pdf Word.Application "$(winepath -w "$work/申请表.docx")" "$(winepath -w "$work")\\申请表.pdf"; }
: >"$work/申请表.docx"
code=0; pdf >/dev/null 2>&1 || code=$?
is 'without an office program no PDF' test "$code" -eq 1 -a ! -e "$work/申请表.pdf"
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$programs/office.dll" $here/fakes/office.c -loleaut32 -luuid
wine reg add 'HKCR\Word.Application\CLSID' /ve /d "$class" /f >/dev/null 2>&1
wine reg add "HKCR\\CLSID\\$class\\InprocServer32" /ve /d "$(winepath -w "$programs/office.dll")" /f >/dev/null 2>&1
export FAKE_OFFICE_LOG="$(winepath -w "$work")\\office.log"
code=0; pdf >/dev/null 2>&1 || code=$?
is 'Word makes the PDF' test "$code" -eq 0 -a -s "$work/申请表.pdf"
for asked in 'Open .*申请表.docx' 'ExportAsFixedFormat .*申请表.pdf' Close Quit; do
  is "  asked: $asked" grep -q "^$asked" "$work/office.log"
done
rm -f "$programs/office.dll"

# What is exported: one vault, its dossiers exported from a copy of it on either system.
wine "$programs/yibiao.com" demo --pages=false --out "$(winepath -w "$work")\\demo" >"$work/demo.txt" 2>&1 || fail 'demo' "$(tail -3 "$work/demo.txt")"
is 'nothing is left beside what was exported' test -z "$(find "$work/demo" -name '.yibiao-part-*' -o -name '*.new')"
cp -r "$work/linux/vault" "$work/linux/again"
mkdir "$work/linux/one" "$work/linux/other"
for dossier in ZS-1600 多轮同步; do
  bin/yibiao --vault "$work/linux/vault" export "$dossier" "$work/linux/one/$dossier.zip" >/dev/null
  wine "$programs/yibiao.com" --vault "$(winepath -w "$work/linux/again")" export "$dossier" "$(winepath -w "$work/linux/other")\\$dossier.zip" >/dev/null 2>&1 || true
done
is 'bundles are those of Linux, byte for byte' test "$(cd "$work/linux/one" && sha256sum -- *.zip)" = "$(cd "$work/linux/other" && sha256sum -- *.zip)"

# Tests of packages that touch the system. Where Wine lacks the kind of deletion that Go's own tests clean up with, only that is passed
# over: what a test of ours says has its file before it.
for package in ./dossier/disk ./app/outside ./app/preview ./app/update ./dossier/store/where; do
  name=${package//[.\/]/-}
  if ! CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go test -c -o "$work/$name.exe" "$package" >"$work/$name.txt" 2>&1; then
    fail "tests of $package" "$(tail -3 "$work/$name.txt")"
    continue
  fi
  (cd "$package" && timeout 300 wine "$work/$name.exe") >"$work/$name.txt" 2>&1 || true
  if grep -qE '_test\.go:[0-9]+: |^panic: |^fatal error: ' "$work/$name.txt" || ! grep -qE '^(PASS|FAIL)' "$work/$name.txt"; then
    fail "tests of $package" "$(grep -E '_test\.go:|panic|fatal' "$work/$name.txt" | head -3)"
  else
    said "tests of $package" "ok$(grep -q 'Invalid function' "$work/$name.txt" && echo ' (Wine cannot delete as Go asks)' || true)"
  fi
done

# Removal.
before=$(digest "$vault")
wine "$programs/uninstall.exe" /S
until_true test ! -e "$programs" || true # it copies itself away and goes on
is 'removal leaves no program' test ! -e "$programs"
is 'removal leaves the vault' test "$(digest "$vault")" = "$before"
is 'removal leaves nothing of the toolkit' test -z "$(find "$WINEPREFIX/drive_c/users" -name cn.yibiao.desktop)"
exit $failed
