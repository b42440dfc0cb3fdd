package desk

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/desk"
	"yibiao/app/session/record"
	"yibiao/app/task"
)

func opened(t *testing.T) (*Desk, *session.Session, *pagetest.Desk) {
	t.Helper()
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	for _, name := range []string{"甲公司", "乙公司"} {
		c, err := s.Clients().Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	asked := &pagetest.Desk{}
	d := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()})
	w := test.NewWindow(d.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1366, 700))
	return d, s, asked
}

// What was old is worked out when the page opens; a move is one step, on the table and on the board.
func TestDossiersAreMovedTogetherAndBack(t *testing.T) {
	d, s, _ := opened(t)
	if len(d.seen) != 3 || d.stale != 0 || !d.seen[0].Known {
		t.Fatalf("%d rows, %d stale", len(d.seen), d.stale)
	}
	d.table.Pick([]int{0, 1})
	d.moveTo(d.picked(), session.StatusSealing)
	count := func(want session.Status) (n int) {
		list, err := s.Dossiers().List("")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if x.Status == want {
				n++
			}
		}
		return n
	}
	if n := count(session.StatusSealing); n != 2 {
		t.Fatalf("%d moved", n)
	}
	d.turn()
	d.lanes.to(0, 0)
	d.lanes.carry(1)
	if n := count(session.StatusChecked); n != 1 {
		t.Errorf("on the board %d moved", n)
	}
	d.Undo()
	d.Undo()
	if n := count(session.StatusDraft); n != 3 {
		t.Errorf("%d are back", n)
	}
	if _, can := d.CanTurn(); !can {
		t.Error("nothing can be repeated")
	}
	d.Redo()
	if n := count(session.StatusSealing); n != 2 {
		t.Errorf("%d are moved again", n)
	}
	d.Undo()
	if n := count(session.StatusDraft); n != 3 {
		t.Errorf("%d are back again", n)
	}
}

// Views filter and sort, and are kept; the rows are saved as a spreadsheet.
func TestViewsAndTheRegister(t *testing.T) {
	d, s, asked := opened(t)
	d.search.SetText("甲")
	if len(d.seen) != 1 || d.seen[0].Client.Name != "甲公司" {
		t.Errorf("found %v", d.seen)
	}
	d.sortBy(0)
	d.sortBy(0)
	d.view.Name = "甲"
	if err := desk.Keep(s, d.view); err != nil {
		t.Fatal(err)
	}
	if v := desk.Views(s); len(v) != 1 || v[0].Search != "甲" || !v[0].Falling {
		t.Errorf("kept are %v", v)
	}
	path := filepath.Join(t.TempDir(), "登记.xlsx")
	asked.Files = [][]string{{path}}
	d.saveRegister()
	if info, err := os.Stat(path); err != nil || info.Size() < 1000 || len(asked.Failed) > 0 {
		t.Errorf("%v %v", err, asked.Failed)
	}
}

// Checks and exports show what became of each.
func TestManyAreCheckedAndExported(t *testing.T) {
	d, _, asked := opened(t)
	d.table.Pick([]int{0, 1, 2})
	d.check()
	folder := t.TempDir()
	asked.Files = [][]string{{folder}}
	d.askExport()
	if len(asked.Titles) != 5 { // two of progress, two of results, one that asks
		t.Errorf("shown are %v", asked.Titles)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("exported although something blocks: %v", left)
	}
}

// The figures are those of the rows that the view shows.
func TestTheChartsShowTheView(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	to := &pagetest.Desk{}
	d := New(&page.Context{Session: s, Nav: to, Dialogs: to, Tasks: task.Inline()})
	rows := d.middle.Objects[0]
	draw(d)
	if !d.chart || d.middle.Objects[0] == rows || len(to.Failed) > 0 {
		t.Fatalf("the figures are not shown, failed %v", to.Failed)
	}
	draw(d)
	if d.chart || d.middle.Objects[0] != rows {
		t.Error("the rows do not come back")
	}
}

// What nobody had looked at stands otherwise once it is known: the cursor is on the first dossier then, and goes along to the board,
// which tells of no other.
func TestTheCursorStandsWhereItIsSeen(t *testing.T) {
	d, s, asked := opened(t)
	late := d.seen[2]
	if err := s.Dossiers().Set(late.Dossier.ID, record.DueField, "2026-11-24"); err != nil {
		t.Fatal(err)
	}
	again := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()})
	if row, _ := again.table.Cursor(); row != 0 || again.seen[0].Dossier.ID != late.Dossier.ID {
		t.Errorf("the cursor is on row %d, %s is first", row, again.seen[0].Dossier.Title)
	}
	again.table.Move(1, 0)
	again.turn()
	if r := again.lanes.current(); r == nil || r.Dossier.ID != again.seen[1].Dossier.ID || asked.Told[len(asked.Told)-1] != whole(*r) {
		t.Errorf("the board begins at %+v and tells %q", r, asked.Told[len(asked.Told)-1])
	}
	key(again.lanes, fyne.KeyHome)
	at := again.lanes.current().Dossier.ID
	again.turn()
	if row, _ := again.table.Cursor(); again.seen[row].Dossier.ID != at {
		t.Errorf("back in the table the cursor is on row %d", row)
	}
}

// What is wrong with the beginning for many is told in its dialog, not behind it.
func TestWhatIsWrongIsToldInTheDialog(t *testing.T) {
	d, _, asked := opened(t)
	b := &beginning{desk: d, count: kit.ColumnOf(0), due: kit.NewTextBox(), table: grid.New([]grid.Column{{Title: "单位", Width: 100}}, grid.Deeds{})}
	b.due.SetText("2026-13-01")
	if _, ok := b.ready(); ok || len(b.count.Objects) != 1 || len(asked.Told) != 0 {
		t.Errorf("ready %v, %d lines in the dialog, told behind it: %q", ok, len(b.count.Objects), asked.Told)
	}
}
