#!/usr/bin/env bash
# Package:  number-to-chinese-words 1.0.20 (npm), toWords; beside it nzh 1.0.14, nzh/hk
# Input:    amounts over 亿 with one digit in the place of 万: 100010000, 1200030000,
#           100018000 and, beside them, 120000000, 100100000, 350090000.
# Expected: 一億零一萬, 十二億零三萬, 一億零一萬八千: 零 for the places that are empty, then what
#           is there. 支付结算办法 (银发〔1997〕393号) 附件一 三 on zeros in between; the
#           package's page counts by 萬 and gives examples up to 兆.
# Seen:     一億, 十二億 and 一億零八千: where 千萬, 百萬 and 十萬 are empty, the 10 000 to 90 000
#           are gone, without an error. The others are right; the other package has them all.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error number-to-chinese-words@1.0.20 nzh@1.0.14 >/dev/null
cat > probe.js <<'PROBE'
const { toWords } = require('number-to-chinese-words')
const nzh = require('nzh/hk')
const amounts = [100010000, 1200030000, 100018000, 120000000, 100100000, 350090000]
const one = amounts.map((n) => toWords(n)), two = amounts.map((n) => nzh.encodeS(n))
amounts.forEach((n, i) => console.log(n, 'number-to-chinese-words:', one[i], 'nzh:', two[i]))
process.exit(one.join() === '一億,十二億,一億零八千,一億二千萬,一億零一十萬,三億五千零九萬' &&
  two.join() === '一億零一萬,十二億零三萬,一億零一萬八千,一億二千萬,一億零十萬,三億五千零九萬' ? 0 : 1)
PROBE
node probe.js
