package blanks

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

func TestFormFilledByHandIsReadBack(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	blank := sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址")
	f, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "申请表.docx", Data: blank, Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	filled, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r1.c1": {Text: "91450200ma5tekt08l"}, "t0.r2.c1": {Text: "柳州市柳东新区"}})
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadForm(e, f, filled)
	if err != nil || read.Compared != 2 || read.Other != nil || read.Nameless {
		t.Fatalf("compared %d places, not %v, %v", read.Compared, read.Other, err)
	}
	n, err := ApplyEdits(e, read.Edits)
	if err != nil || n != 2 {
		t.Fatalf("%d changes of %+v, %v", n, read.Edits, err)
	}
	if e.Value("org.uscc") != "91450200MA5TEKT08L" || e.Value("org.reg_address") != "柳州市柳东新区" {
		t.Errorf("read back %q %q", e.Value("org.uscc"), e.Value("org.reg_address"))
	}
	other, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "广西白露印务有限公司"}, "t0.r1.c1": {Text: "91450200MA5YLBT65G"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = ReadForm(e, f, other); session.CodeOf(err) != session.CodeOtherUnit {
		t.Errorf("a form with another credit code is read back: %v", err)
	}
	named := sessiontest.NewClient(t, s, "广西白露印务有限公司")
	other, _, err = form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: named.Name}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = ReadForm(e, f, other); session.CodeOf(err) != session.CodeOtherUnit {
		t.Errorf("a form with the name of another client is read back: %v", err)
	}
	renamed, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: "南宁心圩建材有限公司"}, "t0.r2.c1": {Text: "南宁市"}})
	if err != nil {
		t.Fatal(err)
	}
	if read, err = ReadForm(e, f, renamed); err != nil || read.Named != "南宁心圩建材有限公司" || len(read.Edits) != 2 || !OfUnit(e, read.Edits[0]) {
		t.Errorf("of a form with another name and no code it is known whose it is: %+v, %v", read, err)
	}
	stroke, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r1.c1": {Text: "／"}, "t0.r2.c1": {Text: "同上"}})
	if err != nil {
		t.Fatal(err)
	}
	if read, err = ReadForm(e, f, stroke); err != nil || len(read.Edits) != 2 {
		t.Fatalf("edits of strokes: %+v, %v", read.Edits, err)
	}
	if n, err := ApplyEdits(e, read.Edits); err != nil || n != 0 || e.Value("org.uscc") != "91450200MA5TEKT08L" {
		t.Errorf("a stroke changed %d answers, %q, %v", n, e.Value("org.uscc"), err)
	}
	if _, err := history.Undo(e); err != nil || e.Value("org.uscc") != "" {
		t.Errorf("one undo takes all back: %q %v", e.Value("org.uscc"), err)
	}
}

