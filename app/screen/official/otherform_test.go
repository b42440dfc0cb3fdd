package official

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session/blanks"
	"yibiao/dossier/docx/build"
)

// A form of something else is asked about before it is used; the desk of the tests says yes.
func TestAFormOfSomethingElseIsAskedAbout(t *testing.T) {
	o, d := newOfficial(t, "")
	grid := build.Grid{Widths: []float64{1, 2}, Rows: []build.Row{{Cells: []build.Cell{{Text: "单位名称", Label: true}, {}}}}}
	doc := build.Document{Title: "x", Body: []build.Block{build.Heading{Text: "商品预归类申请表"}, grid}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "表.docx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	d.Refuse = true
	o.Drop([]string{path})
	if list, err := blanks.Forms(o.ctx.Session, ""); err != nil || len(list) != 0 {
		t.Fatalf("used without a yes: %v %v", list, err)
	}
	d.Refuse = false
	o.Drop([]string{path})
	if list, err := blanks.Forms(o.ctx.Session, ""); err != nil || len(list) != 1 || len(d.Asked) != 2 {
		t.Errorf("%v %v, asked %d times", list, err, len(d.Asked))
	}
}
