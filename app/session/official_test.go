package session

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/formmap"
	"yibiao/dossier/plaintext"
	"yibiao/forms"
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
		if list, err := docx.Compare(paperForm(t, "单位名称", "统一社会信用代码", "注册地址"), data); err != nil || len(list.Differences) > 0 {
			t.Errorf("differs outside of the places: %v %v", list, err)
		}
		if d.Filled != 2 {
			t.Errorf("filled %d places", d.Filled)
		}
		return
	}
	t.Error("the reward form is not in the bundle")
}

// TestUnsoundAnswersAreNotPrinted: neither on an official form nor on the pack's own, and the export says so.
func TestUnsoundAnswersAreNotPrinted(t *testing.T) {
	s := open(t, t.TempDir())
	e := reward(t, s)
	bad := map[string]string{"legal.id": "4.50204E+17", "org.postcode": "45006", "org.uscc": "91450200MA5TEKT080", "org.established": "2016-02-30"}
	for id, text := range bad {
		set(t, e, id, text)
	}
	set(t, e, "org.name", "柳州市测试机械有限公司")
	words := func() (string, []string) {
		t.Helper()
		target := filepath.Join(t.TempDir(), "包")
		x, err := e.Export(context.Background(), ExportOptions{Target: target, Folder: true, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		var held []string
		for _, d := range x.Documents {
			data, err := os.ReadFile(filepath.Join(target, "data", d.Path))
			if err != nil {
				t.Fatal(err)
			}
			read, err := plaintext.Read("x.docx", data, s.PDF())
			if err != nil {
				t.Fatal(err)
			}
			text.WriteString(read)
			for _, h := range d.Held {
				held = append(held, h.Field)
			}
		}
		slices.Sort(held)
		return text.String(), slices.Compact(held)
	}
	if text, held := words(); strings.Contains(text, bad["org.uscc"]) || !slices.Contains(held, "org.uscc") {
		t.Errorf("the pack's own forms: held back %v", held)
	}
	if _, _, err := s.ImportForm("shoutaitao", "o.stj", "申请表.docx", paperForm(t, "单位名称", "统一社会信用代码", "法定代表人身份证号", "邮政编码", "成立日期")); err != nil {
		t.Fatal(err)
	}
	text, held := words()
	for id, value := range bad {
		if strings.Contains(text, value) || !slices.Contains(held, id) {
			t.Errorf("%s was printed, or not told to be held back: %v", id, held)
		}
	}
	if !strings.Contains(text, "柳州市测试机械有限公司") {
		t.Error("sound answers are not printed either")
	}
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

// TestOfficialFormsOfEveryOutput: whatever a built-in pack prints may be an official form, the common list of materials
// too, and also where the pack holds information cards.
func TestOfficialFormsOfEveryOutput(t *testing.T) {
	s := open(t, t.TempDir())
	blank := paperForm(t, "单位名称", "统一社会信用代码")
	for _, pack := range s.Library().Packs {
		outputs := []*forms.Output{s.Library().Vocabulary.MaterialList}
		for _, q := range pack.Programmes {
			outputs = append(outputs, q.Outputs...)
		}
		for _, o := range outputs {
			f, _, err := s.ImportForm(pack.ID.S, o.ID.S, "申请表.docx", blank)
			if err != nil {
				t.Errorf("%s %s: %v", pack.ID.S, o.ID.S, err)
				continue
			}
			if e := f.Map.Entry("t0.r0.c1"); e == nil || e.Field != "org.name" {
				t.Errorf("%s %s: the name is mapped to %+v", pack.ID.S, o.ID.S, e)
			}
		}
	}
}

// TestOfficialListOfMaterials: an official form for the common list of materials is printed instead of it.
func TestOfficialListOfMaterials(t *testing.T) {
	s := open(t, t.TempDir())
	list := s.Library().Vocabulary.MaterialList
	for _, pack := range s.Library().Packs {
		form, err := forms.Whole(pack)
		if err != nil || !slices.Contains(form.Outputs, list) {
			continue
		}
		c, err := s.CreateClient("柳州市测试机械有限公司")
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.CreateDossier(c.ID, pack.ID.S, []string{form.Programmes[0].ID.S}, "")
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		set(t, e, "org.name", "柳州市测试机械有限公司")
		if _, _, err := s.ImportForm(pack.ID.S, list.ID.S, "清单.docx", paperForm(t, "单位名称", "暗号")); err != nil {
			t.Fatal(err)
		}
		x, err := e.Export(context.Background(), ExportOptions{Target: filepath.Join(t.TempDir(), "包"), Folder: true, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(x.Documents, func(d DocumentReport) bool { return d.Output == list.ID.S })
		if at < 0 || x.Documents[at].Filled != 1 || x.Documents[at].Empty != 1 {
			t.Errorf("the official list is not printed: %+v", x.Documents)
		}
		return
	}
	t.Error("no built-in pack prints the common list")
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

// TestProposalsOfAnEarlierProgramAreLookedAtAgain keeps what an earlier program proposed, and this one would not, out of
// the form; what a person accepted stays.
func TestProposalsOfAnEarlierProgramAreLookedAtAgain(t *testing.T) {
	s := open(t, t.TempDir())
	f, _, err := s.ImportForm("shoutaitao", "o.stj", "a.docx", paperForm(t, "单位名称", "合作单位名称", "供应商地址"))
	if err != nil {
		t.Fatal(err)
	}
	for at, state := range map[string]formmap.State{"t0.r1.c1": formmap.Proposed, "t0.r2.c1": formmap.Accepted} {
		e := f.Map.Entry(at)
		e.Field, e.State = "org.name", state
	}
	if err := s.SaveFormMap(f); err != nil {
		t.Fatal(err)
	}
	again, ok, err := s.OfficialForm("shoutaitao", "o.stj")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	for at, want := range map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1": "", "t0.r2.c1": "org.name"} {
		if got := again.Map.Entry(at).Field; got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}
