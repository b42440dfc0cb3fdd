#!/usr/bin/env bash
# Module:   github.com/pdfcpu/pdfcpu v0.15.0 (Go), api.AddTextWatermarksFile; beside it pdf-lib
#           1.17.1 (npm), drawText; the pages are read by unpdf 1.7.0 (npm)
# Input:    a copy of an identity card as a page of PDF, to be stamped 仅供申报使用 as copies in
#           dossiers are, so that they serve for nothing else, and No.12 柳州市; once in
#           Helvetica, which is the package's own default, once in Times-Roman; Only for
#           Liuzhou for comparison.
# Expected: the words on the page, or an error that the font has none of them: the 14 standard
#           fonts have Latin characters only (ISO 32000-1, 9.6.2.2 and annex D). pdf-lib, with
#           the same font, refuses.
# Seen:     no error, and a stamp of blanks: each Chinese character is written as a blank, so the
#           copy leaves without any word, or with No.12 alone. (A form filled in with Chinese by
#           the same package is refused as long as no font for it is installed.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

func main() {
	api.DisableConfigDir()
	n := 0
	for _, words := range []string{"仅供申报使用", "No.12 柳州市", "Only for Liuzhou"} {
		for _, font := range []string{"", "font:Times-Roman, "} {
			err := api.AddTextWatermarksFile("copy.pdf", fmt.Sprintf("stamped%d.pdf", n), nil, true, words, font+"scale:1 abs, rot:0", nil)
			fmt.Println("pdfcpu", n, words, "error:", err)
			n++
		}
	}
}
PROBE
go get github.com/pdfcpu/pdfcpu@v0.15.0 >/dev/null 2>&1
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error pdf-lib@1.17.1 unpdf@1.7.0 >/dev/null
cat > make.js <<'PROBE'
const { PDFDocument, StandardFonts } = require('pdf-lib')
async function main () {
  const copy = await PDFDocument.create()
  const page = copy.addPage([400, 200])
  page.drawText('copy of a card', { x: 20, y: 20, size: 10 })
  require('fs').writeFileSync('copy.pdf', await copy.save())
  try {
    page.drawText('仅供申报使用', { x: 20, y: 100, font: await copy.embedFont(StandardFonts.Helvetica) })
    console.log('pdf-lib stamps')
  } catch (e) {
    console.log('pdf-lib', e.message)
  }
}
main()
PROBE
cat > read.mjs <<'PROBE'
import { extractText } from 'unpdf'
import { readFile } from 'node:fs/promises'
for (let i = 0; i < 6; i++) {
  const { text } = await extractText(new Uint8Array(await readFile(`stamped${i}.pdf`)), { mergePages: true })
  console.log(i, JSON.stringify(text.replace('copy of a card', '').replace(/\s+/g, ' ').trim()))
}
PROBE
{ node make.js; go mod tidy >/dev/null 2>&1; go run .; node read.mjs; } | tee seen
diff seen - <<'SEEN'
pdf-lib WinAnsi cannot encode "仅" (0x4ec5)
pdfcpu 0 仅供申报使用 error: <nil>
pdfcpu 1 仅供申报使用 error: <nil>
pdfcpu 2 No.12 柳州市 error: <nil>
pdfcpu 3 No.12 柳州市 error: <nil>
pdfcpu 4 Only for Liuzhou error: <nil>
pdfcpu 5 Only for Liuzhou error: <nil>
0 ""
1 ""
2 "No.12"
3 "No.12"
4 "Only for Liuzhou"
5 "Only for Liuzhou"
SEEN
