package session

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/formmap"
)

// paperForm is a blank without placeholders, as an office would issue it: labels beside empty cells.
func paperForm(t testing.TB, labels ...string) []byte {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 2}}
	for _, l := range labels {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: l, Label: true}, {}}})
	}
	doc := build.Document{Title: "奖励申请表", Body: []build.Block{build.Heading{Text: "奖励申请表"}, grid}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestOfficialFormReplacesThePacksOwn(t *testing.T) {
	s := open(t, t.TempDir())
	e := reward(t, s)
	set(t, e, "org.name", "柳州市测试机械有限公司")
	set(t, e, "org.uscc", "91450200MA5TEKT08L")
	set(t, e, "eq.price", "380")
	f, differences, err := s.ImportForm("shoutaitao", "o.stj", "申请表.docx", paperForm(t, "单位名称", "统一社会信用代码", "注册地址"))
	if err != nil || len(differences) != 0 {
		t.Fatal(differences, err)
	}
	if f.Map.Entry("t0.r0.c1").Field != "org.name" {
		t.Fatalf("map: %+v", f.Map.Entries)
	}
	target := filepath.Join(t.TempDir(), "包")
	x, err := e.Export(context.Background(), ExportOptions{Target: target, Folder: true, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range x.Documents {
		if d.Output != "o.stj" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(target, "data", d.Path))
		if err != nil {
			t.Fatal(err)
		}
		if list, err := docx.Diff(paperForm(t, "单位名称", "统一社会信用代码", "注册地址"), data); err != nil || len(list) > 0 {
			t.Errorf("differs outside of the places: %v %v", list, err)
		}
		if d.Filled != 2 {
			t.Errorf("filled %d places", d.Filled)
		}
		return
	}
	t.Error("the reward form is not in the bundle")
}

func TestFormFilledByHandIsReadBack(t *testing.T) {
	s := open(t, t.TempDir())
	e := reward(t, s)
	blank := paperForm(t, "单位名称", "统一社会信用代码", "注册地址")
	f, _, err := s.ImportForm("shoutaitao", "o.stj", "申请表.docx", blank)
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	filled, _, err := form.FillPlacesBytes(map[string]docx.Answer{"t0.r1.c1": {Text: "91450200ma5tekt08l"}, "t0.r2.c1": {Text: "柳州市柳东新区"}})
	if err != nil {
		t.Fatal(err)
	}
	edits, err := e.ReadForm(f, filled)
	if err != nil {
		t.Fatal(err)
	}
	n, err := e.ApplyEdits(edits)
	if err != nil || n != 2 {
		t.Fatalf("%d changes of %+v, %v", n, edits, err)
	}
	if e.Value("org.uscc") != "91450200MA5TEKT08L" || e.Value("org.reg_address") != "柳州市柳东新区" {
		t.Errorf("read back %q %q", e.Value("org.uscc"), e.Value("org.reg_address"))
	}
	stroke, _, err := form.FillPlacesBytes(map[string]docx.Answer{"t0.r1.c1": {Text: "／"}, "t0.r2.c1": {Text: "同上"}})
	if err != nil {
		t.Fatal(err)
	}
	if edits, err = e.ReadForm(f, stroke); err != nil || len(edits) != 2 {
		t.Fatalf("edits of strokes: %+v, %v", edits, err)
	}
	if n, err := e.ApplyEdits(edits); err != nil || n != 0 || e.Value("org.uscc") != "91450200MA5TEKT08L" {
		t.Errorf("a stroke changed %d answers, %q, %v", n, e.Value("org.uscc"), err)
	}
	if _, err := e.Undo(); err != nil || e.Value("org.uscc") != "" {
		t.Errorf("one undo takes all back: %q %v", e.Value("org.uscc"), err)
	}
}

func TestNextYearsBlankCarriesTheMapOver(t *testing.T) {
	s := open(t, t.TempDir())
	f, _, err := s.ImportForm("shoutaitao", "o.stj", "2025.docx", paperForm(t, "单位名称", "统一社会信用代码"))
	if err != nil {
		t.Fatal(err)
	}
	f.Map.Entry("t0.r1.c1").State = formmap.Accepted
	if err := s.SaveFormMap(f); err != nil {
		t.Fatal(err)
	}
	next, differences, err := s.ImportForm("shoutaitao", "o.stj", "2026.docx", paperForm(t, "申请日期", "单位名称", "统一社会信用代码"))
	if err != nil {
		t.Fatal(err)
	}
	if got := next.Map.Entry("t0.r2.c1"); got == nil || got.Field != "org.uscc" || got.State != formmap.Accepted {
		t.Errorf("carried over: %+v", got)
	}
	count := map[formmap.Change]int{}
	for _, d := range differences {
		count[d.Change]++
	}
	if got := next.Map.Entry("t0.r0.c1"); got == nil || got.Field != formmap.FieldToday {
		t.Errorf("a new place gets a proposal: %+v", got)
	}
	if count[formmap.Moved] != 2 || count[formmap.New] != 1 {
		t.Errorf("differences %v", count)
	}
	if _, err := s.UndoForm("shoutaitao", "o.stj"); err != nil {
		t.Fatal(err)
	}
	if back, used, err := s.OfficialForm("shoutaitao", "o.stj"); err != nil || !used || back.Name != "2025.docx" {
		t.Errorf("undo brings back %+v %v %v", back, used, err)
	}
	if err := s.RemoveForm(f); err != nil {
		t.Fatal(err)
	}
	if _, used, _ := s.OfficialForm("shoutaitao", "o.stj"); used {
		t.Error("the form is still in use")
	}
}

func TestUselessFormsAreRefused(t *testing.T) {
	s := open(t, t.TempDir())
	doc := build.Document{Title: "通知", Body: []build.Block{build.Heading{Text: "关于申报工作的通知"}}}
	notice, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for code, data := range map[string][]byte{"not-zip": []byte("plain text"), "no-places": notice} {
		if _, _, err := s.ImportForm("shoutaitao", "o.stj", "x.docx", data); CodeOf(err) != code {
			t.Errorf("%s: got %v", code, err)
		}
	}
	if _, _, err := s.ImportForm("shoutaitao", "o.nothing", "x.docx", nil); CodeOf(err) != "no-output" {
		t.Errorf("unknown output: %v", err)
	}
}
