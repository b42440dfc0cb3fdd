#!/usr/bin/env bash
# Module:   github.com/pdfcpu/pdfcpu v0.15.0 (Go), api.ExportFormJSON; beside it pdf-lib
#           1.17.1 (npm), which reads all and makes one of the forms
# Input:    an application in PDF with the drop-down 企业规模 (大型, 中型, 小型; 中型 is chosen),
#           three times: its choices as hexadecimal strings, as Chinese text mostly is,
#           the same as literal strings, and a form as pdf-lib makes it.
# Expected: the three choices and 中型 each time. A string is written in either way: ISO
#           32000-1, 7.3.4.1; a field's entries stand in the field, its widgets may be
#           dictionaries of their own below it: 12.7.3.1 (Kids).
# Seen:     the first form cannot be exported at all ("entry Opt: corrupt choice field"),
#           the second is right, and of the third there is an empty list box, without
#           choices, without the chosen one, without an error.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error pdf-lib@1.17.1 >/dev/null
cat > make.js <<'PROBE'
const fs = require('fs')
const { PDFDocument, PDFName, PDFString, PDFHexString } = require('pdf-lib')
const choices = ['大型', '中型', '小型']
const octal = (s) => PDFString.of('\\376\\377' + [...Buffer.from(s, 'utf16le').swap16()].map((b) => '\\' + b.toString(8).padStart(3, '0')).join(''))

async function own(name, string) {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  const field = pdf.context.register(pdf.context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Ch', Ff: 131072, Rect: [72, 700, 300, 720], P: page.ref, DA: PDFString.of('/Helv 12 Tf 0 g'),
    T: PDFHexString.fromText('企业规模'), V: string('中型'), Opt: choices.map(string),
  }))
  page.node.set(PDFName.of('Annots'), pdf.context.obj([field]))
  const font = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }
  pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ Fields: [field], DA: PDFString.of('/Helv 0 Tf 0 g'), DR: { Font: { Helv: font } } }))
  fs.writeFileSync(name, await pdf.save({ updateFieldAppearances: false, useObjectStreams: false }))
}

async function usual(name) {
  const pdf = await PDFDocument.create()
  const field = pdf.getForm().createDropdown('企业规模')
  field.addToPage(pdf.addPage(), { x: 72, y: 700, width: 228, height: 20 })
  field.addOptions(choices)
  field.select('中型')
  fs.writeFileSync(name, await pdf.save({ updateFieldAppearances: false }))
}

;(async () => {
  await own('hexadecimal.pdf', PDFHexString.fromText)
  await own('literal.pdf', octal)
  await usual('pdf-lib.pdf')
  for (const name of ['hexadecimal.pdf', 'literal.pdf', 'pdf-lib.pdf']) {
    const field = (await PDFDocument.load(fs.readFileSync(name))).getForm().getDropdown('企业规模')
    console.log('pdf-lib', name, field.getOptions().join(), field.getSelected().join())
  }
})()
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func main() {
	model.ConfigPath = "disable"
	for _, name := range []string{"hexadecimal.pdf", "literal.pdf", "pdf-lib.pdf"} {
		fmt.Println("pdfcpu", name, export(name))
	}
}

// export is the first form of a file, as pdfcpu tells of it.
func export(name string) string {
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	var out bytes.Buffer
	if err := api.ExportFormJSON(f, &out, name, nil); err != nil {
		return err.Error()
	}
	type choice struct {
		Name, Value string
		Values      []string
		Options     []string
	}
	var group struct {
		Forms []struct{ Combobox, Listbox []choice }
	}
	if err := json.Unmarshal(out.Bytes(), &group); err != nil {
		panic(err)
	}
	return fmt.Sprintf("%+v", group.Forms[0])
}
PROBE
go get github.com/pdfcpu/pdfcpu@v0.15.0 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
node make.js | tee seen
go run . | tee -a seen
diff seen - <<'SEEN'
pdf-lib hexadecimal.pdf 大型,中型,小型 中型
pdf-lib literal.pdf 大型,中型,小型 中型
pdf-lib pdf-lib.pdf 大型,中型,小型 中型
pdfcpu hexadecimal.pdf export form: collect data: page 1: export fields: field 5: entry Opt: corrupt choice field
pdfcpu literal.pdf {Combobox:[{Name:企业规模 Value:中型 Values:[] Options:[大型 中型 小型]}] Listbox:[]}
pdfcpu pdf-lib.pdf {Combobox:[] Listbox:[{Name:企业规模 Value: Values:[] Options:[]}]}
SEEN
