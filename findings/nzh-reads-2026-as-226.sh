#!/usr/bin/env bash
# Package:  nzh 1.0.14 (npm), nzh/cn, decodeS ("Chinese number to Arabic")
# Input:    二〇二六 and 一九九〇 (years digit by digit) and 两千.
# Expected: 2026, 1990 and 2000, or an error. Years in Chinese characters are
#           written digit by digit with 〇: GB/T 15835-2011《出版物上数字用法》 on
#           汉字数字; 两 before 千 is the everyday form.
# Seen:     226, 199 and 0, without an error.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error nzh@1.0.14 >/dev/null
cat > probe.js <<'PROBE'
const { decodeS } = require('nzh/cn')
const got = ['二〇二六', '一九九〇', '两千', '一万零五'].map(v => [v, decodeS(v)])
for (const [v, n] of got) console.log(v, '=>', n)
process.exit(got.map(g => String(g[1])).join() === '226,199,0,10005' ? 0 : 1)
PROBE
node probe.js
