package docx

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// TestNumberedEntryKeepsItsNumber writes behind the number of an entry.
func TestNumberedEntryKeepsItsNumber(t *testing.T) {
	blank := build(t, table(3, row(td("组建单位", mergeBegins)+across("2", "①")), row(td("", mergeGoesOn)+across("2", "②"))))
	out, _, err := mustOpen(t, blank).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "甲公司"}})
	if err != nil {
		t.Fatal(err)
	}
	doc := part(t, out, "word/document.xml")
	number, name := strings.Index(doc, "①"), strings.Index(doc, "甲公司")
	if number < 0 || name < number || name > strings.Index(doc, "②") {
		t.Errorf("not behind its number: %s", doc)
	}
}
