package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// withMacros is a package that carries a project of macros, which here is a few harmless bytes.
func withMacros(t *testing.T, mainType string) []byte {
	list := files(table(2, row(cell(para(run("单位名称"))), cell(para("")))))
	list = change(list, ooxml.ContentTypesName, func(s string) string {
		s = strings.Replace(s, ctMain+"document.main", mainType, 1)
		return strings.Replace(s, "</Types>", `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>`, 1)
	})
	return zipOf(t, append(list,
		file{name: "word/vbaProject.bin", body: "\xd0\xcf no project at all", store: true},
		file{name: "word/_rels/vbaProject.bin.rels", body: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`},
		file{name: "word/vbaData.xml", body: `<wne:vbaSuppData xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml"/>`},
	))
}

func TestMacrosAreKeptAsTheyAre(t *testing.T) {
	for name, tt := range map[string]struct{ mainType, ending string }{
		"docx": {ctMain + "document.main", ".docx"},
		"docm": {"application/vnd.ms-word.document.macroEnabled.main", ".docm"},
	} {
		t.Run(name, func(t *testing.T) {
			data := withMacros(t, tt.mainType)
			form := mustOpen(t, data)
			if !form.Macros() || form.Ending() != tt.ending {
				t.Errorf("macros %v, ending %s", form.Macros(), form.Ending())
			}
			filled, report, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "柳州市某某机械有限公司"}})
			if err != nil || len(report.Filled) != 1 {
				t.Fatal(report, err)
			}
			want, got := entriesOf(t, data), entriesOf(t, filled)
			if !strings.Contains(got[doc], "柳州市某某机械有限公司") {
				t.Error("nothing was filled")
			}
			delete(want, doc)
			delete(got, doc)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("other parts changed (-want +got):\n%s", diff)
			}
			if again := mustOpen(t, filled); !again.Macros() || again.Ending() != tt.ending {
				t.Error("what was filled has lost its macros or its kind")
			}
		})
	}
	if form := mustOpen(t, build(t, para(""))); form.Macros() || form.Ending() != EndingPlain {
		t.Error("a plain form is said to carry macros")
	}
}

// entriesOf are the entries of a zip by name.
func entriesOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(body)
	}
	return out
}
