package formmap

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// paper is a form made of lines: "| a | b |" is a table row ("^" goes on with the cell
// above, "a>3" is three columns wide, "a⏎b" are two paragraphs), anything else a paragraph.
func paper(t testing.TB, text string) []place.Place {
	t.Helper()
	var body strings.Builder
	table := false
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		row := strings.HasPrefix(line, "|")
		if row != table {
			body.WriteString(map[bool]string{true: "<w:tbl>", false: "</w:tbl>"}[row])
			table = row
		}
		if !row {
			body.WriteString(paperParagraph(line))
			continue
		}
		body.WriteString("<w:tr>")
		for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
			cell = strings.TrimSpace(cell)
			var span int
			text, rest, _ := strings.Cut(cell, ">")
			_, _ = fmt.Sscanf(rest, "%d", &span)
			body.WriteString("<w:tc><w:tcPr>")
			if span > 1 {
				fmt.Fprintf(&body, `<w:gridSpan w:val="%d"/>`, span)
			}
			switch {
			case text == "^":
				body.WriteString(`<w:vMerge/>`)
				text = ""
			case strings.HasSuffix(text, "v"):
				body.WriteString(`<w:vMerge w:val="restart"/>`)
				text = strings.TrimSuffix(text, "v")
			}
			body.WriteString("</w:tcPr>" + strings.ReplaceAll(paperParagraph(text), "⏎", "</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">") + "</w:tc>")
		}
		body.WriteString("</w:tr>")
	}
	if table {
		body.WriteString("</w:tbl>")
	}
	form, err := docx.Open(paperFile(t, body.String()))
	if err != nil {
		t.Fatal(err)
	}
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	return places
}

func paperParagraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r></w:p>`
}

func paperFile(t testing.TB, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// profileForm is the profile as the program has it.
func profileForm(t testing.TB) *forms.Form {
	t.Helper()
	var fsys fs.FS = os.DirFS(filepath.Join("..", "..", "assets", "packs"))
	vocabulary, err := loading.ReadVocabulary(fsys, "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	form, err := vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
}
