package checks

import (
	"strings"
	"testing"
	"time"

	"yibiao/forms"
)

// A total that is typed beside a table which sums otherwise is told with both figures, in every pack.
func TestATotalBesideItsTableIsToldWithBothFigures(t *testing.T) {
	l := builtin(t)
	for _, p := range l.Packs {
		for _, q := range p.Programmes {
			for _, r := range q.Rules {
				if strings.Contains(r.Require.S, "sum(") && !r.Each.Given() && len(r.Sums) == 0 {
					t.Errorf("%s: what the sum comes to cannot be told", r.Key())
				}
			}
		}
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)}
	c.Answers.Values["project.total"] = "1000"
	c.Answers.Tables["project.budget"] = []forms.Row{
		{ID: "a", Cells: map[string]string{"subject": "设备费", "total": "700.5"}}, {ID: "b", Cells: map[string]string{"subject": "材料费", "total": "200"}},
	}
	told := ""
	for _, f := range checked(t, l, "zy-01-zhijie", c).Findings {
		if strings.HasSuffix(f.Rule, "/BUDGET") {
			told = f.Says
		}
	}
	if !strings.Contains(told, "1000.00 万元") || !strings.Contains(told, "明细合计：900.5 万元") {
		t.Errorf("told %q", told)
	}
}