// Rows that are read back take their places by year, however the cells that are not taken over have them found.
func TestYearsReadBackStandInTheirOrder(t *testing.T) {
	for name, c := range map[string]struct{ before, ticked, want []string }{
		"none there":         {nil, []string{"2024", "2025", "2023"}, []string{"2023", "2024", "2025"}},
		"one there":          {[]string{"2024"}, []string{"2025", "2023"}, []string{"2023", "2024", "2025"}},
		"late ones first":    {[]string{"2025", "2024"}, []string{"2023"}, []string{"2025", "2024", "2023"}},
		"in no order":        {[]string{"2025", "2022", "2024"}, []string{"2023"}, []string{"2025", "2022", "2024", "2023"}},
		"without one of all": {nil, []string{"2025", "2023"}, []string{"2023", "2025"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := sessiontest.Open(t, t.TempDir())
			d, err := s.Dossiers().Create(sessiontest.NewClient(t, s, "柳州甲机械有限公司").ID, "liuzhou", []string{"lz-02a-jigai"}, "技改")
			if err != nil {
				t.Fatal(err)
			}
			e, err := s.OpenDossier(d.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, year := range c.before {
				if _, err := e.Table("fin.table").Add(map[string]string{"year": year}); err != nil {
					t.Fatal(err)
				}
			}
			var edits []writing.Edit
			for i, year := range c.ticked {
				edits = append(edits, writing.Edit{Field: "fin.table", Column: "rev", Row: len(c.before) + i, Key: "year", KeyValue: year, Value: "1" + year})
			}
			if _, err := ApplyEdits(e, edits); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range e.Rows("fin.table") {
				got = append(got, r.Cells["year"])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What no field stands for was not compared, however much of it was filled in.
func TestAFormOfOtherPlacesIsNotCalledTheSame(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	blank := sessiontest.PaperForm(t, "船名", "船籍港", "船舶吨位")
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ProposeMap("船.docx", blank, form, e.Form, 2026)
	if err != nil {
		t.Fatal(err)
	}
	places, err := form.Places()
	if err != nil || len(places) != 3 {
		t.Fatalf("%d places, %v", len(places), err)
	}
	for name, c := range map[string]struct {
		write map[string]place.Answer
		other int
	}{
		"empty":  {nil, 0},
		"filled": {map[string]place.Answer{places[0].At: {Text: "别家船运"}, places[1].At: {Text: "重庆"}}, 2},
	} {
		data, _, err := form.FillPlacesBytes(c.write)
		if err != nil {
			t.Fatal(err)
		}
		filled, err := docx.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		got, err := ReadBack(e, form, filled, m)
		if err != nil || got.Compared != 0 || len(got.Other) != c.other || len(got.Edits) != 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestNextYearsBlankCarriesTheMapOver(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	f, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "2025.docx", Data: sessiontest.PaperForm(t, "单位名称", "统一社会信用代码"), Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	f.Map.Entry("t0.r1.c1").State = plan.Accepted
	if err := SaveMap(s, f.OfficialForm, ""); err != nil {
		t.Fatal(err)
	}
	next, differences, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "2026.docx", Data: sessiontest.PaperForm(t, "填报日期", "单位名称", "统一社会信用代码"), Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := next.Map.Entry("t0.r2.c1"); got == nil || got.Field != "org.uscc" || got.State != plan.Accepted {
		t.Errorf("carried over: %+v", got)
	}
	count := map[formmap.Change]int{}
	for _, d := range differences {
		count[d.Change]++
	}
	if got := next.Map.Entry("t0.r0.c1"); got == nil || got.Field != plan.FieldToday {
		t.Errorf("a new place gets a proposal: %+v", got)
	}
	if count[formmap.Moved] != 2 || count[formmap.New] != 1 {
		t.Errorf("differences %v", count)
	}
	if _, err := (Steps{Pack: "shoutaitao", Output: "o.stj"}).Undo(s); err != nil {
		t.Fatal(err)
	}
	if back, used, err := FormOf(s, "shoutaitao", "o.stj"); err != nil || !used || back.Name != "2025.docx" {
		t.Errorf("undo brings back %+v %v %v", back, used, err)
	}
	if err := RemoveForm(s, f.OfficialForm, ""); err != nil {
		t.Fatal(err)
	}
	if _, used, _ := FormOf(s, "shoutaitao", "o.stj"); used {
		t.Error("the form is still in use")
	}
}

// TestOfficialFormsOfEveryOutput: whatever a built-in pack prints may be an official form, the common list of materials
// too, and also where the pack holds information cards.
func TestOfficialFormsOfEveryOutput(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	blank := sessiontest.PaperForm(t, "单位名称", "统一社会信用代码")
	for _, pack := range s.Library().Packs {
		outputs := []*forms.Output{s.Library().Vocabulary.MaterialList}
		for _, q := range pack.Programmes {
			outputs = append(outputs, q.Outputs...)
		}
		for _, o := range outputs {
			f, _, err := ImportForm(s, pack.ID.S, o.ID.S, Blank{Name: "申请表.docx", Data: blank, Agreed: true})
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

func TestUselessFormsAreRefused(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	doc := build.Document{Title: "通知", Body: []build.Block{build.Heading{Text: "关于申报工作的通知"}}}
	notice, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for code, data := range map[session.Code][]byte{"not-zip": []byte("plain text"), "no-places": notice} {
		if _, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "x.docx", Data: data}); session.CodeOf(err) != code {
			t.Errorf("%s: got %v", code, err)
		}
	}
	if _, _, err := ImportForm(s, "shoutaitao", "o.nothing", Blank{Name: "x.docx", Data: nil}); session.CodeOf(err) != "no-output" {
		t.Errorf("unknown output: %v", err)
	}
}

// TestProposalsOfAnEarlierProgramAreLookedAtAgain keeps what an earlier program proposed, and this one would not, out of
// the form; what a person accepted stays.
func TestProposalsOfAnEarlierProgramAreLookedAtAgain(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	f, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "a.docx", Data: sessiontest.PaperForm(t, "单位名称", "合作单位名称", "供应商地址"), Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	for at, state := range map[string]plan.State{"t0.r1.c1": plan.Proposed, "t0.r2.c1": plan.Accepted} {
		e := f.Map.Entry(at)
		e.Field, e.State = "org.name", state
	}
	if err := SaveMap(s, f.OfficialForm, ""); err != nil {
		t.Fatal(err)
	}
	again, ok, err := FormOf(s, "shoutaitao", "o.stj")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	for at, want := range map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1": "", "t0.r2.c1": "org.name"} {
		if got := again.Map.Entry(at).Field; got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}

// What stands for the blanks of a pack is read again when one of them was changed, and not after other edits.
func TestMarksAreReadWhenABlankMayHaveChanged(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	f, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "申请表.docx", Data: sessiontest.PaperForm(t, "单位名称", "注册地址"), Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	marks := func() map[string]string {
		t.Helper()
		m, err := Marks(s, "shoutaitao")
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := marks()
	sessiontest.Set(t, e, "eq.price", "380")
	if same := marks(); reflect.ValueOf(first).Pointer() != reflect.ValueOf(same).Pointer() {
		t.Error("an answer was typed, and every map is read again")
	}
	f.Map.Entries[0].Field = ""
	if err := SaveMap(s, f.OfficialForm, ""); err != nil {
		t.Fatal(err)
	}
	changed := marks()
	if first["o.stj"] == "" || changed["o.stj"] == first["o.stj"] {
		t.Errorf("before %v, with another map %v", first, changed)
	}
	if _, err := (Steps{Pack: "shoutaitao", Output: "o.stj"}).Undo(s); err != nil {
		t.Fatal(err)
	}
	if back := marks(); back["o.stj"] != first["o.stj"] {
		t.Errorf("before %v, taken back %v", first, back)
	}
}
