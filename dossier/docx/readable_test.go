package docx

import (
	"bytes"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// TestWordsCanBeRead writes into cells that are made small to keep their row low in the size of the label beside them.
func TestWordsCanBeRead(t *testing.T) {
	sized := func(sz, text string) string {
		return `<w:r><w:rPr><w:b/><w:sz w:val="` + sz + `"/><w:szCs w:val="` + sz + `"/></w:rPr>` + text + `</w:r>`
	}
	mark := func(sz string) string {
		return `<w:p><w:pPr><w:rPr><w:sz w:val="` + sz + `"/><w:szCs w:val="` + sz + `"/></w:rPr></w:pPr></w:p>`
	}
	for _, tc := range []struct{ name, label, blank, want string }{
		{"of the mark", para(sized("24", `<w:t>单位名称</w:t>`)), mark("4"), `<w:sz w:val="24"/>`},
		{"of a run that is left", para(sized("24", `<w:t>单位名称</w:t>`)), para(sized("2", "")), `<w:sz w:val="24"/>`},
		{"beside a label without a size", para(run("单位名称")), mark("4"), `<w:sz w:val="21"/>`},
		{"small, and to be read", para(sized("24", `<w:t>单位名称</w:t>`)), mark("15"), `<w:sz w:val="15"/>`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			form := mustOpen(t, build(t, table(2, row(cell(tc.label), cell(tc.blank)))))
			var out bytes.Buffer
			_, err := form.FillPlaces(&out, map[string]place.Answer{"t0.r0.c1": {Text: "甲公司"}})
			if err != nil {
				t.Fatal(err)
			}
			doc := part(t, out.Bytes(), "word/document.xml")
			at := strings.Index(doc, "甲公司")
			from := strings.LastIndex(doc[:at], "<w:r>")
			if look := doc[from:at]; !strings.Contains(look, tc.want) || !strings.Contains(look, strings.Replace(tc.want, "w:sz ", "w:szCs ", 1)) {
				t.Errorf("written as %s", look)
			}
		})
	}
}
