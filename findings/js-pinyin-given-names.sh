#!/usr/bin/env bash
# Package:  js-pinyin 0.2.7, getFullChars, and simple-pinyin 4.0.0 (npm), the function
# Input:    invented names 韦某堃, 覃某喆, 蓝某昇, 莫某翀 and 农某赟, to be written in pinyin.
# Expected: Kun, Zhe, Sheng, Chong and Yun at the end, or the character itself. All five
#           are among the 8105 of 通用规范汉字表 (国发〔2013〕23号), made so that such names
#           can be used; GB/T 28039-2011 spells both surname and given name.
# Seen:     the given name ends one syllable early, and nothing stands for the character:
#           WeiMou, TanMou …, and a name that is one such character is "". js-pinyin keeps a character that it knows even less
#           of (𬭎), and finds the initial letter of 堃, K, in its other method; simple-
#           pinyin keeps Latin letters and drops 𬭎 too.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error js-pinyin@0.2.7 simple-pinyin@4.0.0 >/dev/null
cat > probe.js <<'PROBE'
const full = require('js-pinyin').default ?? require('js-pinyin')
const simple = require('simple-pinyin').default ?? require('simple-pinyin')
const names = ['韦某堃', '覃某喆', '蓝某昇', '莫某翀', '农某赟', '喆', '韦某𬭎']
const got = names.map((n) => [full.getFullChars(n), full.getCamelChars(n), simple(n).join(' ')])
names.forEach((n, i) => console.log(n, JSON.stringify(got[i])))
const one = got.map((g) => g[0]).join('|'), two = got.map((g) => g[2]).join('|')
process.exit(one === 'WeiMou|TanMou|LanMou|MoMou|NongMou||WeiMou𬭎' && got[0][1] === 'WMK' &&
  two === 'wei mou|tan mou|lan mou|mo mou|nong mou||wei mou' ? 0 : 1)
PROBE
node probe.js
