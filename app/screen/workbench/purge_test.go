package workbench

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/purging"
	"yibiao/app/task"
	"yibiao/assets"
)

// A deleted client is purged through the bin, and the record that is shown names nobody.
func TestPurgeThroughTheBin(t *testing.T) {
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	c, err := s.Clients().Create("要清除的公司")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clients().Delete(c.ID); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	d := &pagetest.Desk{Files: [][]string{{t.TempDir() + "/记录.txt"}}}
	w := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS})
	w.openBin()
	purge(w, c.ID) // the desk presses 不清除
	if gone, _, err := session.Removed(s); err != nil || len(gone) != 1 {
		t.Fatalf("it is gone without a yes: %v, %v", gone, err)
	}
	plan, err := purging.LookAt(t.Context(), s, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	purgeNow(w, plan, true)
	if gone, _, err := session.Removed(s); err != nil || len(gone) != 0 {
		t.Errorf("still in the bin: %v, %v", gone, err)
	}
	if len(d.Failed) > 0 || strings.Join(d.Titles[len(d.Titles)-2:], " ") != "正在彻底清除 彻底清除记录" {
		t.Errorf("failures %v, dialogs %q", d.Failed, d.Titles)
	}
	w.openBin()
}
