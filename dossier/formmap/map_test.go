package formmap

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
)

func smallMap(t *testing.T) plan.Map {
	t.Helper()
	m := Propose(smallPlaces(), ownSmall(t))
	m.Form, m.SHA256 = "100% 申请表: \"新\".docx", strings.Repeat("ab", 32)
	m.Entries[1].State, m.Entries[1].Context = plan.Accepted, "封面 # 1\n- 第二行"
	return m
}

func TestMapRoundTrip(t *testing.T) {
	m := smallMap(t)
	data, err := m.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := plan.Read(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if d := cmp.Diff(m, got); d != "" {
		t.Error(d)
	}
	for range 20 {
		again, err := smallMap(t).Bytes()
		if err != nil || string(again) != string(data) {
			t.Fatal("the same map gives other bytes", err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	head := "form: a.docx\nsha256: ab\nentries:\n"
	for _, c := range []struct {
		name, text, code string
		line             int
	}{
		{"no YAML", "form: [", plan.CodeSyntax, 1},
		{"unknown key", head + "  - at: p1\n    state: unsure\n    colour: red\n", plan.CodeSyntax, 6},
		{"wrong type", head + "  - at: p1\n    state: unsure\n    confidence: viel\n", plan.CodeSyntax, 6},
		{"unknown state", head + "  - at: p1\n    state: maybe\n", plan.CodeState, 5},
		{"doubled", head + "  - at: p1\n    state: unsure\n  - at: p1\n    state: unsure\n", plan.CodeDuplicate, 6},
		{"no address", head + "  - state: unsure\n", plan.CodeAddress, 4},
		{"bad sub", head + "  - at: p1\n    state: unsure\n    sub: year\n", plan.CodeSub, 6},
	} {
		_, err := plan.Read([]byte(c.text))
		var e *plan.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if e.Code != c.code || e.Line != c.line || e.Column == 0 {
			t.Errorf("%s: code %s at %d:%d, want %s at line %d (%v)", c.name, e.Code, e.Line, e.Column, c.code, c.line, err)
		}
	}
}

// TestDamage changes every byte in turn: Read refuses or gives a map that can be kept.
func TestDamage(t *testing.T) {
	m := smallMap(t)
	m.Entries = m.Entries[:6]
	data, err := m.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := append([]byte(nil), data...)
		bad[i] ^= 0x15
		got, err := plan.Read(bad)
		if err == nil && cmp.Equal(got, m) {
			t.Errorf("byte %d of %q makes no difference", i, data[max(0, i-10):min(len(data), i+10)])
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("form: a\nsha256: b\nentries:\n  - at: p1\n    state: unsure\n    columns:\n      1: a\n    option:\n      是: \"true\"\n"))
	f.Add([]byte("form: &a [*a]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := plan.Read(data)
		if err != nil {
			return
		}
		if _, err := m.Bytes(); err != nil {
			t.Error(err)
		}
	})
}

func TestSub(t *testing.T) {
	for _, text := range []string{"year=2024:rev", "l2=数量#1:target", "subject=差旅/会议/国际合作费:total", "sum:qty", "all:name", "2", "year=@year:rev"} {
		s, ok := plan.ParseSub(text)
		if !ok || s.String() != text {
			t.Errorf("%s: %+v %v gives %s", text, s, ok, s)
		}
	}
	for _, text := range []string{"", "year", "year=2024", ":rev", "-1", "sum:", "all:", "9999999999999999"} {
		if s, ok := plan.ParseSub(text); ok {
			t.Errorf("%q was read as %+v", text, s)
		}
	}
}

func TestCarryOver(t *testing.T) {
	old := smallMap(t)
	old.Entries[1].Context = ""
	for i := range old.Entries {
		if old.Entries[i].Field != "" {
			old.Entries[i].State = plan.Accepted
		}
	}
	before := smallPlaces()
	if m, diff := CarryOver(old, before, before); len(diff) != len(before) || diff[3].Change != Same || !cmp.Equal(m.Entries, old.Entries) {
		t.Errorf("the same form is carried over as %v", cmp.Diff(old.Entries, m.Entries))
	}
	after := smallPlaces()
	after[3].At, after[4].At = "t0.r1.c1", "t0.r1.c3"
	after[12].Label = "邮政编码"
	after[13].Label, after[14].Label, after[15].Label, after[16].Label = "2024年", "2025年", "2024年", "2025年"
	after[17].Columns = []place.Column{{Cell: 1, Label: "数量"}, {Cell: 2, Label: "客户名称"}, {Cell: 3, Label: "备注"}}
	after = append(after[:7:7], after[8:]...)
	m, diff := CarryOver(old, before, after)
	count := map[Change]int{}
	for _, d := range diff {
		count[d.Change]++
	}
	if d := cmp.Diff(map[Change]int{Same: 12, Moved: 4, Renamed: 2, New: 1, Gone: 2}, count); d != "" {
		for _, x := range diff {
			t.Log(x.Change, x.Old, x.New)
		}
		t.Error(d)
	}
	for at, want := range map[string]string{"t0.r1.c1": "", "t1.r1.c1": "year=2024:rev", "t1.r1.c2": "year=2025:rev", "t1.r2.c2": "year=2025:tax"} {
		if e := m.Entry(at); e == nil || e.Sub != want {
			t.Errorf("%s: %+v, want %s", at, e, want)
		}
	}
	if e := m.Entry("t1.r1.c2"); e.State != plan.Proposed || !strings.HasPrefix(e.Reason, plan.ReasonCarried) {
		t.Errorf("a renamed entry needs no look: %+v", e)
	}
	if d := cmp.Diff(map[int]string{1: "qty", 2: "user"}, m.Entry("t2.r1").Columns); d != "" {
		t.Error(d)
	}
}

func TestSynonymsFile(t *testing.T) {
	s, err := wordings.ReadSynonyms(wordings.BuiltinSynonyms)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Fields) < 30 || len(s.Persons) < 4 {
		t.Errorf("%d fields, %d persons", len(s.Fields), len(s.Persons))
	}
	for word, patterns := range s.Asking {
		if len(wordings.Compiled(patterns)) != len(patterns) {
			t.Errorf("%s: a pattern is none", word)
		}
	}
	if len(wordings.Compiled(s.Elsewhere)) != len(s.Elsewhere) {
		t.Error("elsewhere: a pattern is none")
	}
	if _, err := wordings.ReadSynonyms([]byte("feilds: {}")); err == nil {
		t.Error("an unknown list is accepted")
	}
	places := []place.Place{{At: "p1#1", Label: "厂子叫啥", Kind: place.Text}}
	c := ownSmall(t)
	if e := Propose(places, c).Entries[0]; e.Field != "" {
		t.Errorf("%+v", e)
	}
	c.Synonyms = []wordings.Synonyms{{Fields: map[string][]string{"org.name": {"厂子叫啥"}}}}
	if e := Propose(places, c).Entries[0]; e.Field != "org.name" {
		t.Errorf("a further synonym is not used: %+v", e)
	}
}
