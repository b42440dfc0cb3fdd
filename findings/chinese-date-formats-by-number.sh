#!/usr/bin/env bash
# Package:  exceljs 4.4.0 (npm), github.com/tealeg/xlsx/v3 v3.3.13 and
#           github.com/thedatashed/xlsxreader v1.2.8 (Go), reading; xlsx 0.18.5
#           (npm) beside them.
# Input:    2016-03-15 (42444) in five cells whose formats are numbers only, as
#           a Chinese Excel writes its own long dates: 31 (yyyy年m月d日), 57
#           (yyyy年m月), 58 (m月d日), 27 (yyyy年m月), and 14 for comparison.
# Expected: five dates. ECMA-376 part 1, 18.8.30, lists 27 to 36 and 50 to 58 as
#           built-in formats of zh-cn; like 14 they stand in no numFmts part.
# Seen:     the date for 14, and the bare number 42444 for the four Chinese ones,
#           in all three readers; the fourth reads five dates.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > make.py <<'PROBE'
import zipfile
ids = [14, 27, 31, 57, 58]
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
package = "http://schemas.openxmlformats.org/package/2006/"
kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
parts = {
    "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>' + "".join(
        f'<row r="{i+1}"><c r="A{i+1}" s="{i+1}"><v>42444</v></c></row>' for i in range(len(ids))) + "</sheetData></worksheet>",
    "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="SimSun"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(ids)+1}"><xf/>' + "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in ids) + "</cellXfs></styleSheet>",
}
with zipfile.ZipFile("days.xlsx", "w") as z:
    for name, text in parts.items():
        z.writestr(name, text)
PROBE
python3 make.py
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null 2>&1
cat > probe.js <<'PROBE'
const exceljs = require("exceljs"), sheetjs = require("xlsx");
const book = new exceljs.Workbook();
book.xlsx.readFile("days.xlsx").then(() => {
  const own = [];
  book.worksheets[0].eachRow(r => { const v = r.getCell(1).value; own.push(v instanceof Date ? v.toISOString().slice(0, 10) : v); });
  console.log("exceljs", own.join(" "));
  const s = sheetjs.readFile("days.xlsx", { cellDates: true }).Sheets.S;
  console.log("sheetjs", [1, 2, 3, 4, 5].map(i => s["A" + i].t === "d" ? "date" : s["A" + i].v).join(" "));
});
PROBE
mkdir go
cat > go/go.mod <<'MOD'
module probe

go 1.26
MOD
cat > go/main.go <<'PROBE'
package main

import (
	"fmt"

	"github.com/tealeg/xlsx/v3"
	"github.com/thedatashed/xlsxreader"
)

func main() {
	f, err := xlsx.OpenFile("../days.xlsx")
	if err != nil {
		panic(err)
	}
	fmt.Print("tealeg")
	f.Sheets[0].ForEachRow(func(r *xlsx.Row) error {
		c := r.GetCell(0)
		if c.IsTime() {
			fmt.Print(" date")
		} else {
			fmt.Print(" ", c.Value)
		}
		return nil
	})
	g, err := xlsxreader.OpenFile("../days.xlsx")
	if err != nil {
		panic(err)
	}
	fmt.Print("\nxlsxreader")
	for r := range g.ReadRows("S") {
		fmt.Print(" ", r.Cells[0].Value)
	}
	fmt.Println()
}
PROBE
cd go
go get github.com/tealeg/xlsx/v3@v3.3.13 github.com/thedatashed/xlsxreader@v1.2.8 >/dev/null 2>&1
{ (cd .. && node probe.js); go run .; } | tee ../seen
cat > ../wanted <<'WANTED'
exceljs 2016-03-15 42444 42444 42444 42444
sheetjs date date date date date
tealeg date 42444 42444 42444 42444
xlsxreader 2016-03-15 42444 42444 42444 42444
WANTED
cmp ../seen ../wanted || exit 1
