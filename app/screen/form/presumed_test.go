package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
)

// pressed presses the one button that is offered below an answer for its default, and tells its words; "" when there is none.
func pressed(o fyne.CanvasObject) string {
	switch x := o.(type) {
	case *kit.Press:
		x.OnTapped()
		return x.Text
	case *fyne.Container:
		for _, inner := range x.Objects {
			if words := pressed(inner); words != "" {
				return words
			}
		}
	}
	return ""
}

// ticks are the boxes in what a dialog shows.
func ticks(o fyne.CanvasObject) (out []*kit.TickBox) {
	switch x := o.(type) {
	case *kit.TickBox:
		return []*kit.TickBox{x}
	case *container.Scroll:
		return ticks(x.Content)
	case *fyne.Container:
		for _, inner := range x.Objects {
			out = append(out, ticks(inner)...)
		}
	}
	return out
}

// A default is confirmed where it is shown, and the confirmation taken back there, both undoable; what was typed is neither.
func TestTheConfirmationOfADefaultIsTakenBackWhereItIsShown(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	sessiontest.Set(t, w.Editing, "org.reg_address", "广西柳州市柳东新区1号")
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "org.biz_address"})
	f.saved(nil)
	r := f.contents.row("org.biz_address")
	step := func(want, value string, waits bool) {
		t.Helper()
		if got := pressed(r.fallback); got != want {
			t.Fatalf("pressed %q, want %q", got, want)
		}
		if got := w.Editing.Value("org.biz_address"); got != value || f.work.Presumed["org.biz_address"] != waits {
			t.Fatalf("after %q: %q, waits %v", want, got, f.work.Presumed["org.biz_address"])
		}
	}
	step(say.T("确认这个默认值（F7）"), "广西柳州市柳东新区1号", false)
	step(say.T("取消确认"), "", true)
	if _, err := history.Undo(w.Editing); err != nil || w.Editing.Value("org.biz_address") == "" {
		t.Fatalf("undone: %q, %v", w.Editing.Value("org.biz_address"), err)
	}
	f.saved(nil)
	step(say.T("取消确认"), "", true)
	r.set("广西柳州市鱼峰区2号")
	if got := pressed(r.fallback); got != "" {
		t.Errorf("what was typed offers %q", got)
	}
}

// What was said of several defaults together below one of them changes when another one is confirmed.
func TestTheNoteBelowADefaultForgetsThoseThatWereConfirmed(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	for field, text := range map[string]string{"org.reg_address": "广西柳州市鱼峰区1号", "org.type": "企业", "org.industry": "C3511", "staff.total": "5"} {
		sessiontest.Set(t, w.Editing, field, text)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "org.biz_address"})
	f.saved(nil)
	first, other := f.contents.row("org.biz_address"), w.Editing.Form.Known("bank.account_name")
	if !strings.Contains(first.noted, other.Label) {
		t.Fatalf("noted %q", first.noted)
	}
	if done, err := session.ConfirmDefault(w.Editing, other.Name()); !done || err != nil {
		t.Fatal(done, err)
	}
	f.saved(nil)
	if strings.Contains(first.noted, other.Label) || !strings.Contains(first.noted, first.field.Label) {
		t.Errorf("still noted %q", first.noted)
	}
}

