#!/usr/bin/env bash
# Package:  stdnum 1.12.0 (npm), stdnum.CN.uscc.validate
# Input:    made-up unified social credit codes (统一社会信用代码), each with its check
#           character by the standard: a firm whose check character is a letter, one
#           whose check character is 0, a village collective (N2) and an "other" (Y1).
# Expected: all valid. GB 32100-2015: the first place is a digit or a letter, by the
#           code rules of the registering authorities N is agriculture and Y is 其他;
#           the check value is 31 less the remainder of the weighted sum by 31, and
#           0 where the remainder is 0 (MOD 31 by GB/T 17710).
# Seen:     only the first is. Whatever ends with a right 0, about one code in 31, has
#           a wrong checksum, and a letter in front is "an invalid format". (The same
#           fault with 0 was mended for Argentina's AR.cbu: koblas/stdnum-js, PR 167.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error stdnum@1.12.0 >/dev/null
cat > probe.js <<'PROBE'
const { stdnum } = require('stdnum')
const sum = (s, chars, weights) => [...s].reduce((n, c, i) => n + chars.indexOf(c) * weights[i], 0)
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const chars = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
function full (front, organisation) { // GB 11714 for the organisation, GB 32100 for the whole
  const own = 11 - sum(organisation, letters, [3, 7, 9, 10, 5, 8, 4, 2]) % 11
  const s = front + organisation + (own === 10 ? 'X' : own % 11)
  return s + chars[(31 - sum(s, chars, weights) % 31) % 31]
}
function firm (wanted) { // the first number of its kind whose check character is as wanted
  for (let i = 1; ; i++) { const s = full('91450200', 'MA00' + String(i).padStart(4, '0')); if (wanted.test(s[17])) return s }
}
const cases = { letter: firm(/[A-Y]/), zero: firm(/0/), village: full('N2450226', 'MF000001'), other: full('Y1450200', 'MJ000001') }
const got = {}
for (const [k, code] of Object.entries(cases)) {
  const r = stdnum.CN.uscc.validate(code)
  got[k] = r.isValid ? 'valid' : r.error.message
  console.log(k.padEnd(8), code, got[k])
}
process.exit(got.letter === 'valid' && /checksum/.test(got.zero) && /format/.test(got.village) && /format/.test(got.other) ? 0 : 1)
PROBE
node probe.js
