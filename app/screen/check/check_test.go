package check

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/task"
	"yibiao/forms"
)

func TestReadingsOfOneClauseStandTogether(t *testing.T) {
	q := &forms.Programme{ID: forms.Text{S: "q"}}
	other := &forms.Programme{ID: forms.Text{S: "other"}}
	amount := func(id, of string, p *forms.Programme) forms.Estimate {
		return forms.Estimate{Applies: true, Known: true, Amount: &forms.Amount{ID: forms.Text{S: id}, ReadingOf: forms.Text{S: of}, Programme: p}}
	}
	away := amount("gone", "", q)
	away.Applies = false
	var got [][]string
	for _, group := range readings([]forms.Estimate{amount("b2", "b", q), amount("a", "", q), amount("b", "", q), away, amount("b", "", other)}) {
		var ids []string
		for _, e := range group {
			ids = append(ids, e.Amount.Programme.ID.S+"/"+e.Amount.ID.S)
		}
		got = append(got, ids)
	}
	want := [][]string{{"q/a"}, {"q/b", "q/b2"}, {"other/b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestChangeTellsFindingsAmountsAndEligibility(t *testing.T) {
	a := &forms.Amount{Label: "奖励", Unit: "万元"}
	q := &forms.Programme{Title: "认定", Short: "认定"}
	report := func(findings int, sum string, o forms.Outcome) forms.Report {
		r := forms.Report{Verdicts: []forms.Verdict{{Programme: q, Outcome: o}}}
		for range findings {
			r.Findings = append(r.Findings, forms.Finding{Severity: forms.Block})
		}
		e := forms.Estimate{Amount: a, Applies: true}
		if sum != "" {
			e.Known, e.Result = true, decimal.RequireFromString(sum)
		}
		r.Estimates = []forms.Estimate{e}
		return r
	}
	x := checkedChange{what: "“价格”改为 380", before: report(3, "", forms.Unknown), after: report(2, "190", forms.Met)}
	want := "“价格”改为 380：须处理 3 → 2 条；奖励 还不能测算 → 190 万元；认定 还不能判断 → 符合"
	if got := x.sentence(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	x = checkedChange{what: "x", before: report(1, "5", forms.Met), after: report(1, "5", forms.Met)}
	if got := x.sentence(); got != "x：须处理 1 → 1 条" {
		t.Errorf("nothing changed and it says %q", got)
	}
}

// tickBoxes are the boxes on the page with their places, from the top.
func tickBoxes(o fyne.CanvasObject) map[*kit.TickBox]fyne.Position {
	out := map[*kit.TickBox]fyne.Position{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.TickBox:
			out[o] = fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *container.Scroll:
			walk(o.Content)
		}
	}
	walk(o)
	return out
}

// Clicks that follow each other at the old places must hit the old lines.
func TestATickedLineStaysWhereItIs(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	for id, text := range map[string]string{"eq.capability": "能批量生产", "eq.core": "旋压", "eq.sold": "3", "eq.innov": "双旋轮"} {
		pagetest.SetIn(t, w, id, text)
	}
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, w)
	win := test.NewTempWindow(t, c.Object())
	win.Resize(fyne.NewSize(1400, 6000))
	before := tickBoxes(c.Object())
	if len(before) < 2 {
		t.Fatalf("%d boxes to tick", len(before))
	}
	var order []*kit.TickBox
	for box := range before {
		order = append(order, box)
	}
	slices.SortFunc(order, func(a, b *kit.TickBox) int { return int(before[a].Y - before[b].Y) })
	stood := slices.Clone(c.stand)
	for _, box := range order[:2] {
		win.Canvas().Focus(box)
		box.SetChecked(true)
		if win.Canvas().Focused() != fyne.Focusable(box) {
			t.Errorf("the keyboard is at %T", win.Canvas().Focused())
		}
	}
	after := tickBoxes(c.Object())
	for _, box := range order {
		if at, there := after[box]; !there || at.X != before[box].X || at.Y-after[order[0]].Y != before[box].Y-before[order[0]].Y {
			t.Errorf("a box went from %v to %v, there: %v", before[box], at, there)
		}
	}
	if got := len(c.ticked()); got != 2 {
		t.Errorf("%d rules are confirmed", got)
	}
	c.rebuild() // the list is made anew when something is edited
	if diff := cmp.Diff(stood, c.stand); diff != "" {
		t.Errorf("the lines changed places (-before +after)\n%s", diff)
	}
	again := tickBoxes(c.Object())
	ticked := 0
	for box, at := range again {
		if box.Checked && (at.Y == after[order[0]].Y || at.Y == after[order[1]].Y) {
			ticked++
		}
	}
	if ticked != 2 || len(again) != len(before) {
		t.Errorf("%d of %d boxes are ticked at the old places", ticked, len(again))
	}
}

// A statement whose values are not there is refused, and its box does not stay ticked.
func TestABoxOfAHollowStatementDoesNotStayTicked(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, w)
	test.NewTempWindow(t, c.Object())
	for box := range tickBoxes(c.Object()) {
		failed := len(d.Failed)
		if box.SetChecked(true); box.Checked || len(d.Failed) != failed+1 {
			t.Errorf("the box is ticked: %v, told %d times", box.Checked, len(d.Failed)-failed)
		}
	}
	if len(c.ticked()) > 0 || len(d.Failed) == 0 {
		t.Errorf("%d confirmed, %d refused", len(c.ticked()), len(d.Failed))
	}
}

