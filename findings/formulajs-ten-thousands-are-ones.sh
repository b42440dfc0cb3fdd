#!/usr/bin/env bash
# Package:  @formulajs/formulajs 4.6.1 (npm), VALUE and TEXT
# Input:    amounts as cells of a budget have them, 12.5万, 3亿, 200万元, 3万5千; the number
#           17 in the format 000 of file numbers, the date 2026-08-11 (46245) in
#           yyyy年m月d日, 12.5 in 0.0"万元"; beside them 12.5, 12% and 1234.5 in #,##0.00.
# Expected: #VALUE! for the four, or what they are worth: text that is no number, date or
#           time is an error: ECMA-376 Part 1, 18.17.7 (VALUE). 017, 2026年8月11日 and
#           12.5万元: TEXT takes the formats of cells, 18.8.31 (numFmts).
# Seen:     12.5, 3 and 200: the unit is cut off and the amount a ten-thousandth of itself,
#           no error; only 3万5千 has one. TEXT gives 17, 46245 and 12.5: of a format it
#           knows the places behind the point, the comma, % and $. The last three are
#           right. The package calls itself an implementation of most formula functions of
#           Excel, and its README names neither limit.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error @formulajs/formulajs@4.6.1 >/dev/null
cat > probe.js <<'PROBE'
const { VALUE, TEXT } = require('@formulajs/formulajs')
const show = (x) => x instanceof Error ? x.message : String(x)
const values = ['12.5万', '3亿', '200万元', '3万5千', '12.5', '12%'].map((s) => `${s}=${show(VALUE(s))}`)
const texts = [[17, '000'], [46245, 'yyyy年m月d日'], [12.5, '0.0"万元"'], [1234.5, '#,##0.00']]
  .map(([n, f]) => `${f}=${show(TEXT(n, f))}`)
console.log(values.join('  '))
console.log(texts.join('  '))
process.exit(values.join() === '12.5万=12.5,3亿=3,200万元=200,3万5千=#VALUE!,12.5=12.5,12%=0.12' &&
  texts.join() === '000=17,yyyy年m月d日=46245,0.0"万元"=12.5,#,##0.00=1,234.50' ? 0 : 1)
PROBE
node probe.js
