#!/usr/bin/env bash
# Packages: exceljs 4.4.0 (npm) and github.com/tealeg/xlsx/v3 v3.3.13 (Go): a workbook is
#           opened and written again, nothing is edited; beside them
#           github.com/xuri/excelize/v2 v2.11.1 and xlsx-populate 1.21.0 (npm)
# Input:    a list of staff with a photo IN a cell, as WPS 表格 puts it (嵌入单元格图片): the
#           cell says DISPIMG("ID_…",1), and the part xl/cellimages.xml tells which
#           picture that is.
# Expected: the photo is still found from the cell. excelize names these "WPS Office
#           embedded cell images" among what it reads; the part hangs on the workbook by
#           a relationship like any other: ECMA-376 Part 2, 9.3 (relationships).
# Seen:     excelize and xlsx-populate keep it. exceljs writes picture and formula but not
#           the part between them, tealeg/xlsx neither part nor picture; no warning. In
#           WPS the cell then shows no photo, and the file does not tell whose it was.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error exceljs@4.4.0 xlsx-populate@1.21.0 jszip@3.10.2 >/dev/null
cat > make.js <<'PROBE'
const fs = require('fs')
const JSZip = require('jszip')
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const draw = 'http://schemas.openxmlformats.org/drawingml/2006/'
const pack = 'http://schemas.openxmlformats.org/package/2006/'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
const id = 'ID_0000000000000000000000000000000A'
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const zip = new JSZip()
const part = (path, text) => zip.file(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)
const links = (path, list) => part(path, `<Relationships xmlns="${pack}relationships">${list
  .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`)
part('[Content_Types].xml', `<Types xmlns="${pack}content-types"><Default Extension="png" ContentType="image/png"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${kind}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}worksheet+xml"/>
<Override PartName="/xl/cellimages.xml" ContentType="application/vnd.wps-officedocument.cellimage+xml"/></Types>`)
links('_rels/.rels', [[rel + '/officeDocument', 'xl/workbook.xml']])
links('xl/_rels/workbook.xml.rels', [[rel + '/worksheet', 'worksheets/sheet1.xml'], [rel + '/styles', 'styles.xml'],
  ['http://www.wps.cn/officeDocument/2020/cellImage', 'cellimages.xml']])
links('xl/_rels/cellimages.xml.rels', [[rel + '/image', 'media/image1.png']])
part('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>`)
part('xl/styles.xml', `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`)
part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>韦某</t></is></c>
<c r="B1" t="str"><f>_xlfn.DISPIMG("${id}",1)</f><v>=DISPIMG("${id}",1)</v></c></row></sheetData></worksheet>`)
part('xl/cellimages.xml', `<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:r="${rel}"
xmlns:xdr="${draw}spreadsheetDrawing" xmlns:a="${draw}main"><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="${id}"/><xdr:cNvPicPr/></xdr:nvPicPr>
<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic></etc:cellImage></etc:cellImages>`)
zip.file('xl/media/image1.png', dot, { base64: true })
;(async () => {
  fs.writeFileSync('staff.xlsx', await zip.generateAsync({ type: 'nodebuffer' }))
  const book = new (require('exceljs').Workbook)()
  await book.xlsx.readFile('staff.xlsx')
  await book.xlsx.writeFile('exceljs.xlsx')
  await (await require('xlsx-populate').fromFileAsync('staff.xlsx')).toFileAsync('xlsx-populate.xlsx')
})()
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"archive/zip"
	"fmt"
	"path"
	"strings"

	"github.com/tealeg/xlsx/v3"
	"github.com/xuri/excelize/v2"
)

func main() {
	t, err := xlsx.OpenFile("staff.xlsx")
	must(err)
	must(t.Save("tealeg.xlsx"))
	f, err := excelize.OpenFile("staff.xlsx")
	must(err)
	must(f.SaveAs("excelize.xlsx"))
	for _, name := range []string{"staff", "excelize", "xlsx-populate", "exceljs", "tealeg"} {
		f, err := excelize.OpenFile(name + ".xlsx")
		must(err)
		formula, err := f.GetCellFormula("人员", "B1")
		must(err)
		photos, _ := f.GetPictures("人员", "B1")
		fmt.Println(name, "formula:", strings.Contains(formula, "DISPIMG"), "photos in the cell:", len(photos), "parts:", parts(name+".xlsx"))
	}
}

// parts are those of a workbook that have to do with the photo.
func parts(name string) (found []string) {
	z, err := zip.OpenReader(name)
	must(err)
	defer z.Close()
	for _, part := range []string{"xl/cellimages.xml", "xl/media/image1.png"} {
		for _, f := range z.File {
			if f.Name == part {
				found = append(found, path.Base(part))
			}
		}
	}
	return found
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
PROBE
go get github.com/tealeg/xlsx/v3@v3.3.13 github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
node make.js
go run . | tee seen
diff seen - <<'SEEN'
staff formula: true photos in the cell: 1 parts: [cellimages.xml image1.png]
excelize formula: true photos in the cell: 1 parts: [cellimages.xml image1.png]
xlsx-populate formula: true photos in the cell: 1 parts: [cellimages.xml image1.png]
exceljs formula: true photos in the cell: 0 parts: [image1.png]
tealeg formula: true photos in the cell: 0 parts: []
SEEN
