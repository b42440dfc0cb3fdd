package docx

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place/find"
)

// TestFormsTooLargeAreRefused: a form with more places than any has is refused at once.
func TestFormsTooLargeAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want ooxml.Code
	}{
		"places": {strings.Repeat(para(run("单位名称：________")), find.MaxPlaces+1), ooxml.CodeTooMany},
		"cells":  {table(1, strings.Repeat(row(cell("<w:p/>")), find.MaxAreas+1)), ooxml.CodeTooMany},
		"many":   {strings.Repeat(para(run("单位名称：________")), 2000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			places, err := mustOpen(t, build(t, c.body)).Places()
			if CodeOf(err) != c.want || c.want != "" && places != nil {
				t.Errorf("%d places, %v, want code %q", len(places), err, c.want)
			}
		})
	}
}

// TestWorkbooksAreTold: an Excel workbook is told from other packages that are no text document.
func TestWorkbooksAreTold(t *testing.T) {
	list := files(para(""))
	for i := range list {
		list[i].name = strings.Replace(list[i].name, "word/", "xl/", 1)
		list[i].name = strings.Replace(list[i].name, "document.xml", "workbook.xml", 1)
		list[i].body = strings.ReplaceAll(strings.ReplaceAll(list[i].body, "word/", "xl/"), "document.xml", "workbook.xml")
		if list[i].name == "xl/workbook.xml" {
			list[i].body = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`
		}
	}
	if _, err := Open(zipOf(t, list)); CodeOf(err) != ooxml.CodeWorkbook {
		t.Errorf("%v, want %s", err, ooxml.CodeWorkbook)
	}
}
