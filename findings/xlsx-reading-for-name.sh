#!/usr/bin/env bash
# Packages: github.com/thedatashed/xlsxreader v1.2.8 (Go) and exceljs 4.4.0 (npm),
#           reading; beside them github.com/xuri/excelize/v2 v2.11.1 and xlsx 0.18.5 (npm)
# Input:    a list of staff in which the rare surname 覃 bears its reading, as Excel's
#           拼音指南 (编辑拼音) stores it in rPh: 覃某某 among the shared strings, 覃某 in
#           the cell itself (inlineStr); 韦某 has none.
# Expected: 覃某某, 覃某, 韦某. rPh is a phonetic run, a hint that Excel shows above the
#           text; the text of the item is its t or the t of its r: ECMA-376 Part 1,
#           18.4.6 (rPh) and 18.4.8 (si).
# Seen:     xlsxreader reads "qín" INSTEAD of 覃某某. exceljs reads 覃某qín where the text
#           stands in the cell, and from there on nothing: every cell and row below is
#           missing. Neither says anything; the other two read all names.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error exceljs@4.4.0 xlsx@0.18.5 jszip@3.10.2 >/dev/null
cat > make.js <<'PROBE'
const fs = require('fs')
const JSZip = require('jszip')
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006/'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
const guide = '<rPh sb="0" eb="1"><t>qín</t></rPh>'
const part = (path, text) => zip.file(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)
const parts = { 'workbook.xml': 'sheet.main', 'worksheets/sheet1.xml': 'worksheet', 'sharedStrings.xml': 'sharedStrings', 'styles.xml': 'styles' }
const links = { 'worksheets/sheet1.xml': 'worksheet', 'sharedStrings.xml': 'sharedStrings', 'styles.xml': 'styles' }
const zip = new JSZip()
part('[Content_Types].xml', `<Types xmlns="${pack}content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
${Object.entries(parts).map(([name, t]) => `<Override PartName="/xl/${name}" ContentType="${type}${t}+xml"/>`).join('')}</Types>`)
part('_rels/.rels', `<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${pack}relationships">${Object.entries(links)
  .map(([name, t], i) => `<Relationship Id="rId${i + 1}" Type="${rel}/${t}" Target="${name}"/>`).join('')}</Relationships>`)
part('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>`)
part('xl/styles.xml', `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`)
part('xl/sharedStrings.xml', `<sst xmlns="${main}"><si><t>覃某某</t>${guide}<phoneticPr fontId="0"/></si><si><t>韦某</t></si></sst>`)
part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>覃某</t>${guide}</is></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c></row></sheetData></worksheet>`)
zip.generateAsync({ type: 'nodebuffer' }).then((b) => fs.writeFileSync('staff.xlsx', b))
PROBE
cat > probe.js <<'PROBE'
const ExcelJS = require('exceljs')
const sheet = require('xlsx').readFile('staff.xlsx').Sheets['人员']
console.log('xlsx', ['A1', 'A2', 'A3'].map((c) => sheet[c].v).join(' '))
const book = new ExcelJS.Workbook()
book.xlsx.readFile('staff.xlsx').then(() => console.log('exceljs', book.worksheets[0].rowCount, 'rows:', ['A1', 'A2', 'A3'].map((c) => book.worksheets[0].getCell(c).text).join(' ')))
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"

	"github.com/thedatashed/xlsxreader"
	"github.com/xuri/excelize/v2"
)

func main() {
	f, err := excelize.OpenFile("staff.xlsx")
	if err != nil {
		panic(err)
	}
	fmt.Print("excelize")
	for _, c := range []string{"A1", "A2", "A3"} {
		v, err := f.GetCellValue("人员", c)
		if err != nil {
			panic(err)
		}
		fmt.Print(" ", v)
	}
	r, err := xlsxreader.OpenFile("staff.xlsx")
	if err != nil {
		panic(err)
	}
	defer r.Close()
	fmt.Print("\nxlsxreader")
	for row := range r.ReadRows(r.Sheets[0]) {
		fmt.Print(" ", row.Cells[0].Value)
	}
	fmt.Println()
}
PROBE
go get github.com/thedatashed/xlsxreader@v1.2.8 github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
node make.js
{ node probe.js; go run .; } | tee seen
diff seen - <<'SEEN'
xlsx 覃某某 覃某 韦某
exceljs 2 rows: 覃某某 覃某qín 
excelize 覃某某 覃某 韦某
xlsxreader qín 覃某 韦某
SEEN
