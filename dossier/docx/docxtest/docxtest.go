// Package docxtest makes small forms for tests.
package docxtest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

const (
	head      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	main      = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	types     = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	relations = `<Relationships xmlns="` + ooxml.RelNamespace + `"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// Line is a paragraph of one text.
func Line(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// Table is a table of texts; an empty text is an empty cell.
func Table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr/><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, len(rows[0])) + `</w:tblGrid>`)
	for _, row := range rows {
		b.WriteString(`<w:tr>`)
		for _, text := range row {
			line := `<w:p/>`
			if text != "" {
				line = Line(text)
			}
			b.WriteString(`<w:tc>` + line + `</w:tc>`)
		}
		b.WriteString(`</w:tr>`)
	}
	return b.String() + `</w:tbl>`
}

// Pack packs a form of lines and tables.
func Pack(t testing.TB, blocks ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{ooxml.ContentTypesName, types}, {"_rels/.rels", relations},
		{"word/document.xml", main + strings.Join(blocks, "") + `<w:sectPr/></w:body></w:document>`},
	} {
		to, err := w.Create(part[0])
		if err == nil {
			_, err = io.WriteString(to, head+part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Open opens a packed form.
func Open(t testing.TB, data []byte) *docx.Form {
	t.Helper()
	f, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Form opens a form of blocks.
func Form(t testing.TB, blocks ...string) *docx.Form {
	t.Helper()
	return Open(t, Pack(t, blocks...))
}

// Brief is what is found in a form of blocks, a line for each place: at, label, kind and options.
func Brief(t testing.TB, blocks ...string) []string {
	t.Helper()
	places, err := Form(t, blocks...).Places()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range places {
		s := p.At + " " + p.Label + " " + string(p.Kind)
		for _, o := range p.Options {
			s += " " + o.Label
		}
		out = append(out, s)
	}
	return out
}

// Kinds are the kinds of the places of a form of blocks, by their addresses.
func Kinds(t testing.TB, blocks ...string) map[string]place.Kind {
	t.Helper()
	places, err := Form(t, blocks...).Places()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]place.Kind{}
	for _, p := range places {
		out[p.At] = p.Kind
	}
	return out
}
