package backups

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// Before a file of answers there is a backup that is at most ten minutes old, and before much else always one of that moment.
func TestBeforeAnswersThereIsABackup(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	s, err := session.Open(session.Options{Vault: t.TempDir(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	count := func(do func(context.Context, *session.Session) error, want int) {
		t.Helper()
		err := do(t.Context(), s)
		if list, listErr := BackupsIn(s.Vault(), now); err != nil || listErr != nil || len(list) != want {
			t.Errorf("%d backups, want %d; %v, %v", len(list), want, err, listErr)
		}
	}
	count(BeforeAnswers, 0) // nothing is there yet
	if _, err := s.Clients().Create("甲公司"); err != nil {
		t.Fatal(err)
	}
	count(BeforeAnswers, 1)
	count(BeforeAnswers, 1)
	now = now.Add(9 * time.Minute)
	count(BeforeAnswers, 1)
	count(BeforeImport, 2)
	now = now.Add(10 * time.Minute)
	count(BeforeAnswers, 3)
	now = now.Add(-time.Hour) // the clock was wrong
	count(BeforeAnswers, 4)
}

// Restoring while the vault is open brings back what was there, keeps what is there now, and goes on.
func TestRestoreTheOpenVault(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.name", "数控冲床")
	b, err := MakeBackup(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.name", "写错了")
	kept, err := Restore(s, b.Path)
	if err != nil || kept == "" {
		t.Fatalf("kept %q, error %v", kept, err)
	}
	again, err := s.OpenDossier(e.Dossier.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Value("eq.name"); got != "数控冲床" {
		t.Errorf("after restoring the name is %q", got)
	}
	sessiontest.Set(t, again, "eq.name", "接着写")
	if _, err := Restore(s, kept); err != nil {
		t.Fatal(err)
	}
	if again, err = s.OpenDossier(e.Dossier.ID); err != nil || again.Value("eq.name") != "写错了" {
		t.Errorf("what was there before restoring is not brought back: %q, %v", again.Value("eq.name"), err)
	}
	if _, err := Restore(s, "没有.db"); session.CodeOf(err) != "missing" {
		t.Errorf("a backup that is not there: %v", err)
	}
	if _, err := s.Clients().List(); err != nil {
		t.Errorf("after a failure the vault is not open: %v", err)
	}
	h, err := LookIntoBackup(b.Path, session.Options{Now: sessiontest.Clock})
	if err != nil || len(h.Clients) != 1 || h.Dossiers != 1 {
		t.Errorf("the backup holds %+v, %v", h, err)
	}
}

// TestABackupByHandEndsTheWarning: who was told that there are no backups and has made one is told no more.
func TestABackupByHandEndsTheWarning(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	if err := s.SetSetting(session.BackupFailed, "2026-03-02T09:00:00Z"); err != nil {
		t.Fatal(err)
	}
	if _, err := MakeBackup(context.Background(), s); err != nil || s.Setting(session.BackupFailed) != "" {
		t.Errorf("still told since %q, %v", s.Setting(session.BackupFailed), err)
	}
}

// Closing makes a backup when something was edited, at most once an hour.
func TestClosingBacksUp(t *testing.T) {
	vault := t.TempDir()
	for round, want := range []int{0, 1, 1} {
		s := sessiontest.Open(t, vault)
		if round > 0 {
			if _, err := s.Clients().Create("柳州市第" + strconv.Itoa(round) + "家有限公司"); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if all, err := BackupsIn(vault, s.Now()); len(all) != want || err != nil {
			t.Errorf("round %d: %d backups, %v; want %d", round, len(all), err, want)
		}
	}
}

// A database with a damaged page is made anew from what can be read; the session goes on with it, and the damaged file stays.
func TestRepairOfADamagedDatabase(t *testing.T) {
	for page := 3; page < 12; page += 2 {
		opt := session.Options{Vault: filepath.Join(t.TempDir(), "资料库")}
		s, err := session.Open(opt)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 30 {
			if _, err := s.Clients().Create(fmt.Sprintf("公司%d", i)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := MakeBackup(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		s.Close()
		damagePage(t, filepath.Join(opt.Vault, "yibiao.db"), page)
		var saved *Saved
		if s, err = session.Open(opt); session.CodeOf(err) == "damaged" {
			if saved, err = Salvage(t.Context(), opt); err == nil {
				s, err = session.Open(opt)
			}
		} else if err == nil {
			found, checkErr := Inspect(t.Context(), s, true, nil)
			if checkErr != nil || len(found) == 0 || !found[0].Mendable {
				t.Errorf("page %d: %+v, %v", page, found, checkErr)
			}
			saved, err = Repair(t.Context(), s)
		}
		if err != nil || saved == nil || saved.Lost != 0 {
			t.Fatalf("page %d: %+v, %v", page, saved, err)
		}
		clients, err := s.Clients().List()
		if err != nil || len(clients) != 30 {
			t.Errorf("page %d: %d clients, %v", page, len(clients), err)
		}
		if found, err := Inspect(t.Context(), s, true, nil); err != nil || found != nil {
			t.Errorf("page %d: after the repair %+v, %v", page, found, err)
		}
		if _, err := os.Stat(saved.Kept); err != nil {
			t.Error(err)
		}
		s.Close()
	}
}

func damagePage(t *testing.T, path string, page int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte("damaged"), int64(page-1)*4096+300)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// A backup that was made while the clock was years ahead is not taken for the newest.
func TestBackupsOfAClockThatWasAheadStandLast(t *testing.T) {
	vault := t.TempDir()
	now := time.Date(2031, 5, 1, 9, 0, 0, 0, time.Local)
	s, err := session.Open(session.Options{Vault: vault, Library: sessiontest.Library(t), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var made []string
	for _, at := range []time.Time{now, time.Date(2026, 9, 1, 9, 0, 0, 0, time.Local), time.Date(2026, 9, 2, 9, 0, 0, 0, time.Local)} {
		now = at
		b, err := MakeBackup(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, b.Path)
	}
	all, err := BackupsIn(vault, now)
	if err != nil || len(all) != 3 || all[0].Path != made[2] || all[1].Ahead || all[2].Path != made[0] || !all[2].Ahead {
		t.Errorf("%v, %v", all, err)
	}
}
