#!/usr/bin/env bash
# Package:  xlsx-template 1.4.7 (npm), substitute, on a computer in China; the templates are
#           made and read by exceljs 4.4.0 (npm)
# Input:    a budget (经费预算表) as a template: one row for all items (${table:预算.科目} with
#           amount and date), below it 合计 =SUM(B2:B2), in the head 总额 =B3; filled with
#           three items, 30, 20 and 10 万元, the first on 2026-01-05.
# Expected: =SUM(B2:B4) and =B5, as a spreadsheet does when rows are put in, and as the
#           page's "formulas, named tables are maintained" lets one hope; 2026-01-05.
#           Serial dates have no zone: ECMA-376 Part 1, 18.17.4.1.
# Seen:     =SUM(B2:B2), so that 合计 is 30 and not 60, and =B3, where 材料费 now stands: 总额 is
#           20. And the date is 2026-01-04 16:00, with the template's format the day
#           before; under TZ=UTC it is right. Nothing tells of any of it.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error xlsx-template@1.4.7 exceljs@4.4.0 >/dev/null
cat > probe.js <<'PROBE'
const ExcelJS = require('exceljs')
const XlsxTemplate = require('xlsx-template')
async function main() {
  const form = new ExcelJS.Workbook()
  const sheet = form.addWorksheet('预算')
  sheet.addRow(['科目', '金额（万元）', '日期', '总额', { formula: 'B3' }])
  sheet.addRow(['${table:预算.科目}', '${table:预算.金额}', '${table:预算.日期}'])
  sheet.addRow(['合计', { formula: 'SUM(B2:B2)' }])
  sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
  const template = new XlsxTemplate(await form.xlsx.writeBuffer())
  const day = new Date(2026, 0, 5)
  template.substitute(1, { 预算: [{ 科目: '设备费', 金额: 30, 日期: day }, { 科目: '材料费', 金额: 20 }, { 科目: '劳务费', 金额: 10 }] })
  const filled = new ExcelJS.Workbook()
  await filled.xlsx.load(template.generate({ type: 'nodebuffer' }))
  const done = filled.worksheets[0]
  const total = done.getCell('B5').formula, all = done.getCell('E1').formula
  const at = (cell) => done.getCell(cell).value
  console.log(process.env.TZ, '合计', total, '总额', all + ':', at(all.replace('B', 'A')), at(all), '日期', at('C2').toISOString())
}
main()
PROBE
{ TZ=Asia/Shanghai node probe.js; TZ=UTC node probe.js; } | tee seen
diff seen - <<'SEEN'
Asia/Shanghai 合计 SUM(B2:B2) 总额 B3: 材料费 20 日期 2026-01-04T16:00:00.000Z
UTC 合计 SUM(B2:B2) 总额 B3: 材料费 20 日期 2026-01-05T00:00:00.000Z
SEEN
