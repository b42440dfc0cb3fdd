package purging_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/backups"
	"yibiao/app/session/bundling"
	"yibiao/app/session/purging"
	"yibiao/app/session/sealing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store/sealed"
)

// speaking gives the files of a folder in which any of the words stands.
func speaking(t *testing.T, dir string, words []string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, w := range words {
			if bytes.Contains(data, []byte(w)) {
				found = append(found, filepath.Base(path)+": "+w)
				break
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// worked makes a client with everything that a vault keeps of one, and gives it with the words that only it has.
func worked(t *testing.T, s *session.Session) (session.ClientInfo, []string) {
	t.Helper()
	ctx := context.Background()
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.name", "PLANTED-answer")
	sessiontest.Set(t, e, "eq.name", "PLANTED-later")
	file := sessiontest.File(t, t.TempDir(), "PLANTED-file.txt", []byte(strings.Repeat("PLANTED-content ", 3000)))
	m := sessiontest.Keep(t, e, attaching.Pick{Path: file, Requirement: "m.license"})
	if _, err := bundling.Write(ctx, e, bundling.ExportOptions{Target: filepath.Join(t.TempDir(), "PLANTED-包.zip"), Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	folder, err := session.Scratch(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Session().Files().Copy(m[0], folder); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSetting("desk.recent", `[{"dossier":"`+e.Dossier.ID+`"},{"file":"/home/PLANTED-包.zip"}]`); err != nil {
		t.Fatal(err)
	}
	sessiontest.File(t, s.Vault(), filepath.Join("crashes", "2026-11-23.txt"), []byte("panic: "+e.Dossier.ID+" PLANTED"))
	return e.Client, []string{"PLANTED", e.Client.Name, e.Client.ID, e.Dossier.ID}
}

// TestNothingOfAPurgedClientIsLeft searches every byte of a vault, plain and encrypted, before and after it is closed. Of the record
// only the client's number is known.
func TestNothingOfAPurgedClientIsLeft(t *testing.T) {
	was := sealing.Cost
	sealing.Cost = func() sealed.Cost { return sealed.Cost{Time: 1, Memory: 64, Threads: 1} }
	t.Cleanup(func() { sealing.Cost = was })
	for _, encrypted := range []bool{false, true} {
		t.Run(fmt.Sprint("encrypted ", encrypted), func(t *testing.T) {
			ctx, vault := context.Background(), t.TempDir()
			s := sessiontest.Open(t, vault)
			other := sessiontest.NewClient(t, s, "别的公司有限公司")
			if encrypted {
				key, _, err := sealing.Prepare(vault, "正确的口令一二三")
				if err != nil {
					t.Fatal(err)
				}
				if _, err := sealing.TurnOpen(ctx, s, key, nil); err != nil {
					t.Fatal(err)
				}
			}
			c, words := worked(t, s)
			if _, err := purging.LookAt(ctx, s, c.ID); session.CodeOf(err) != session.CodeNotDeleted {
				t.Errorf("a client that is in use: %v", err)
			}
			if _, err := backups.MakeBackup(ctx, s); err != nil {
				t.Fatal(err)
			}
			if err := s.Clients().Delete(c.ID); err != nil {
				t.Fatal(err)
			}
			plan, err := purging.LookAt(ctx, s, c.ID)
			if err != nil || plan.Dossiers != 1 || plan.Files != 2 || len(plan.Holding) == 0 || len(plan.Exports) != 1 {
				t.Fatalf("plan %+v, %v", plan, err)
			}
			r, err := purging.Purge(ctx, s, plan, true)
			if err != nil || r.Pending || len(r.Holding) > 0 || len(r.Removed) != len(plan.Holding) {
				t.Fatalf("record %+v, %v", r, err)
			}
			text := strings.Join(append(say.PurgePlan(plan)[1:], say.PurgeRecord(r)...), "\n")
			if strings.Contains(strings.Join(say.PurgeRecord(r), "\n"), c.Name) || !strings.Contains(text, c.ID) {
				t.Errorf("record:\n%s", text)
			}
			if found := speaking(t, vault, words); len(found) > 0 {
				t.Errorf("while open: %q", found)
			}
			if list, err := s.Clients().List(); err != nil || len(list) != 1 || list[0].ID != other.ID {
				t.Errorf("clients %v, %v", list, err)
			}
			if found, err := backups.Inspect(ctx, s, true, nil); err != nil || found != nil {
				t.Errorf("problems %v, %v", found, err)
			}
			if encrypted { // what is sealed shows once it is plain
				if _, err := sealing.TurnOpen(ctx, s, nil, nil); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if found := speaking(t, vault, words); len(found) > 0 {
				t.Errorf("after closing: %q", found)
			}
		})
	}
}

// TestBackupsThatHoldAPurgedClientAreNamed: without a yes for them backups stay, and just those that hold it are told.
func TestBackupsThatHoldAPurgedClientAreNamed(t *testing.T) {
	ctx, vault := context.Background(), t.TempDir()
	s := sessiontest.Open(t, vault)
	sessiontest.NewClient(t, s, "别的公司有限公司")
	if _, err := backups.MakeBackup(ctx, s); err != nil {
		t.Fatal(err)
	}
	c, words := worked(t, s)
	with, err := backups.MakeBackup(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clients().Delete(c.ID); err != nil {
		t.Fatal(err)
	}
	plan, err := purging.LookAt(ctx, s, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	r, err := purging.Purge(ctx, s, plan, false)
	if err != nil || len(r.Holding) != 1 || r.Holding[0].Path != with.Path || len(r.Removed) > 0 {
		t.Fatalf("record %+v, %v", r, err)
	}
	for _, file := range speaking(t, vault, words) {
		if !strings.HasPrefix(file, with.Name()) {
			t.Errorf("not told: %s", file)
		}
	}
}
