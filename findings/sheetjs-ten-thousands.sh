#!/usr/bin/env bash
# Packages: xlsx 0.18.5 and @e965/xlsx 0.20.3 (npm; SheetJS, the latter a copy of the
#           edition that its makers no longer bring to npm)
# Input:    a sheet with 1234567 in the format 0\.0,"万元" (Excel knows thousands only,
#           so Chinese offices set a point in front of the last digit of thousands)
#           and 19900307, a birth date cut from a citizen number, in 0-00-00.
# Expected: 123.5万元 and 1990-03-07. A comma after the digits divides by 1000 and
#           rounds, a backslash shows the next character as it is, and digits beyond
#           the places of a format are shown in front: ECMA-376 Part 1, 18.8.31.
# Seen:     12.35万元, a tenth of the amount, and 0-03-07, the year cut to its last
#           digit; no warning. 0000-00-00 keeps the year.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error xlsx@0.18.5 @e965/xlsx@0.20.3 >/dev/null
cat > probe.js <<'PROBE'
const cells = [[1234567, '0\\.0,"万元"'], [19900307, '0-00-00'], [19900307, '0000-00-00']]
let same = true
for (const name of ['xlsx', '@e965/xlsx']) {
  const XLSX = require(name)
  const sheet = XLSX.utils.aoa_to_sheet(cells.map(([n]) => [n]))
  cells.forEach(([, format], i) => { sheet['A' + (i + 1)].z = format })
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '企业')
  const read = XLSX.read(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }), { cellNF: true }).Sheets['企业']
  const shown = cells.map((_, i) => read['A' + (i + 1)].w)
  cells.forEach(([n, format], i) => console.log(name.padEnd(10), XLSX.version, String(n).padEnd(8), format.padEnd(12), '=>', shown[i]))
  same = same && cells.every(([, format], i) => read['A' + (i + 1)].z === format) && shown.join('|') === '12.35万元|0-03-07|1990-03-07'
}
process.exit(same ? 0 : 1)
PROBE
node probe.js
