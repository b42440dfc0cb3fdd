#!/usr/bin/env bash
# Packages: xlsx 0.18.5 and @e965/xlsx 0.20.3 (npm; SheetJS, the latter a copy of the
#           edition that its makers no longer bring to npm); beside them numfmt 4.0.1
# Input:    cells in the formats that a Chinese Excel offers: 3821.5 in [$-804]0.00"元",
#           3821 in [DBNum2][$-804]General"元整" (中文大写数字), the date 2026-08-11 in
#           [$-804]aaaa;@ and [$-804]aaa;@ (星期, 周), all written and read by the package;
#           [$-804]yyyy"年"m"月"d"日" and [$¥-804]0.00 for comparison.
# Expected: 3821.50元, 叁仟捌佰贰拾壹元整 or at least 3821元整, 星期二, 周二. In [$…-804] what is
#           between $ and - is the currency, none here, and 804 the language: ECMA-376
#           Part 1, 18.8.31; aaaa is the day of the week in Chinese.
# Seen:     $3821.50元, $3821元整, $aaaa and $aaa: the sign that only begins the brackets is
#           taken for the currency, in cell text, CSV and HTML alike; no error. The date
#           with years and ¥ are right, and numfmt has dollars in none of them.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error xlsx@0.18.5 @e965/xlsx@0.20.3 numfmt@4.0.1 >/dev/null
cat > probe.mjs <<'PROBE'
import old from 'xlsx'
import recent from '@e965/xlsx'
import { format } from 'numfmt'
const cells = [
  [3821.5, '[$-804]0.00"元"'], [3821, '[DBNum2][$-804]General"元整"'], [46245, '[$-804]aaaa;@'],
  [46245, '[$-804]aaa;@'], [46245, '[$-804]yyyy"年"m"月"d"日"'], [3821.5, '[$¥-804]0.00'],
]
const seen = []
for (const [name, xlsx] of [['xlsx', old], ['@e965/xlsx', recent]]) {
  const sheet = { '!ref': 'A1:F1' }
  cells.forEach(([v, z], i) => { sheet[xlsx.utils.encode_cell({ r: 0, c: i })] = { t: 'n', v, z } })
  const book = { SheetNames: ['表'], Sheets: { 表: sheet } }
  const back = xlsx.read(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' })).Sheets.表
  seen.push(xlsx.utils.sheet_to_csv(back))
  console.log(name, seen.at(-1))
}
const other = cells.map(([v, z]) => format(z, v)).join()
console.log('numfmt', other)
process.exit(seen.every((s) => s === '$3821.50元,$3821元整,$aaaa,$aaa,2026年8月11日,¥3821.50') &&
  other === '3821.50元,3821元整,星期二,周二,2026年8月11日,¥3821.50' ? 0 : 1)
PROBE
node probe.mjs
