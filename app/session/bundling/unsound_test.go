package bundling

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
)

// A file of the vault that is not what came in goes into no bundle, whoever knows of it when.
func TestUnsoundFilesAreNotExported(t *testing.T) {
	ctx := context.Background()
	cases := map[string]struct {
		harm  func(path string) error
		fault session.FileFault
	}{
		"two bytes": {func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("X", 40)), 0o600) }, session.FaultAltered},
		"cut short": {func(path string) error { return os.Truncate(path, 7) }, session.FaultAltered},
		"gone":      {os.Remove, session.FaultGone},
		// As a failing disk does: nothing but reading shows it.
		"as old as before": {func(path string) error {
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			if err := os.WriteFile(path, []byte(strings.Repeat("Y", 40)), 0o600); err != nil {
				return err
			}
			return os.Chtimes(path, info.ModTime(), info.ModTime())
		}, session.FaultAltered},
	}
	for name, c := range cases {
		s := sessiontest.Open(t, t.TempDir())
		e := sessiontest.Reward(t, s)
		original := sessiontest.File(t, t.TempDir(), "合同.pdf", []byte(strings.Repeat("a", 40)))
		m, err := attaching.AttachFile(ctx, e, "m.contract", original, nil)
		if err != nil {
			t.Fatal(err)
		}
		path, err := s.Store().Materials().Path(m.SHA)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.harm(path); err != nil {
			t.Fatal(err)
		}
		folder := t.TempDir()
		_, err = Write(ctx, e, ExportOptions{Target: filepath.Join(folder, "草稿.zip"), Draft: true}, nil)
		if f, ok := err.(*session.Failure); !ok || f.Code != "files-unsound" || !strings.HasPrefix(f.Args["files"], "“合同.pdf”（") {
			t.Errorf("%s: exported with %v", name, err)
		}
		if left, err := os.ReadDir(folder); len(left) > 0 || err != nil {
			t.Errorf("%s: the export left %v, %v", name, left, err)
		}
		if notices := e.Materials().Notices(m, m.Glance, nil); len(notices) == 0 || !notices[0].Grave || notices[0].Code != session.NoticeCode(c.fault) {
			t.Errorf("%s: the list of materials says %+v", name, notices)
		}
		if _, err := e.Session().Files().Copy(m, folder); session.CodeOf(err) != "material-damaged" && session.CodeOf(err) != "material-missing" {
			t.Errorf("%s: shown with %v", name, err)
		}
		if left, err := os.ReadDir(folder); len(left) > 0 || err != nil {
			t.Errorf("%s: showing left %v, %v", name, left, err)
		}
		again, err := attaching.AttachFile(ctx, e, "m.contract", original, nil)
		if err != nil || !again.Mended || again.ID != m.ID || len(e.Materials().Of("m.contract")) != 1 {
			t.Errorf("%s: putting the original in again: %+v, %v", name, again, err)
		}
		if _, err := Write(ctx, e, ExportOptions{Target: filepath.Join(folder, "草稿.zip"), Draft: true}, nil); err != nil {
			t.Errorf("%s, mended: %v", name, err)
		}
		if _, err := attaching.AttachFile(ctx, e, "m.contract", original, nil); session.CodeOf(err) != "already" {
			t.Errorf("%s: a whole file attached twice: %v", name, err)
		}
	}
}

// A bundle does not lie in the vault, however its folder is called.
func TestNothingIsExportedIntoTheVault(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(s.Vault(), link); err != nil {
		t.Skip("no links here:", err)
	}
	for _, folder := range []string{s.Vault(), filepath.Join(s.Vault(), "materials"), link} {
		_, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(folder, "草稿.zip"), Draft: true}, nil)
		if session.CodeOf(err) != session.CodeInVault {
			t.Errorf("into %s: %v", folder, err)
		}
	}
}
