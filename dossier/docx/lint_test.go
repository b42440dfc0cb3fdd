package docx

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
)

func TestLint(t *testing.T) {
	body := table(2, row(cell(para("")), cell(para(`<w:r><w:drawing><wp:inline><wp:docPr id="1" name=""/></wp:inline></w:drawing></w:r>`)))) +
		`<w:p w14:paraId="0A"><w:bookmarkStart w:id="0" w:name="a"/><w:bookmarkEnd w:id="0"/></w:p>` +
		`<w:p w14:paraId="0B"><w:hyperlink r:id="rId1"/></w:p>` +
		`<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>` + para("") + `</w:sdtContent></w:sdt>`
	twin := `<mc:AlternateContent><mc:Choice Requires="w14"><wp:docPr id="7"/></mc:Choice><mc:Fallback><wp:docPr id="7"/></mc:Fallback></mc:AlternateContent>`
	if got := Lint(build(t, body+para(`<w:r>`+twin+`</w:r>`))); got != nil {
		t.Fatalf("problems in a sound file: %+v", got)
	}
	in := func(old, new string) func([]file) []file {
		return func(list []file) []file {
			return change(list, doc, func(s string) string { return strings.Replace(s, old, new, 1) })
		}
	}
	body2 := strings.Replace(body, "<w:sdt>", para(`<w:r>`+twin+`</w:r>`)+"<w:sdt>", 1)
	tests := []struct {
		name  string
		spoil func([]file) []file
		code  ProblemCode
		part  string
	}{
		{"cell without a paragraph", in(`<w:tc><w:p></w:p></w:tc>`, `<w:tc><w:tcPr/></w:tc>`), LintCell, doc},
		{"cell that ends with a table", in(`<w:tc><w:p></w:p></w:tc>`, cell(para("")+table(1, row(cell(para("")))))), LintCell, doc},
		{"relation not listed", in(`r:id="rId1"`, `r:id="rId77"`), LintDangling, doc},
		{"drawing ids", in(`<w:bookmarkStart`, `<wp:docPr id="1"/><w:bookmarkStart`), LintDrawingID, doc},
		{"bookmark ids", in(`<w:hyperlink`, `<w:bookmarkStart w:id="0"/><w:hyperlink`), LintBookmark, doc},
		{"control ids", in(`<w:hyperlink`, `<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr></w:sdt><w:hyperlink`), LintControlID, doc},
		{"paragraph ids", in(`"0B"`, `"0A"`), LintParaID, doc},
		{"span beyond the grid", in(`<w:tc><w:p></w:p></w:tc>`, cell(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+para(""))), LintGrid, doc},
		{"cells beyond the grid", in(`<w:tr>`, `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`), LintGrid, doc},
		{"ignorable prefix", in(`mc:Ignorable="w14 w15"`, `mc:Ignorable="w14 w16"`), LintPrefix, doc},
		{"required prefix", in(`Requires="w14"`, `Requires="wps"`), LintPrefix, doc},
		{"malformed", in(`<w:hyperlink`, `<w:hyper link`), ProblemCode(ooxml.CodeXML), doc},
		{"part named twice", func(list []file) []file {
			return append(list, file{name: "WORD/document.xml", body: "<x/>"})
		}, ProblemCode(ooxml.CodeDuplicate), "WORD/document.xml"},
		{"no content type", func(list []file) []file {
			return append(list, file{name: "word/media/a.png", body: "x"})
		}, LintType, "word/media/a.png"},
		{"no content types at all", func(list []file) []file { return list[1:] }, ProblemCode(ooxml.CodeMissingPart), ooxml.ContentTypesName},
		{"target not there", func(list []file) []file {
			return change(list, "word/_rels/document.xml.rels", func(s string) string { return strings.Replace(s, "styles.xml", "style.xml", 1) })
		}, LintTarget, "word/_rels/document.xml.rels"},
		{"no relations", func(list []file) []file { return append(list[:3:3], list[4:]...) }, LintNoRels, doc},
		{"malformed relations", func(list []file) []file {
			return change(list, "word/_rels/document.xml.rels", func(s string) string { return s[:len(s)-1] })
		}, ProblemCode(ooxml.CodeXML), "word/_rels/document.xml.rels"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Lint(zipOf(t, tt.spoil(files(body2))))
			if len(got) != 1 || got[0].Code != tt.code || got[0].Part != tt.part {
				t.Errorf("got %+v, want %s in %s", got, tt.code, tt.part)
			}
		})
	}
}
