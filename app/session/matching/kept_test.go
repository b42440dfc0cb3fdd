package matching

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// What is kept of a client says the same as the match did, of every outcome, with a dossier and without.
func TestKeptRowsSayWhatTheMatchSaid(t *testing.T) {
	for _, outcome := range forms.Outcomes() {
		for _, dossiers := range [][]string{nil, {"d"}} {
			r := RowOf(Match{Client: session.ClientInfo{ID: "c"}, Programmes: []ProgrammeMatch{{Verdict: forms.Verdict{Outcome: outcome}, Dossiers: dossiers}}})
			if r.Outcomes[0] != outcome || r.Begun[0] != (dossiers != nil) {
				t.Errorf("%s with dossiers %v is kept as %q, begun %v", outcome, dossiers, r.Outcomes[0], r.Begun[0])
			}
		}
	}
}

// However many clients are read at once, each stands as it does alone: with its own answers, dossiers and files.
func TestClientsReadTogetherStandAsAlone(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	for i := range clientsInOneGo + 3 {
		c := sessiontest.NewClient(t, s, fmt.Sprintf("柳州第%02d机械有限公司", i))
		e, err := s.OpenProfile(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, e, "org.region", []string{"450203", "440106", ""}[i%3])
		if i%5 == 0 {
			if _, err := e.Table("fin.table").Add(map[string]string{"year": "2025", "rev": strconv.Itoa(1000 * i)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	sessiontest.Reward(t, s)
	rows, err := Rows(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	unlike := map[string]bool{}
	for _, r := range rows {
		m, err := OfClient(s, r.Client.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(RowOf(m), r); diff != "" {
			t.Errorf("%s (-alone +together):\n%s", r.Client.Name, diff)
		}
		unlike[textOf(m)] = true
	}
	if len(rows) != clientsInOneGo+4 || len(unlike) < 3 {
		t.Errorf("%d clients stand in %d ways", len(rows), len(unlike))
	}
}
