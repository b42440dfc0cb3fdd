package vault

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/backups"
	"yibiao/app/session/purging"
	"yibiao/app/task"
)

func newVault(t *testing.T) (*Vault, *session.Session, *page.Work) {
	t.Helper()
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	d := &pagetest.Desk{}
	return New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}), s, w
}

// A backup is made, tells what it holds, and brings back what was there.
func TestBackUpAndRestore(t *testing.T) {
	v, s, w := newVault(t)
	pagetest.SetIn(t, w, "handler.name", "韦样本")
	v.backUp()
	if len(v.backups) != 1 || v.holding(v.backups[0]) != "1 家单位，1 份档案" {
		t.Fatalf("%d backups: %v", len(v.backups), v.holds)
	}
	pagetest.SetIn(t, w, "handler.name", "写错了")
	v.restore(v.backups[0])
	e, err := s.OpenDossier(w.Editing.Dossier.ID)
	if err != nil || e.Value("handler.name") != "韦样本" {
		t.Errorf("after restoring %q, %v", e.Value("handler.name"), err)
	}
	if v.Refresh(); len(v.backups) != 2 {
		t.Errorf("what was there before restoring is not kept: %d backups", len(v.backups))
	}
}

// A repair that lost changes says so in a dialog that stays; one that lost none does not.
func TestWhatARepairLostIsShown(t *testing.T) {
	v, _, _ := newVault(t)
	desk := v.ctx.Dialogs.(*pagetest.Desk)
	v.tellRemains(backups.Saved{Changes: 5})
	if len(desk.Titles) != 0 {
		t.Errorf("nothing was lost, and shown is %v", desk.Titles)
	}
	v.tellRemains(backups.Saved{Changes: 5, Lost: 2})
	if len(desk.Titles) != 1 {
		t.Errorf("shown are %v", desk.Titles)
	}
}

// A file that has rotted is named with whose it is.
func TestInspectNamesWhatIsWrong(t *testing.T) {
	v, s, w := newVault(t)
	if _, err := attaching.AttachReader(w.Editing, "m.license", "执照.pdf", strings.NewReader("内容")); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(filepath.Join(s.Vault(), "materials"), func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			return os.WriteFile(path, []byte("内客"), 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	v.inspect()
	shown := test.RenderObjectToMarkup(v.said)
	if !strings.Contains(shown, "执照.pdf") || !strings.Contains(shown, "重新附上") {
		t.Errorf("shown is\n%s", shown)
	}
}

// A backup that holds a client purged since is marked as that, and such backups can be removed from here.
func TestBackupsWithPurgedClientsAreMarked(t *testing.T) {
	v, s, w := newVault(t)
	v.backUp()
	if err := s.Clients().Delete(w.Editing.Client.ID); err != nil {
		t.Fatal(err)
	}
	plan, err := purging.LookAt(context.Background(), s, w.Editing.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := purging.Purge(context.Background(), s, plan, false); err != nil {
		t.Fatal(err)
	}
	v = New(v.ctx)
	marked := 0
	for _, b := range v.backups {
		if strings.Contains(v.holding(b), "1 家后来已彻底清除") {
			marked++
		}
	}
	if marked != 1 || v.purged != 1 || len(v.backups) != 2 {
		t.Fatalf("%d of %d backups are marked, %d counted", marked, len(v.backups), v.purged)
	}
	v.removePurged()
	if len(v.backups) != 1 || v.purged != 0 || strings.Contains(v.holding(v.backups[0]), "彻底清除") {
		t.Errorf("%d backups are left: %v", len(v.backups), v.holds)
	}
}
