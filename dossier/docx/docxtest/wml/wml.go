// Package wml writes paragraphs and tables of a form for tests, as Word does.
package wml

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
)

// Para is a paragraph of runs; "" makes an empty line.
func Para(runs string) string { return `<w:p>` + runs + `</w:p>` }

// Run is a run of text without white space at its ends.
func Run(text string) string { return `<w:r><w:t>` + text + `</w:t></w:r>` }

// Spaced is a run of text that keeps its white space.
func Spaced(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// Lined is a run of underlined text.
func Lined(text string) string {
	return `<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// Table is a table of so many columns.
func Table(cols int, rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid>` + strings.Repeat(`<w:gridCol w:w="2000"/>`, cols) + `</w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

// Row is a row of cells.
func Row(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

// Cell is a cell of paragraphs and what else inner holds.
func Cell(inner string) string { return `<w:tc>` + inner + `</w:tc>` }

// TD is a cell of lines; more is put among its properties.
func TD(text, more string) string {
	var b strings.Builder
	for s := range strings.SplitSeq(text, "\n") {
		b.WriteString(Para(Spaced(s)))
	}
	return Cell(`<w:tcPr>` + more + `</w:tcPr>` + b.String())
}

// TDs is a row of cells of lines; "" makes an empty cell.
func TDs(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString(TD(s, ""))
	}
	return Row(b.String())
}

// Properties of a cell that begins a vertical merge, and of those below that go on with it.
const (
	MergeBegins = `<w:vMerge w:val="restart"/>`
	MergeGoesOn = `<w:vMerge/>`
)

// Across is a cell over n columns.
func Across(n, text string) string { return TD(text, `<w:gridSpan w:val="`+n+`"/>`) }

// Upright is a cell over n columns that begins a vertical merge.
func Upright(n, text string) string {
	return TD(text, `<w:gridSpan w:val="`+n+`"/>`+MergeBegins)
}

// Layout lays out a form of blocks.
func Layout(t testing.TB, blocks ...string) *layout.Layout {
	t.Helper()
	const head = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	tree, err := ooxml.Scan("word/document.xml", []byte(head+strings.Join(blocks, "")+`</w:body></w:document>`))
	if err != nil {
		t.Fatal(err)
	}
	return layout.NewLayout(tree, nil)
}
