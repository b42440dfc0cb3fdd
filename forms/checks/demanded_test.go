package checks

import (
	"testing"
	"time"

	"yibiao/forms"
)

// The word that a missing material bears, demanded or usually asked, and what its lack does to the export are one decision.
func TestWhatIsDemandedIsWhatRefusesTheExport(t *testing.T) {
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			report, err := check(form, forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			severity := map[string]forms.Severity{}
			for _, f := range report.Findings {
				if f.Code == forms.FindingMissing {
					severity[f.Material] = f.Severity
				}
			}
			for _, m := range report.Materials {
				if got, missing := severity[m.Requirement.ID.S]; missing && (got == forms.Block) != m.Demanded {
					t.Errorf("%s: %s is demanded: %v, its lack: %s", q.ID.S, m.Requirement.ID.S, m.Demanded, got)
				}
			}
		}
	}
}
