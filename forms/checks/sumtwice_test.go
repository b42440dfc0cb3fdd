package checks

import (
	"maps"
	"strings"
	"testing"

	"yibiao/forms"
)

// TestASumTakesNoRowTwice: what stands in a list twice is not added up twice, in every sum that a form shows; it is told at the row,
// and the sum is open until one of the two is taken out.
func TestASumTakesNoRowTwice(t *testing.T) {
	sums := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, f := range form.Fields() {
			if !f.Computed() || !strings.HasPrefix(f.Calculate.S, "sum(") || strings.Contains(f.Calculate.S, "filter") {
				continue
			}
			table := form.Known(f.CalculateExpr.Reads[0])
			cells := map[string]string{}
			for _, c := range table.Columns {
				cells[c.Name()] = answerFor(c)
			}
			other := maps.Clone(cells)
			for _, c := range table.Columns {
				switch {
				case c.Is(forms.TypeText):
					other[c.Name()] = "另一台2"
				case c.Is(forms.TypeYear):
					other[c.Name()] = "2024"
				}
			}
			for _, x := range []struct {
				second map[string]string
				known  bool
			}{{other, true}, {cells, false}} {
				c := filled(form, firm{})
				c.Answers.Tables[table.Name()] = []forms.Row{{ID: "a", Cells: cells}, {ID: "b", Cells: x.second}}
				done := Evaluate(form, c)
				told := false
				for _, finding := range done.Report.Findings {
					told = told || finding.Code == forms.FindingRowRepeats && finding.Table == table.Name()
				}
				if known := done.Answers.Values[f.Name()] != ""; known != x.known || told == x.known {
					t.Errorf("%s: the sum of %v and %v is known: %v, told: %v", f.Name(), cells, x.second, known, told)
				}
			}
			sums++
		}
	})
	if sums < 5 {
		t.Errorf("only %d sums were tried", sums)
	}
}
