package matching

import (
	"testing"

	"yibiao/app/session"
	"yibiao/forms"

	"github.com/google/go-cmp/cmp"
)

// TestEveryOutcomeIsKept writes down and reads every outcome, with a dossier and without.
func TestEveryOutcomeIsKept(t *testing.T) {
	var m Match
	want := Row{Client: session.ClientInfo{ID: "c"}}
	for outcome := range forms.OutcomeRank {
		for _, dossiers := range [][]string{nil, {"d"}} {
			m.Programmes = append(m.Programmes, ProgrammeMatch{Verdict: forms.Verdict{Outcome: outcome}, Dossiers: dossiers})
			want.Outcomes, want.Begun = append(want.Outcomes, outcome), append(want.Begun, dossiers != nil)
		}
	}
	if d := cmp.Diff(want, rowOf(want.Client, textOf(m))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
