package session_test

import (
	"context"
	"strconv"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// Restoring while the vault is open brings back what was there, keeps what is there now, and goes on.
func TestRestoreTheOpenVault(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.name", "数控冲床")
	b, err := s.MakeBackup(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.name", "写错了")
	kept, err := s.Restore(b.Path)
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
	if _, err := s.Restore(kept); err != nil {
		t.Fatal(err)
	}
	if again, err = s.OpenDossier(e.Dossier.ID); err != nil || again.Value("eq.name") != "写错了" {
		t.Errorf("what was there before restoring is not brought back: %q, %v", again.Value("eq.name"), err)
	}
	if _, err := s.Restore("没有.db"); session.CodeOf(err) != "missing" {
		t.Errorf("a backup that is not there: %v", err)
	}
	if _, err := s.Clients(); err != nil {
		t.Errorf("after a failure the vault is not open: %v", err)
	}
	h, err := session.LookIntoBackup(b.Path, session.Options{Now: sessiontest.Clock})
	if err != nil || len(h.Clients) != 1 || h.Dossiers != 1 {
		t.Errorf("the backup holds %+v, %v", h, err)
	}
}

// Closing makes a backup when something was edited, at most once an hour.
func TestClosingBacksUp(t *testing.T) {
	vault := t.TempDir()
	for round, want := range []int{0, 1, 1} {
		s := sessiontest.Open(t, vault)
		if round > 0 {
			if _, err := s.CreateClient("柳州市第" + strconv.Itoa(round) + "家有限公司"); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if all, err := session.BackupsIn(vault); len(all) != want || err != nil {
			t.Errorf("round %d: %d backups, %v; want %d", round, len(all), err, want)
		}
	}
}
