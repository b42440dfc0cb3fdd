#!/usr/bin/env bash
# Package:  chinese-numbers-converter 2.3.1 (npm), toInteger
# Input:    amounts above 一亿 as they stand in forms and contracts: 一亿二千万,
#           壹亿贰仟万元, 3亿5000万, and as a check 叁仟捌佰万, 十二亿, 一亿零一.
# Expected: 120000000 twice, 350000000; 38000000, 1200000000, 100000001: 一亿 and 二千万
#           are two parts of a sum. The package's page names 亿 as the largest character
#           that it knows, and financial and mixed numbers as supported.
# Seen:     1000020000000, 1000020000000 and 3000000000000: 万 is counted onto the 亿
#           as well, and a firm with 120 million has a capital of a million million. The
#           other three are right.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error chinese-numbers-converter@2.3.1 >/dev/null
cat > probe.js <<'PROBE'
const loaded = require('chinese-numbers-converter')
const ChineseNumber = loaded.default || loaded
const seen = { 一亿二千万: 1000020000000, 壹亿贰仟万元: 1000020000000, '3亿5000万': 3000000000000, 叁仟捌佰万: 38000000, 十二亿: 1200000000, 一亿零一: 100000001 }
let same = true
for (const [words, before] of Object.entries(seen)) {
  const n = new ChineseNumber(words).toInteger()
  console.log(words, '=>', n)
  same = same && n === before
}
process.exit(same ? 0 : 1)
PROBE
node probe.js
