#!/usr/bin/env bash
# Installs what building and testing need, on Debian and its relatives, and only what is missing.
#
#   packaging/setup.sh build   compiler, X11 headers and Go              (make build, make run, make test)
#   packaging/setup.sh test    a screen without a screen, docx checkers (make test; tests skip without them)
#   packaging/setup.sh pages   LibreOffice and Chinese fonts, to look at filled forms as pages (make tools)
#   packaging/setup.sh windows a compiler for Windows, NSIS, osslsigncode  (make windows)
#   packaging/setup.sh wine    Wine and a screen without a screen          (make test-windows)
#   packaging/setup.sh fonts   what makes assets/fonts anew             (make fonts)
#
# Several groups may be named. A group that is complete costs a few milliseconds. Only "build" is required: when another
# group cannot be had, this says so and goes on.
set -euo pipefail

packages_build="make gcc libc6-dev pkg-config ca-certificates libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
packages_test="xvfb xauth x11-utils xdotool strace dbus-daemon libgl1-mesa-dri poppler-utils python3-docx libxml2-utils"
packages_pages="libreoffice-writer-nogui poppler-utils fonts-noto-cjk"
packages_windows="gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 nsis osslsigncode"
packages_wine="wine wine64 xvfb xdotool openbox imagemagick openssl"
packages_fonts="fonts-noto-cjk unicode-data python3-fonttools"

project=$(cd "$(dirname "$0")/.." && pwd)
go_wanted=$(sed -n 's/^go //p' "$project/go.mod")
own_go=${HOME:-/tmp/yibiao-home}/.local/share/yibiao-go # what fetch_go links

# say CHINESE ENGLISH
say() { printf '%s\n%s\n' "$1" "$2" >&2; }

# missing PACKAGE... prints those that dpkg does not have.
missing() {
  local have name
  have=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for name in "$@"; do
    grep -qxF "installed $name" <<<"$have" || printf '%s ' "$name"
  done
}

# On a system without dpkg the headers themselves are asked for.
headers_present() {
  command -v gcc >/dev/null && command -v pkg-config >/dev/null &&
    pkg-config --exists gl x11 xcursor xrandr xinerama xi xxf86vm
}

# install PACKAGE... as root or through sudo; fails when neither is possible or apt-get fails.
install() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      say "缺少软件包,而当前用户既不是 root,也不能使用 sudo。请管理员执行:apt-get install -y --no-install-recommends $*" \
        "Packages are missing, and this user is neither root nor may use sudo. Ask an administrator to run: apt-get install -y --no-install-recommends $*"
      return 1
    fi
    as_root=(sudo)
  fi
  say "正在安装:$*" "installing: $*"
  # The lists of a fresh machine are empty or old; an error here (one dead mirror) need not keep the packages from us.
  "${as_root[@]}" apt-get update -q >&2 || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >&2
}

# go_fits DIRECTORY says whether the go of that folder, or without one that of the path, builds this project: Go 1.21 and later look
# into go.mod and fetch what it asks by themselves; an older one does not know how.
go_fits() {
  local go=${1:+$1/}go have
  have=$(cd "$project" && "$go" env GOVERSION 2>/dev/null) || return 1
  [ "$(printf '%s\n' "go$go_wanted" "$have" | sort -V | head -1)" = "go$go_wanted" ]
}

# fetch_go lets an old Go (Debian's golang-go) download a new one as the module golang.org/toolchain, checked against Go's
# checksum database like every module, and links it where the Makefile looks first. A module's files carry no execute bits.
fetch_go() (
  local name folder
  name="golang.org/toolchain@v0.0.1-go$go_wanted.linux-$(dpkg --print-architecture)"
  say "正在下载 Go $go_wanted(作为模块 $name,按 Go 的校验库核对)" "fetching Go $go_wanted (the module $name, checked against Go's checksum database)"
  cd / || return 1 # no module of the folder one stands in
  GOFLAGS='' GO111MODULE=on go mod download "$name" >&2 || return 1
  folder=$(GOFLAGS='' GO111MODULE=on go list -m -f '{{.Dir}}' "$name") || return 1
  chmod -R u+rwX,+x "$folder/bin" "$folder/pkg/tool" || return 1
  mkdir -p "$(dirname "$own_go")"
  ln -sfn "$folder" "$own_go"
)

# have_go sees to a Go that builds this project: one that is at hand is preferred to one fetched here.
have_go() {
  PATH="${PATH//$own_go\/bin:/}:/usr/local/go/bin" # make puts ours first
  if go_fits; then
    rm -f "$own_go"
    return 0
  fi
  go_fits "$own_go/bin" && return 0
  if [ "$(uname -s)" = Linux ] && command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    command -v go >/dev/null || install golang-go ca-certificates || true
    command -v go >/dev/null && fetch_go && go_fits "$own_go/bin" && return 0
  fi
  say "没有 Go $go_wanted,也没能自动下载。请从 https://go.dev/dl/ 下载 Go $go_wanted 或更新版本,解压到 /usr/local/go,再试一次。" \
    "There is no Go $go_wanted, and it could not be fetched. Unpack Go $go_wanted or later from https://go.dev/dl/ into /usr/local/go, then try again."
  return 1
}

group() {
  local name=$1 lacking
  local list=packages_$name
  if [ -z "${!list:-}" ]; then
    say "没有名为 $name 的软件包组(可用:build test pages windows wine fonts)。" "No group of packages is called $name (there are: build test pages windows wine fonts)."
    return 1
  fi
  case "$(uname -s)" in Linux) ;; *) return 0 ;; esac
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    if [ "$name" = build ] && ! headers_present; then
      say "这个系统没有 apt-get,请自行安装以下软件包对应的内容:${!list}" "This system has no apt-get. Please install what these Debian packages hold: ${!list}"
      return 1
    fi
    return 0
  fi
  # shellcheck disable=SC2086 # a list of words
  lacking=$(missing ${!list})
  [ -n "$lacking" ] || return 0
  # shellcheck disable=SC2086
  install $lacking && return 0
  [ "$name" != build ] || return 1
  say "没有装上「$name」组;需要它的检查会跳过,并说明跳过。" "The group \"$name\" could not be installed; what needs it is skipped, and says so."
}

[ $# -gt 0 ] || set -- build
for wanted in "$@"; do
  [ "$wanted" != build ] || have_go
  group "$wanted"
done
