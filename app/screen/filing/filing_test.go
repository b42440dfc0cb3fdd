package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/task"
)

// opened shows the page on a tree of two clients and of nobody.
func opened(t *testing.T) (*Filing, *session.Session, *pagetest.Desk) {
	t.Helper()
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	c, err := s.Clients().Create("柳州市启航汽车部件有限公司")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, ""); err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	for _, name := range []string{"试验机械/营业执照.txt", "启航/营业执照.txt", "启航/杂.txt", "谁的/营业执照.txt", "启航/柳州市试验机械有限公司说明.txt"} {
		path := filepath.Join(top, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, []string{top})
	w := test.NewWindow(f.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1366, 700))
	f.Enter()
	return f, s, desk
}

func attached(t *testing.T, s *session.Session) (n int) {
	t.Helper()
	list, err := s.Dossiers().List("")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		n += len(e.Materials().Of(""))
	}
	return n
}

func (f *Filing) at(t *testing.T, name string) int {
	t.Helper()
	for row, i := range f.seen {
		if strings.HasSuffix(f.plan.Lines[i].Shown, name) {
			return row
		}
	}
	t.Fatalf("no %s in the list", name)
	return -1
}

// What is sure is chosen at first, filed in one step, and taken back and filed again by the keys of every page.
func TestATreeIsLookedThroughAndFiled(t *testing.T) {
	f, s, desk := opened(t)
	if n := len(f.chosen()); n != 2 || f.rows.CountPicked() != 2 || attached(t, s) != 0 {
		t.Fatalf("%d of %d lines are chosen, %d attached", n, len(f.seen), attached(t, s))
	}
	f.open = true
	f.fill()
	if len(f.seen) != 3 || len(f.chosen()) != 2 {
		t.Errorf("what is left are %d, chosen %d", len(f.seen), len(f.chosen()))
	}
	f.open = false
	f.fill()
	f.take()
	if attached(t, s) != 2 || f.done != 2 || len(desk.Asked) > 0 {
		t.Errorf("%d attached, told %v, asked %v", attached(t, s), desk.Told, desk.Asked)
	}
	f.Undo()
	if attached(t, s) != 0 || f.done != 0 || len(f.chosen()) != 2 {
		t.Errorf("after undo %d attached, %d chosen", attached(t, s), len(f.chosen()))
	}
	f.Redo()
	if attached(t, s) != 2 {
		t.Errorf("after redo %d attached", attached(t, s))
	}
	if f.done != 2 {
		t.Errorf("after redo the page tells of %d files that were filed", f.done)
	}
}

// A file gets its place from a person, one of another client is asked about, and one of nobody says so.
func TestAPlaceIsChosen(t *testing.T) {
	f, s, desk := opened(t)
	row := f.at(t, "杂.txt")
	c := &choice{filing: f, line: f.seen[row], box: f.foot}
	if !c.read("") || len(c.list) < 3 {
		t.Fatalf("%d requirements", len(c.list))
	}
	c.at = 1
	c.take()
	if n := len(f.chosen()); n != 3 || f.cell(f.at(t, "杂.txt"), 4).Text != "由你选的" {
		t.Errorf("%d chosen, %q", n, f.cell(f.at(t, "杂.txt"), 4).Text)
	}
	f.change(f.at(t, "谁的/营业执照.txt"))
	if f.plan.Lines[f.seen[f.at(t, "谁的/营业执照.txt")]].Takeable() {
		t.Error("a file of nobody can be filed")
	}
	foreign := f.at(t, "说明.txt")
	f.plan.Give(f.seen[foreign], f.plan.Lines[f.seen[foreign]].Dossiers[0].ID, "m.license")
	f.chose[f.seen[foreign]] = true
	desk.Refuse = true
	f.take()
	if attached(t, s) != 0 || len(desk.Asked) != 1 {
		t.Errorf("%d attached, asked %v", attached(t, s), desk.Asked)
	}
	desk.Refuse = false
	f.take()
	if attached(t, s) != 4 {
		t.Errorf("%d attached, failed %v", attached(t, s), desk.Failed)
	}
}
