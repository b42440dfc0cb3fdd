#!/usr/bin/env bash
# Module:   github.com/nguyenthenguyen/docx of 2023-06-21 (Go), Replace; what it writes is
#           read by mammoth 1.13.0, officeparser 8.1.1 and word-extractor 1.0.4 (npm)
# Input:    a form with 住所：{住所}（盖章）; {住所} is replaced by an address of two lines, and
#           for comparison by one of one line.
# Expected: the form with a line break in it. A break stands beside texts in a run, and a
#           text holds characters only: ECMA-376 Part 1, 17.3.3.1 (br), 17.3.3.31 (t) and
#           22.9.2.13 (ST_String). The module's page: replacing text in a .docx file.
# Seen:     <w:br/> INSIDE <w:t>, no error. mammoth does not read such a form at all ("Not
#           implemented"), officeparser loses the break and makes 1号2栋 of it, word-
#           extractor has both lines; with one line all is well. (A change that would end
#           the text before the break is open upstream: nguyenthenguyen/docx, PR 35.)
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
	"archive/zip"
	"bytes"
	"fmt"

	"github.com/nguyenthenguyen/docx"
)

const (
	head  = `<?xml version="1.0" encoding="UTF-8"?>`
	types = `application/vnd.openxmlformats-`
	space = `http://schemas.openxmlformats.org/`
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func form() *bytes.Reader {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + space + `package/2006/content-types">` +
			`<Default Extension="rels" ContentType="` + types + `package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + types + `officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + space + `package/2006/relationships"><Relationship Id="rId1" Type="` +
			space + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="` + space + `package/2006/relationships"/>`},
		{"word/document.xml", `<w:document xmlns:w="` + space + `wordprocessingml/2006/main"><w:body><w:p><w:r>` +
			`<w:t>住所：{住所}（盖章）</w:t></w:r></w:p></w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		must(err)
		_, err = w.Write([]byte(head + part[1]))
		must(err)
	}
	must(z.Close())
	return bytes.NewReader(out.Bytes())
}

func main() {
	for name, address := range map[string]string{"two.docx": "柳州市某路1号\n2栋", "one.docx": "柳州市某路1号2栋"} {
		source := form()
		file, err := docx.ReadDocxFromMemory(source, source.Size())
		must(err)
		filled := file.Editable()
		must(filled.Replace("{住所}", address, -1))
		must(filled.WriteToFile(name))
		fmt.Println(name, filled.GetContent())
	}
}
PROBE
cat > probe.js <<'PROBE'
const mammoth = require('mammoth')
const { parseOffice } = require('officeparser')
const WordExtractor = require('word-extractor')

async function read(file) {
  const readers = [
    async () => (await mammoth.extractRawText({ path: file })).value,
    async () => (await (await parseOffice(file)).to('text')).value,
    async () => (await new WordExtractor().extract(file)).getBody(),
  ]
  const seen = []
  for (const reader of readers) seen.push((await reader().catch((error) => error.message)).trim())
  console.log(file, seen)
  return seen.join('|')
}
async function main() {
  const one = await read('one.docx'), two = await read('two.docx')
  const whole = '住所：柳州市某路1号2栋（盖章）'
  process.exit(one === [whole, whole, whole].join('|') &&
    two === ['Not implemented', whole, '住所：柳州市某路1号\n2栋（盖章）'].join('|') ? 0 : 1)
}
main()
PROBE
go get github.com/nguyenthenguyen/docx@v0.0.0-20230621112118-9c8e795a11db >/dev/null 2>&1
go run .
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error mammoth@1.13.0 officeparser@8.1.1 word-extractor@1.0.4 >/dev/null
node probe.js
