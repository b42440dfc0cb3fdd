// Package formtest makes the forms and dossiers that the tests of formmap and of its rooms ask about.
package formtest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/loading"
)

// Paper is a form made of lines: "| a | b |" is a table row ("^" goes on with the cell
// above, "a>3" is three columns wide, "a⏎b" are two paragraphs), anything else a paragraph.
func Paper(t testing.TB, text string) []place.Place {
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
			body.WriteString(paragraph(line))
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
			body.WriteString("</w:tcPr>" + strings.ReplaceAll(paragraph(text), "⏎", "</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">") + "</w:tc>")
		}
		body.WriteString("</w:tr>")
	}
	if table {
		body.WriteString("</w:tbl>")
	}
	form, err := docx.Open(file(t, body.String()))
	if err != nil {
		t.Fatal(err)
	}
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	return places
}

func paragraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r></w:p>`
}

func file(t testing.TB, body string) []byte {
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

// Profile is the profile as the program has it.
func Profile(t testing.TB) *forms.Form {
	t.Helper()
	vocabulary, err := loading.ReadVocabulary(os.DirFS(packs(t)), "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	form, err := vocabulary.ProfileForm()
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// packs is the folder of the packs of the project, looked for from the folder of the test upwards.
func packs(t testing.TB) string {
	t.Helper()
	for dir := "."; ; dir = filepath.Join("..", dir) {
		found := filepath.Join(dir, "assets", "packs")
		if _, err := os.Stat(found); err == nil {
			return found
		}
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			t.Fatal("the project has no assets/packs")
		}
	}
}

// Answered is a case with its answers in force.
func Answered(form *forms.Form, c forms.Case) printed.Case {
	return printed.NewCase(form, c, checks.Evaluate(form, c))
}

// Filled are the fields that a map proposes, by address.
func Filled(m plan.Map) map[string]string {
	got := map[string]string{}
	for _, e := range m.Entries {
		if e.State == plan.Proposed {
			got[e.At] = e.Field
		}
	}
	return got
}
