#!/usr/bin/env bash
# Modules:  github.com/fumiama/go-docx of 2025-05-06 and github.com/gomutex/godocx v0.1.5
#           (Go): a document is opened and written again, nothing is edited
# Input:    a filled form: 性别 with the boxes of Wingdings 2 that Word's 插入符号 gives,
#           男 ticked and 女 empty (w:sym), and a telephone number with a hyphen that
#           does not break (w:noBreakHyphen).
# Expected: the two boxes and the hyphen are still there. A sym is a character of the
#           run's content: ECMA-376 Part 1, 17.3.3.30 (sym), 17.3.3.18 (noBreakHyphen);
#           the one names "parse and save document" among its functions, the other
#           reading and writing of Docx files.
# Seen:     性别：男女 and 07720000000: both boxes are gone, so that nobody can tell what was
#           chosen, and so is the hyphen; no error. The words beside them stay.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
cat > make.py <<'PROBE'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACK = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-"


def text(s):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % s


def box(code):
    return '<w:r><w:sym w:font="Wingdings 2" w:char="%s"/></w:r>' % code


body = "<w:p>%s%s%s%s%s</w:p>" % (text("性别："), box("F052"), text("男"), box("F0A3"), text("女"))
body += "<w:p>%s<w:r><w:noBreakHyphen/></w:r>%s</w:p>" % (text("0772"), text("0000000"))
links = '<Relationships xmlns="%srelationships">%%s</Relationships>' % PACK
with zipfile.ZipFile("form.docx", "w") as z:
    z.writestr("[Content_Types].xml", '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="%spackage.relationships+xml"/>'
               '<Override PartName="/word/document.xml" ContentType="%sofficedocument.wordprocessingml.document.main+xml"/>'
               '<Override PartName="/word/styles.xml" ContentType="%sofficedocument.wordprocessingml.styles+xml"/></Types>' % (PACK, KIND, KIND, KIND))
    z.writestr("_rels/.rels", links % ('<Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/>' % OFFICE))
    z.writestr("word/_rels/document.xml.rels", links % ('<Relationship Id="rId1" Type="%s/styles" Target="styles.xml"/>' % OFFICE))
    z.writestr("word/document.xml", '<w:document xmlns:w="%s"><w:body>%s<w:sectPr/></w:body></w:document>' % (W, body))
    z.writestr("word/styles.xml", '<w:styles xmlns:w="%s"/>' % W)
PROBE
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
	"io"
	"os"
	"regexp"
	"strings"

	fumiama "github.com/fumiama/go-docx"
	"github.com/gomutex/godocx"
)

func main() {
	form, err := os.ReadFile("form.docx")
	must(err)
	one, err := fumiama.Parse(bytes.NewReader(form), int64(len(form)))
	must(err)
	var first bytes.Buffer
	_, err = one.WriteTo(&first)
	must(err)
	two, err := godocx.OpenDocument("form.docx")
	must(err)
	must(two.SaveTo("again.docx"))
	second, err := os.ReadFile("again.docx")
	must(err)
	got := []string{words(form), words(first.Bytes()), words(second)}
	for i, name := range []string{"the form", "go-docx", "godocx"} {
		fmt.Println(name+":", got[i])
	}
	if got[0] != "性别：[F052]男[F0A3]女 0772[-]0000000" || got[1] != "性别：男女 07720000000" || got[2] != got[1] {
		os.Exit(1)
	}
}

var (
	sym = regexp.MustCompile(`<w:sym [^>]*w:char="([^"]*)"[^>]*>`)
	tag = regexp.MustCompile(`<[^>]*>`)
)

// words are those of the main part, with symbols as their codes.
func words(docx []byte) string {
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	must(err)
	f, err := z.Open("word/document.xml")
	must(err)
	b, err := io.ReadAll(f)
	must(err)
	s := strings.NewReplacer("<w:noBreakHyphen/>", "[-]", "</w:p>", " ").Replace(sym.ReplaceAllString(string(b), "[$1]"))
	return strings.TrimSpace(tag.ReplaceAllString(s, ""))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
PROBE
go get github.com/fumiama/go-docx@v0.0.0-20250506085032-0c30fd09304b github.com/gomutex/godocx@v0.1.5 >/dev/null 2>&1
python3 make.py
go run .
