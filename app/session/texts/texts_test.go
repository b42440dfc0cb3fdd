package texts

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// longField is a field of the dossier that takes long texts.
func longField(t *testing.T, e *session.Editing) string {
	t.Helper()
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range e.Form.Fields() {
		if st.Relevant[f.Name()] && f.Is(forms.TypeLongText) && !f.Profile && !f.Computed() {
			return f.Name()
		}
	}
	t.Fatal("no long text is asked")
	return ""
}

func TestPlacesAreFilledFromClientAndDossier(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
	sessiontest.Set(t, e, "eq.price", "380")
	sessiontest.Set(t, e, "org.uscc", "91450200MA5K12345X") // refused by its field
	for _, c := range []struct {
		text, want string
		open       []string
	}{
		{"{单位名称}在｛年份｝年（{ 上年 }年以后）", "柳州市测试机械有限公司在2026年（2025年以后）", nil},
		{"价格{eq.price}", "价格380.00万元", nil},
		{"{没有的}、{没有的}、{eq.name}", "【待填：没有的】、【待填：没有的】、【待填：eq.name】", []string{"没有的", "eq.name"}},
		{"代码{org.uscc}", "代码【待填：org.uscc】", []string{"org.uscc"}},
		{"集合 {} 和 {\n}", "集合 {} 和 {\n}", nil},
	} {
		got, open := Filled(e, c.text)
		if diff := cmp.Diff(c.open, open); got != c.want || diff != "" {
			t.Errorf("%q: %q, open %q", c.text, got, open)
		}
	}
}

// What is left open stays visible, refuses the export and is undone with the text.
func TestWhatIsLeftOpenIsAFinding(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	d, err := s.Dossiers().Create(sessiontest.NewClient(t, s, "柳州市测试机械有限公司").ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	field := longField(t, e)
	b, err := Keep(s, Block{Name: "简介", Text: "{单位名称}有{研发人员}人。"})
	if err != nil {
		t.Fatal(err)
	}
	open, err := Insert(e, field, b)
	if err != nil || len(open) != 1 || e.Value(field) != "柳州市测试机械有限公司有【待填：研发人员】人。" {
		t.Fatal(open, err, e.Value(field))
	}
	refused := func() bool {
		st, err := e.State()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range st.Of(field) {
			if f.Code == forms.FindingCode(forms.FaultLeftOpen) && f.Severity == forms.Block {
				return true
			}
		}
		return false
	}
	if !refused() {
		t.Error("nothing is found")
	}
	if _, err := e.Set(field, "另写。"); err != nil || refused() {
		t.Errorf("it is found still: %v", err)
	}
	if _, err := Insert(e, field, Block{Text: "再来"}); err != nil || e.Value(field) != "另写。\n再来" {
		t.Errorf("behind what was there: %q, %v", e.Value(field), err)
	}
	if _, err := history.Undo(e); err != nil || e.Value(field) != "另写。" {
		t.Errorf("undone: %q, %v", e.Value(field), err)
	}
	for field, code := range map[string]session.Code{"ip": "not-text", "eq.price": "not-text", "nix": "no-field"} {
		if _, err := Insert(e, field, b); session.CodeOf(err) != code {
			t.Errorf("into %s: %v", field, err)
		}
	}
}

func TestTextsOfAllAndOfOne(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	one, other := sessiontest.NewClient(t, s, "甲公司"), sessiontest.NewClient(t, s, "乙公司")
	keep := func(b Block) Block {
		t.Helper()
		b, err := Keep(s, b)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	shared := keep(Block{Name: "承诺", Text: "承诺。"})
	own := keep(Block{Name: "简介", Text: "甲的。", Client: one.ID})
	names := func(client string) string {
		t.Helper()
		list, err := List(s, client)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, b := range list {
			out = append(out, b.Name)
		}
		return strings.Join(out, " ")
	}
	if names(one.ID) != "简介 承诺" || names(other.ID) != "承诺" || names("") != "承诺" {
		t.Errorf("%q, %q, %q", names(one.ID), names(other.ID), names(""))
	}
	if _, err := Find(s, other.ID, "简介"); session.CodeOf(err) != "no-text" {
		t.Errorf("another client's: %v", err)
	}
	for _, c := range []struct {
		b    Block
		code session.Code
	}{{Block{Name: " ", Text: "a"}, "text-blank"}, {Block{Name: "a"}, "text-blank"}, {Block{Name: "承诺", Text: "a"}, "text-taken"}} {
		if _, err := Keep(s, c.b); session.CodeOf(err) != c.code {
			t.Errorf("%+v: %v", c.b, err)
		}
	}
	keep(Block{ID: own.ID, Client: one.ID, Name: "简介", Text: "甲的，改了。"})
	if err := Remove(s, shared.ID); err != nil || names(one.ID) != "简介" {
		t.Errorf("removed: %q, %v", names(one.ID), err)
	}
	for range 2 {
		if err := Undo(s); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := Find(s, one.ID, "简介"); err != nil || b.Text != "甲的。" || names("") != "承诺" {
		t.Errorf("after undo %+v, %v", b, err)
	}
}

// FuzzFilled: whatever a kept text holds, every place in it is filled or stays visible, and what stays open is told once.
func FuzzFilled(f *testing.F) {
	for _, text := range []string{"{单位名称}在｛年份｝年", "{{单位名称}}", "{没有的}{没有的}", "{}{\n}｛", "{org.name}\x00{eq.price}", "{award.paid}"} {
		f.Add(text)
	}
	e := sessiontest.Reward(f, sessiontest.OpenLooking(f))
	f.Fuzz(func(t *testing.T, text string) {
		got, open := Filled(e, text)
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q: %q is no text", text, got)
		}
		seen := map[string]bool{}
		for _, name := range open {
			if seen[name] || !strings.Contains(got, forms.LeftOpen(name)) {
				t.Errorf("%q: %q is told as open; %q", text, name, got)
			}
			seen[name] = true
		}
	})
}
