package summaries_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
)

// TestWhatIsKeptSaysTheSame: agenda and map read from what is kept are those that are worked out, after every change too.
func TestWhatIsKeptSaysTheSame(t *testing.T) {
	s, _, _ := sessiontest.LoadedSample(t)
	clients, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Clients().Create("柳州市第二有限公司"); err != nil {
		t.Fatal(err)
	}
	dossiers, err := s.Dossiers().List(clients[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []func() error{
		func() error { return nil },
		func() error { return s.Dossiers().Set(dossiers[0].ID, record.DueField, "2026-12-24") },
		func() error {
			return s.Dossiers().Set(dossiers[0].ID, record.StatusField, string(session.StatusApproved))
		},
		func() error {
			return s.Dossiers().Set(dossiers[1].ID, record.StatusField, string(session.StatusClosed))
		},
		func() error { return s.Dossiers().Delete(dossiers[1].ID) },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		for _, client := range []string{"", clients[0].ID} {
			agenda := func() []matching.Appointment {
				list, err := matching.Agenda(s, client, s.Now().AddDate(0, -1, 0), s.Now().AddDate(2, 0, 0))
				if err != nil {
					t.Fatal(err)
				}
				return list
			}
			rows := func() []matching.Row {
				list, err := matching.Rows(context.Background(), s, nil)
				if err != nil {
					t.Fatal(err)
				}
				return list
			}
			worked, matched := agenda(), rows()
			if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
				t.Fatal(err)
			}
			same := cmp.Options{
				cmpopts.IgnoreFields(session.DossierInfo{}, "Programmes"), cmpopts.IgnoreFields(matching.Appointment{}, "Pack"),
				cmpopts.SortSlices(func(a, b matching.Appointment) bool {
					return a.Date.Format("2006-01-02")+string(a.Kind)+a.Dossier.ID+a.Event < b.Date.Format("2006-01-02")+string(b.Kind)+b.Dossier.ID+b.Event
				}),
			}
			if diff := cmp.Diff(worked, agenda(), same); diff != "" || len(worked) == 0 {
				t.Errorf("agenda of %q (-worked out +kept):\n%s", client, diff)
			}
			if diff := cmp.Diff(matched, rows()); diff != "" {
				t.Errorf("map (-worked out +kept):\n%s", diff)
			}
			for _, a := range agenda() {
				if a.Kind != "due" && a.Kind != "expiry" && a.Pack == nil {
					t.Errorf("no pack of %+v", a)
				}
			}
			// For the next round, what is kept of the client does not hold.
			if err := s.Dossiers().Set(dossiers[0].ID, record.TitleField, dossiers[0].Title+client); err != nil {
				t.Fatal(err)
			}
		}
	}
}
