package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/assets"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// plainForm writes a blank without placeholders, labels beside empty cells.
func plainForm(t *testing.T, labels ...string) string {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 2}}
	for _, label := range labels {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: label, Label: true}, {}}})
	}
	doc := build.Document{Title: "申请表", Body: []build.Block{build.Heading{Text: "申请表"}, grid}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "申请表.docx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestOfficialFormsOfEveryPack: an official form can be mapped and used for every pack, also for those that hold
// information cards. Package session does so for every output.
func TestOfficialFormsOfEveryPack(t *testing.T) {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		t.Fatal(err)
	}
	library, err := loading.ReadLibrary(packs)
	if err != nil {
		t.Fatal(err)
	}
	blank := plainForm(t, "单位名称", "统一社会信用代码")
	env := map[string]string{"YIBIAO_VAULT": filepath.Join(t.TempDir(), "v")}
	works := func(args ...string) {
		t.Helper()
		if code, _, complaint := run(t, context.Background(), env, args...); code != base.ExitOK {
			t.Errorf("%v: exit code %d: %s", args, code, complaint)
		}
	}
	cards := 0
	for _, pack := range library.Packs {
		works("form", "map", blank, "--pack", pack.ID.S)
		var outputs []*forms.Output
		for _, q := range pack.Programmes {
			if q.Card != nil {
				cards++
			}
			outputs = append(outputs, q.Outputs...)
		}
		works("form", "use", pack.ID.S, outputs[0].ID.S, blank, "--yes")
	}
	if cards == 0 {
		t.Error("no pack holds an information card: the test tests nothing")
	}
}
