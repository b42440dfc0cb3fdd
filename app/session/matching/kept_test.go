package matching

import (
	"testing"

	"yibiao/app/session"
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
