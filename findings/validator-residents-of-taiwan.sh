#!/usr/bin/env bash
# Package:  validator 13.15.35 (npm), isIdentityCard for zh-CN
# Input:    made-up citizen numbers of residence permits, for Hong Kong (810000), Macao
#           (820000) and Taiwan (830000), and one of Liuzhou (450203), all with the same
#           birth date and serial and each with its check character.
# Expected: all valid. Residents of the three bear such numbers by the national standard,
#           with these area codes: 港澳台居民居住证申领发放办法 (国办发〔2018〕81号) 第三条;
#           check by GB 11643-1999. "Check if the string is a valid identity card code."
# Seen:     81 and 82 are valid, 83 is not: the list of provinces has the place code of
#           Taiwan of GB/T 2260 (71), which no such card bears, and lacks 83.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error validator@13.15.35 >/dev/null
cat > probe.js <<'PROBE'
const isIdentityCard = require('validator/lib/isIdentityCard').default
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const whole = (n) => n + '10X98765432'[[...n].reduce((sum, d, i) => sum + weights[i] * d, 0) % 11]
let got = ''
for (const [place, code] of [['香港', 810000], ['澳门', 820000], ['台湾', 830000], ['柳州', 450203], ['710000', 710000]]) {
  const number = whole(code + '19900307' + '001')
  const valid = isIdentityCard(number, 'zh-CN')
  console.log(place, number, valid)
  got += valid ? 'y' : 'n'
}
process.exit(got === 'yynyy' ? 0 : 1)
PROBE
node probe.js
