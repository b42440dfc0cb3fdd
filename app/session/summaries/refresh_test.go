package summaries_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
)

func all(t *testing.T, s *session.Session, f session.SummaryFilter) []session.Summary {
	t.Helper()
	list, err := s.Dossiers().Summaries(f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// refreshed works out what is stale and tells how many that were.
func refreshed(t *testing.T, s *session.Session) (n int) {
	t.Helper()
	ids := []string{}
	for _, x := range all(t, s, session.SummaryFilter{}) {
		ids = append(ids, x.Dossier.ID)
	}
	for _, f := range []session.SummaryFilter{{IDs: ids}, {}} {
		note := func(_, total int) {
			if f.IDs != nil {
				n = total
			}
		}
		if err := summaries.Refresh(context.Background(), session.Looker(s), f, note); err != nil {
			t.Fatal(err)
		}
	}
	return n
}

// TestSummariesSayWhatADossierAmountsTo: as the open dossier does; and are stale as soon as anything changes that they rest on,
// until they are worked out anew.
func TestSummariesSayWhatADossierAmountsTo(t *testing.T) {
	day := sessiontest.Clock()
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: sessiontest.Library(t), Version: "test", Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	e := sessiontest.Reward(t, s)
	other, err := s.Dossiers().Create(e.Client.ID, e.Dossier.Pack, e.Dossier.Programmes, "another")
	if err != nil {
		t.Fatal(err)
	}
	only := session.SummaryFilter{IDs: []string{e.Dossier.ID}}
	if list := all(t, s, session.SummaryFilter{}); len(list) != 2 || list[0].Known || !list[0].Stale || list[0].Dossier.Title != e.Dossier.Title || list[0].Client.Name != e.Client.Name {
		t.Fatalf("before anything was worked out: %+v", list)
	}
	for _, step := range []struct {
		name string
		do   func() error
		want int // dossiers that are worked out anew
	}{
		{"new", func() error { return nil }, 2},
		{"nothing", func() error { return nil }, 0},
		{"an answer", func() error { _, err := e.Set("eq.price", "380"); return err }, 1},
		{"undone", func() error { _, err := s.Store().Log().Undo(context.Background(), e.Root()); return err }, 1},
		{"its title", func() error { return s.Dossiers().Set(e.Dossier.ID, record.TitleField, "renamed") }, 1},
		{"its day", func() error { return s.Dossiers().Set(e.Dossier.ID, record.DueField, "2026-12-01") }, 1},
		{"the client's name", func() error {
			_, err := s.Apply(store.Edit{Root: e.Client.ID, Sets: []store.Set{{Entity: e.Client.ID, Field: record.NameField, Value: "柳州市另名有限公司"}}})
			return err
		}, 2},
		// both are under one cap, so that each counts for the other
		{"another is deleted", func() error { return s.Dossiers().Delete(other.ID) }, 1},
		{"and restored", func() error { return s.Dossiers().Restore(other.ID) }, 2},
		{"the day after", func() error { day = day.AddDate(0, 0, 1); return nil }, 2},
	} {
		if err := step.do(); err != nil {
			t.Fatal(step.name, err)
		}
		stale := 0
		for _, x := range all(t, s, session.SummaryFilter{}) {
			if x.Stale {
				stale++
			}
		}
		if n := refreshed(t, s); n != step.want || stale != step.want {
			t.Errorf("%s: %d stale, %d worked out anew, want %d", step.name, stale, n, step.want)
		}
		now := sessiontest.Dossier(t, s, e.Dossier.ID)
		st, err := now.State()
		if err != nil {
			t.Fatal(err)
		}
		got := all(t, s, only)[0]
		want := session.Summary{Dossier: now.Dossier, Client: session.ClientInfo{ID: now.Client.ID, Name: now.Client.Name}, Figures: summaries.Of(now, st), Known: true}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
	}
	if got := all(t, s, only)[0]; got.Due != "2026-12-01" || got.Filled.Answered == 0 || got.Needed == 0 || got.Blocking == 0 || got.Updated.IsZero() {
		t.Errorf("%+v", got)
	}
}

// TestASummaryOfADossierWithoutItsPack: it says what the dossier is called, and that it cannot be opened.
func TestASummaryOfADossierWithoutItsPack(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	if err := s.Dossiers().Set(e.Dossier.ID, record.PackField, "gone"); err != nil {
		t.Fatal(err)
	}
	refreshed(t, s)
	got := all(t, s, session.SummaryFilter{})[0]
	if diff := cmp.Diff(session.Figures{Unreadable: true}, got.Figures); diff != "" || got.Dossier.Title != e.Dossier.Title || got.Stale {
		t.Errorf("%+v", got)
	}
}