// To take back the step once more than there are steps is told in the status bar, not in a box.
func TestNothingIsLeftToTakeBack(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, w)
	pagetest.SetIn(t, w, "eq.sold", "3")
	c.undo()
	c.undo()
	if len(d.Failed) > 0 || len(d.Told) != 2 || d.Told[1] != "没有可以撤销的改动。" || w.Editing.Value("eq.sold") != "" {
		t.Errorf("told %q, boxes %v", d.Told, d.Failed)
	}
}

// words are the texts that an object shows.
func words(o fyne.CanvasObject) (out []string) {
	switch x := o.(type) {
	case *canvas.Text:
		return []string{x.Text}
	case *widget.RichText:
		return []string{x.String()}
	case *fyne.Container:
		for _, inner := range x.Objects {
			if inner.Visible() {
				out = append(out, words(inner)...)
			}
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(x).Objects() {
			out = append(out, words(inner)...)
		}
	}
	return out
}

// What is confirmed in a dialog leaves the list at once, so that its heads count what is there; the offer counts all that it lists.
func TestWhatWasConfirmedTogetherLeavesTheList(t *testing.T) {
	s, w := pagetest.OpenSession(t, "liuzhou", "lz-02a-jigai")
	for id, text := range map[string]string{"org.reg_address": "广西柳州市鱼峰区1号", "org.uscc": "91450205MA5L9ENY7P", "org.name": "柳州市榕江精密机电有限公司"} {
		pagetest.SetIn(t, w, id, text)
	}
	d := &pagetest.Desk{}
	test.NewTempApp(t)
	c := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, w)
	defaults, guessed := len(w.Defaults()), len(w.Guessed())
	if defaults == 0 || guessed == 0 {
		t.Fatalf("%d defaults, %d guesses", defaults, guessed)
	}
	offer := say.T("有 {n} 项取的是默认值或者可以推算：逐项看过，一起确认…", "n", defaults+guessed)
	if got := words(c.bar.object); !slices.Contains(got, offer) {
		t.Fatalf("%q is not offered: %q", offer, got)
	}
	c.bar.askGuesses()
	if len(w.Defaults())+len(w.Guessed()) > 0 {
		t.Fatalf("%d defaults and %d guesses are left", len(w.Defaults()), len(w.Guessed()))
	}
	minded := say.T("{count}　{note}", "count", say.T("{n} 条", "n", len(w.Minded())), "note", "不影响导出，建议核对")
	if got := words(c.list); !slices.Contains(got, minded) {
		t.Errorf("%q is not in the list: %q", minded, got)
	}
	if got := c.bar.check.change; got == nil {
		t.Error("the bar does not tell what was done")
	}
}
