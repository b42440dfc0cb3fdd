#!/usr/bin/env bash
# Installs what building and testing need, on Debian and its relatives, and only what is missing.
#
#   packaging/setup.sh build   compiler and X11 headers                 (make build, make run, make test)
#   packaging/setup.sh test    a screen without a screen, docx checkers (make test; tests skip without them)
#   packaging/setup.sh pages   LibreOffice and Chinese fonts, to look at filled forms as pages (make tools)
#   packaging/setup.sh windows a compiler for Windows                      (make windows)
#   packaging/setup.sh fonts   what makes assets/fonts anew             (make fonts)
#
# Several groups may be named. A group that is complete costs a few milliseconds. Only "build" is required: when another
# group cannot be had, this says so and goes on.
set -euo pipefail

packages_build="make gcc libc6-dev pkg-config ca-certificates libgl-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev"
packages_test="xvfb xauth x11-utils xdotool libgl1-mesa-dri poppler-utils python3-docx libxml2-utils"
packages_pages="libreoffice-writer-nogui poppler-utils fonts-noto-cjk"
packages_windows="gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64"
packages_fonts="fonts-noto-cjk unicode-data python3-fonttools"

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

check_go() {
  PATH="$PATH:/usr/local/go/bin"
  if ! command -v go >/dev/null; then
    say "没有找到 Go。本项目需要 Go 1.26 或更新版本;Debian 12 自带的 golang 是 1.19,太旧,不能用。请从 https://go.dev/dl/ 下载并解压到 /usr/local/go。" \
      "Go was not found. This project needs Go 1.26 or later; the golang package of Debian 12 is 1.19, which is too old. Unpack a release from https://go.dev/dl/ into /usr/local/go."
    return 1
  fi
}

group() {
  local name=$1 lacking
  local list=packages_$name
  if [ -z "${!list:-}" ]; then
    say "没有名为 $name 的软件包组(可用:build test pages windows fonts)。" "No group of packages is called $name (there are: build test pages windows fonts)."
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
  [ "$wanted" != build ] || check_go
  group "$wanted"
done
