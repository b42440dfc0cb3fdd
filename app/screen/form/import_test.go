package form

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/task"
	"yibiao/dossier/store"
)

// The data of a bundle is dropped onto the form; anything else belongs elsewhere, and of another client nothing is taken.
func TestDataOfABundleIsDroppedOntoTheForm(t *testing.T) {
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{})
	file := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	data := func(client string) string {
		return `{"format":1,"client":"` + client + `","title":"别的","dossier":"d","pack":"shoutaitao","values":{"eq.name":"数控旋压机","eq.price":"380"},"tables":{},"ticks":[]}`
	}
	f.Drop([]string{file("执照.pdf", "%PDF")})
	if len(desk.Told) != 1 || !strings.Contains(desk.Told[0], "一套材料") {
		t.Errorf("told %q", desk.Told)
	}
	f.Drop([]string{file("91_填报数据.json", data("另一家公司"))})
	if len(desk.Failed) != 1 || w.Editing.Value("eq.name") != "" {
		t.Errorf("of another client: %v, %q", desk.Failed, w.Editing.Value("eq.name"))
	}
	f.Drop([]string{file("91_填报数据.json", data(w.Editing.Client.Name))})
	if len(desk.Failed) != 1 || w.Editing.Value("eq.name") != "数控旋压机" || w.Editing.Value("eq.price") != "380" {
		t.Errorf("%v, %q", desk.Failed, w.Editing.Value("eq.name"))
	}
	if len(desk.Titles) != 2 || desk.Titles[1] != "导入填写内容" {
		t.Errorf("dialogs %q", desk.Titles)
	}
	if list, err := s.Store().Backups().List(); err != nil || len(list) != 1 || list[0].Reason != store.BackupImport {
		t.Errorf("backups after two files in a row: %+v, %v", list, err)
	}
	desk.Refuse = true
	empty := `{"format":1,"client":"` + w.Editing.Client.Name + `","title":"别的","dossier":"d","pack":"shoutaitao","values":{"eq.name":""},"tables":{},"ticks":[]}`
	f.Drop([]string{file("91_填报数据.json", empty)})
	if w.Editing.Value("eq.name") != "数控旋压机" {
		t.Errorf("emptied though that was refused: %q", w.Editing.Value("eq.name"))
	}
	desk.Refuse = false
	f.Drop([]string{file("91_填报数据.json", empty)})
	if w.Editing.Value("eq.name") != "" {
		t.Errorf("not emptied though that was meant: %q", w.Editing.Value("eq.name"))
	}
}
