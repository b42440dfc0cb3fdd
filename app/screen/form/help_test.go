package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
)

// inWindow is the form in a window that has room for the help beside the page.
func inWindow(t *testing.T, field string) *Form {
	t.Helper()
	f, _ := opened(t, page.Place{Field: field})
	w := test.NewWindow(f.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1600, 900))
	if !f.help.object.Visible() {
		t.Fatal("there is no help beside the page")
	}
	return f
}

func (h *helpPanel) shows(t *testing.T, wanted map[string]bool) {
	t.Helper()
	h.settle()
	text := pagetest.Texts(h.object)
	for words, there := range wanted {
		if strings.Contains(text, words) != there {
			t.Errorf("%q is there: %v, want %v, in\n%s", words, !there, there, text)
		}
	}
}

// The help follows the field: what is asked, on what it rests, and how the answer came about, the newest value first.
func TestTheHelpTellsOfTheFieldAndItsHistory(t *testing.T) {
	f := inWindow(t, "eq.price")
	f.help.shows(t, map[string]bool{"点到一项": true})
	r := f.contents.row("eq.price")
	r.arrive()
	f.help.shows(t, map[string]bool{r.field.Label: true, "单位：万元": true, "依据和检查": true, "还没有填写过": true})
	r.set("380")
	f.help.shows(t, map[string]bool{"来源": true, "还没有填写过": false})
	r.set("420")
	f.help.shows(t, map[string]bool{"填写历史": true, "380": true, "420": true})
	if text := pagetest.Texts(f.help.object); strings.Index(text, "420") > strings.Index(text, "380") {
		t.Errorf("the older value stands first:\n%s", text)
	}
	r.set("四百二")
	f.help.shows(t, map[string]bool{"要修改": true})

	f.FoldHelp()
	if f.help.object.Visible() {
		t.Fatal("folded away it is still there")
	}
	again := New(f.ctx, f.work, page.Place{Field: "eq.price"})
	if w := test.NewWindow(again.Object()); w != nil {
		t.Cleanup(w.Close)
		w.Resize(fyne.NewSize(1600, 900))
	}
	if again.help.object.Visible() {
		t.Error("the next form unfolds it")
	}
}

// What another dossier of the client answered is offered, and taken over with its origin.
func TestTheHelpOffersTheEarlierAnswer(t *testing.T) {
	f := inWindow(t, "eq.price")
	r := f.contents.row("eq.price")
	r.set("380")
	s, e := f.ctx.Session, f.work.Editing
	d, err := s.Dossiers().Create(e.Client.ID, "shoutaitao", []string{"stt-02-jiangli"}, "明年的")
	if err != nil {
		t.Fatal(err)
	}
	w, err := page.OpenWork(s, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	next := New(f.ctx, w, page.Place{Field: "eq.price"})
	win := test.NewWindow(next.Object())
	t.Cleanup(win.Close)
	win.Resize(fyne.NewSize(1600, 900))
	row := next.contents.row("eq.price")
	row.arrive()
	next.help.shows(t, map[string]bool{"上次填写": true, "380": true, "采用": true})
	row.set("380")
	next.help.shows(t, map[string]bool{"采用": false})
}

// An answer that is handed over on the way to the next field makes the help once, that of the next field.
func TestTheHelpIsMadeOnceForAnAnswer(t *testing.T) {
	f := inWindow(t, "eq.price")
	r, next := f.contents.row("eq.price"), f.contents.row("eq.name")
	r.arrive()
	f.help.settle()
	hand, before := f.ctx.Clock.(*task.HandClock), f.help.box.Objects[0]
	r.set("380")
	r.leave()
	next.arrive()
	if f.help.box.Objects[0] != before {
		t.Error("the help was made of a field that is being left")
	}
	hand.Advance(0)
	f.help.shows(t, map[string]bool{next.field.Label: true, "单位：万元": false})
	if f.help.due != nil {
		t.Error("and is to be made once more")
	}
}

// A rule over the rows of a table is told with the names of its columns: outside a row there are no answers to put in.
func TestARuleOfRowsIsToldByTheNamesOfItsColumns(t *testing.T) {
	f := inWindow(t, "sales")
	f.contents.row("sales").arrive()
	f.help.shows(t, map[string]bool{"一行的到账金额大于合同金额": true, "“”": false, "{row.": false})
}

// What was written in a row that is deleted stays to be read beside its table.
func TestTheHelpTellsOfDeletedRows(t *testing.T) {
	f := inWindow(t, "sales")
	f.contents.row("sales").arrive()
	f.help.shows(t, map[string]bool{"删除了的行": false})
	e := f.work.Editing
	row, err := e.Table("sales").Add(map[string]string{"user": "己厂"})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Table("sales").Delete(row); err != nil {
		t.Fatal(err)
	}
	f.help.rebuild()
	f.help.shows(t, map[string]bool{"删除了的行": true, "已删除的行（己厂）：删除": true, "已删除的行（己厂）用户单位：己厂": true})
}
