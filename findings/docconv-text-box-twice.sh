#!/usr/bin/env bash
# Module:   code.sajari.com/docconv v1.3.8, ConvertDocx
# Input:    a form whose serial number stands in a text box, as Word 2010 and later
#           write it (mc:AlternateContent with a Choice and, for old readers, a
#           Fallback), and a line with a tracked deletion.
# Expected: the number once. A reader takes exactly one branch: ECMA-376 Part 3,
#           AlternateContent (Choice, Fallback). And not the deleted word: Part 1,
#           17.13.5.14 (del, Deleted Run Content).
# Seen:     the number twice, and 五千元 (deleted) read as if it stood beside 八千元.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
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
	"os"
	"strings"

	"code.sajari.com/docconv"
)

const box = `<w:txbxContent><w:p><w:r><w:t>编号0001</w:t></w:r></w:p></w:txbxContent>`

const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>` +
	`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1000000" cy="400000"/><wp:docPr id="1" name="1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>` + box + `</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
	`<mc:Fallback><w:pict><v:rect style="width:80pt;height:30pt"><v:textbox>` + box + `</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
	`<w:p><w:r><w:t>申请补助</w:t></w:r><w:del w:id="1" w:author="甲" w:date="2026-08-01T00:00:00Z"><w:r><w:delText>五千元</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲" w:date="2026-08-01T00:00:00Z"><w:r><w:t>八千元</w:t></w:r></w:ins></w:p><w:sectPr/></w:body></w:document>`

func main() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", document},
	} {
		w, err := z.Create(p[0])
		if err != nil {
			panic(err)
		}
		w.Write([]byte(p[1]))
	}
	z.Close()
	text, _, err := docconv.ConvertDocx(bytes.NewReader(b.Bytes()))
	if err != nil {
		panic(err)
	}
	text = strings.Join(strings.Fields(text), " ")
	fmt.Println("expected: 编号0001 申请补助八千元")
	fmt.Println("seen:    ", text)
	if strings.Count(text, "编号0001") != 2 || !strings.Contains(text, "五千元八千元") {
		os.Exit(1)
	}
}
PROBE
go get code.sajari.com/docconv@v1.3.8 >/dev/null 2>&1
go run .
