package bundling

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
)

// TestAnExportNeverLowersTheStatus: what was handed in, accepted or paid stays so, whether it is exported again or as a draft.
func TestAnExportNeverLowersTheStatus(t *testing.T) {
	e := sessiontest.Sampled(t)[1]
	out := t.TempDir()
	for _, x := range []struct {
		was, want session.Status
		draft     bool
	}{
		{session.StatusDraft, session.StatusDraft, true},
		{session.StatusDraft, session.StatusExported, false},
		{session.StatusReturned, session.StatusReturned, false},
		{session.StatusPaid, session.StatusPaid, false},
		{session.StatusPaid, session.StatusPaid, true},
		{session.StatusClosed, session.StatusClosed, false},
	} {
		if err := e.Session().Dossiers().Set(e.Dossier.ID, record.StatusField, string(x.was)); err != nil {
			t.Fatal(err)
		}
		if err := e.Reload(); err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(out, "b.zip")
		if _, err := Write(context.Background(), e, ExportOptions{Target: target, Draft: x.draft, Replace: true}, nil); err != nil {
			t.Fatal(err)
		}
		kept, err := e.Session().Dossiers().Find(e.Dossier.ID)
		if err != nil || kept.Status != x.want || e.Dossier.Status != x.want {
			t.Errorf("%s, draft %v: %s, shown as %s, want %s, %v", x.was, x.draft, kept.Status, e.Dossier.Status, x.want, err)
		}
	}
}

// A clock whose date no archive can hold is told, in words about the clock, before anything is made.
func TestAnExportIsRefusedWhileTheClockIsImpossible(t *testing.T) {
	for _, year := range []int{1979, 2108} {
		now := func() time.Time { return time.Date(year, 5, 1, 9, 0, 0, 0, time.Local) }
		s, err := session.Open(session.Options{Vault: t.TempDir(), Library: sessiontest.Library(t), Now: now})
		if err != nil {
			t.Fatal(err)
		}
		e := sessiontest.Reward(t, s)
		target := filepath.Join(t.TempDir(), "b.zip")
		if _, err := Write(context.Background(), e, ExportOptions{Target: target, Draft: true}, nil); session.CodeOf(err) != session.CodeClockWrong {
			t.Errorf("in %d: %v", year, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
