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

// What is compared is told whole, with the unit of what is added up.
func TestASumIsToldWithWhatIsAddedToIt(t *testing.T) {
	l := builtin(t)
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-11-20")}
	c.Answers.Values["yj.amount"], c.Answers.Values["yj.from"] = "3000.01", "2026-12-01"
	c.Answers.Tables["yj.used"] = []forms.Row{
		{ID: "a", Cells: map[string]string{"date": "2026-03-01", "amount": "1200"}}, {ID: "b", Cells: map[string]string{"date": "2026-05-01", "amount": "800"}},
	}
	c.Answers.Values["wm.from"], c.Answers.Values["wm.to"], c.Answers.Values["apply.amount"] = "2026-01-01", "2026-06-30", "2.5"
	c.Answers.Tables["wm.rents"] = []forms.Row{{ID: "a", Cells: map[string]string{"month": "2026-01", "amount": "20000", "paid": "2026-01-10"}}}
	for rule, want := range map[string]string{
		"lz-09-yingji-zhouzhuan/YJ-8": "（明细合计：2000 万元，相加 5000.01 万元）", "lz-18-waimao-zujin/WM-5": "（明细合计：20000 元）",
	} {
		programme, _, _ := strings.Cut(rule, "/")
		told := ""
		for _, f := range checked(t, l, programme, c).Findings {
			if f.Rule == rule {
				told = f.Says
			}
		}
		if !strings.Contains(told, want) {
			t.Errorf("%s: told %q", rule, told)
		}
	}
}

// Where a rule compares several sums, each is named with its columns and has their unit.
func TestSeveralSumsAreNamed(t *testing.T) {
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-11-20")}
	c.Answers.Values["ys.invest"] = "90"
	c.Answers.Tables["project.invoices"] = []forms.Row{{ID: "a", Cells: map[string]string{"no": "12345678", "amount_ex": "800000", "tax": "48000"}}}
	told := ""
	for _, f := range checked(t, builtin(t), "fw-08-shidian-yanshou", c).Findings {
		if strings.HasSuffix(f.Rule, "/YS-3") {
			told = f.Says
		}
	}
	if want := "（明细合计：“不含税金额”800000 元；“不含税金额”加“税额”848000 元）"; !strings.Contains(told, want) {
		t.Errorf("told %q", told)
	}
}
