#!/usr/bin/env bash
# Packages: xlsx 0.18.5 (npm, SheetJS), read with cellDates, and convert-excel-to-json
#           1.7.0, which is made of it, on a computer in China; beside them
#           read-excel-file 9.3.17 and @e965/xlsx 0.20.3, a copy of the edition of SheetJS
#           that its makers no longer bring to npm. exceljs 4.4.0 makes the sheet
# Input:    a founding date, 2016-03-15 in yyyy"年"m"月"d"日".
# Expected: 2016-03-15, at midnight there or in UTC. A serial date counts days and has no
#           zone: ECMA-376 Part 1, 18.17.4.1.
# Seen:     2016-03-14 23:59:17 in China by the first two, the day before: they count from
#           the end of 1899 by the clock of the computer, and until 1901 Shanghai kept its
#           own time, 8:05:43 ahead of Greenwich, 5 minutes and 43 seconds more than now, of
#           which an offset in whole minutes makes good the 5. Under TZ=UTC both are right, as
#           the other two are everywhere.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error xlsx@0.18.5 convert-excel-to-json@1.7.0 read-excel-file@9.3.17 @e965/xlsx@0.20.3 exceljs@4.4.0 >/dev/null
cat > probe.js <<'PROBE'
const ExcelJS = require('exceljs')
const convert = require('convert-excel-to-json')
const readFile = require('read-excel-file/node')
async function main() {
  const book = new ExcelJS.Workbook()
  const cell = book.addWorksheet('表').getCell('A1')
  cell.value = new Date(Date.UTC(2016, 2, 15))
  cell.numFmt = 'yyyy"年"m"月"d"日"'
  await book.xlsx.writeFile('firms.xlsx')
  const sheet = (xlsx) => xlsx.readFile('firms.xlsx', { cellDates: true }).Sheets.表.A1.v
  const dates = {
    xlsx: sheet(require('xlsx')),
    'convert-excel-to-json': convert({ sourceFile: 'firms.xlsx' }).表[0].A,
    '@e965/xlsx': sheet(require('@e965/xlsx')),
    'read-excel-file': (await (readFile.default || readFile)('firms.xlsx'))[0].data[0][0],
  }
  for (const [name, date] of Object.entries(dates)) {
    console.log(name, date.toLocaleString('sv-SE'))
  }
}
main()
PROBE
TZ=UTC node probe.js | tee utc
TZ=Asia/Shanghai node probe.js | tee china
cat > expected <<'SEEN'
xlsx 2016-03-15 00:00:00
convert-excel-to-json 2016-03-15 00:00:00
@e965/xlsx 2016-03-15 00:00:00
read-excel-file 2016-03-15 00:00:00
xlsx 2016-03-14 23:59:17
convert-excel-to-json 2016-03-14 23:59:17
@e965/xlsx 2016-03-15 08:00:00
read-excel-file 2016-03-15 08:00:00
SEEN
cat utc china | cmp -s - expected