// Several defaults of a section are looked at together and confirmed in one step, which one undo takes back.
func TestTheDefaultsOfASectionAreConfirmedAtOnce(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	for field, text := range map[string]string{"org.reg_address": "广西柳州市鱼峰区1号", "org.type": "企业", "org.industry": "C3511", "staff.total": "5"} {
		sessiontest.Set(t, w.Editing, field, text)
	}
	if _, err := w.Editing.Table("fin.table").Add(map[string]string{"year": "2025", "rev": "100"}); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "org.biz_address"})
	f.saved(nil)
	v := f.contents.now()
	waiting := v.presumed()
	if len(waiting) < 2 {
		t.Fatalf("%d defaults wait in %s", len(waiting), v.section.Title)
	}
	var boxes []*kit.TickBox
	desk.Look = func(content fyne.CanvasObject) {
		boxes = ticks(content)
		for _, b := range boxes {
			b.SetChecked(false)
		}
	}
	if got := pressed(v.guesses); got != say.T("逐项看过，一起确认…") || len(boxes) != len(waiting) || len(v.presumed()) != len(waiting) || len(desk.Told) == 0 {
		t.Fatalf("pressed %q, %d boxes, none with a tick: %d wait, told %q", got, len(boxes), len(v.presumed()), desk.Told)
	}
	desk.Look = func(content fyne.CanvasObject) { ticks(content)[0].SetChecked(false) }
	if pressed(v.guesses); len(v.presumed()) != 1 || v.presumed()[0] != waiting[0] {
		t.Fatalf("the first alone without a tick: %q wait", v.presumed())
	}
	if _, err := history.Undo(w.Editing); err != nil {
		t.Fatal(err)
	}
	f.saved(nil)
	desk.Look = nil
	pressed(v.guesses)
	if len(v.presumed()) > 0 || v.guesses.Visible() || w.Editing.Value("org.biz_address") != "广西柳州市鱼峰区1号" {
		t.Errorf("confirmed: %d wait, offered %v, %q kept", len(v.presumed()), v.guesses.Visible(), w.Editing.Value("org.biz_address"))
	}
	if _, err := history.Undo(w.Editing); err != nil {
		t.Fatal(err)
	}
	f.saved(nil)
	if got := len(v.presumed()); got != len(waiting) || !v.guesses.Visible() {
		t.Errorf("one undo: %d wait of %d, offered %v", got, len(waiting), v.guesses.Visible())
	}
}

// What is guessed for cells is shown with its reason and counts for nothing; one press puts all of it in, and one undo takes it out.
func TestWhatIsGuessedForATableIsFilledWhereItIsShown(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	sessiontest.Set(t, w.Editing, "org.name", "柳州市智榫机械装备有限公司")
	ip := w.Editing.Table("ip")
	for _, no := range []string{"ZL202110999016.8", "ZL202320999035.5"} {
		if _, err := ip.Add(map[string]string{"no": no, "title": "一种旋压装置"}); err != nil {
			t.Fatal(err)
		}
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "ip"})
	f.saved(nil)
	r := f.contents.row("ip")
	kinds := func() string { return w.Editing.Rows("ip")[0].Cells["kind"] + w.Editing.Rows("ip")[1].Cells["kind"] }
	if words := f.work.GuessWords("ip"); !strings.Contains(words, "第 1 行 发明专利，第 2 行 实用新型") || kinds() != "" {
		t.Fatalf("shown: %s; kept: %q", words, kinds())
	}
	if got := pressed(r.fallback); got != say.T("填上推算的内容（F7）") || kinds() != "发明专利实用新型" {
		t.Fatalf("pressed %q: %q is kept", got, kinds())
	}
	if got := pressed(r.fallback); got != "" || f.work.GuessWords("ip") != "" {
		t.Errorf("filled, and still offered: %q", got)
	}
	if _, err := history.Undo(w.Editing); err != nil || kinds() != "" {
		t.Errorf("undone: %q, %v", kinds(), err)
	}
}

// What a rule says when it does not hold is told beforehand without the answers: with them it reads as if it did not.
func TestWhatARuleSaysIsToldWithoutTheAnswers(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	sessiontest.Set(t, w.Editing, "project.total", "1286.40")
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "project.total"})
	got := f.help.ruleWords(session.RuleOf(w.Editing.Form, "lz-02a-jigai/JG-sources"))
	if want := "不符时提示：资金来源各行之和与项目总投资……不相等，请核对。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A table that may be empty can be said to be so where it is shown, and no longer once it has a row.
func TestAnEmptyTableCanBeSaidToHaveNoRows(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "support.table"})
	f.saved(nil)
	r := f.contents.row("support.table")
	boxes := ticks(r.fallback)
	if len(boxes) != 1 || boxes[0].Text != say.T("没有可填的，这就是回答") || !r.fallback.Visible() {
		t.Fatalf("%d boxes to tick, shown %v", len(boxes), r.fallback.Visible())
	}
	boxes[0].SetChecked(true)
	if !w.Editing.Table("support.table").StatedNone() {
		t.Error("a tick says nothing")
	}
	if _, err := w.Editing.Table("support.table").Add(map[string]string{"year": "2024"}); err != nil {
		t.Fatal(err)
	}
	f.saved(nil)
	if left := ticks(r.fallback); len(left) != 0 {
		t.Errorf("%d boxes beside a row", len(left))
	}
}
