package checks

import (
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// No condition holds by what is no number, wherever a number of a paper is asked; it is told where it stands, and is not printed.
func TestNothingRestsOnNumbersThatAreNone(t *testing.T) {
	numbers := 0
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range form.Fields() {
				columns := f.Columns
				if !f.IsTable() {
					columns = []*forms.Field{f}
				}
				for _, c := range columns {
					if !c.Is(forms.TypeIPNumber) && !gb.PaperNumber(c.Validator.S) {
						continue
					}
					numbers++
					tryNumber(t, form, f, c, "待发")
				}
			}
		}
	}
	if numbers < 60 {
		t.Errorf("only %d numbers are asked", numbers)
	}
}

func tryNumber(t *testing.T, form *forms.Form, f, c *forms.Field, text string) {
	filledIn := filled(form, tenFirms[0])
	if f.IsTable() && len(filledIn.Answers.Tables[f.Name()]) == 0 {
		return
	}
	if f.IsTable() {
		for i := range filledIn.Answers.Tables[f.Name()] {
			filledIn.Answers.Tables[f.Name()][i].Cells[c.Name()] = text
		}
	} else {
		filledIn.Answers.Values[f.Name()] = text
	}
	done := Evaluate(form, filledIn)
	if !done.Relevant[f.Name()] {
		return
	}
	told := slices.ContainsFunc(done.Report.Findings, func(x forms.Finding) bool {
		return slices.Contains(x.Fields, f.Name()) && (x.Column == c.Name() || !f.IsTable()) && strings.HasSuffix(x.Rule, "/typed") && x.Severity == forms.Block
	})
	if !told {
		t.Errorf("%s: %q in %s·%s is not told", form.Programmes[0].ID.S, text, f.Label, c.Label)
	}
	for _, v := range done.Report.Verdicts {
		for _, condition := range v.Conditions {
			r := condition.Rule
			rests := !f.IsTable() && (r.RequireExpr.Calls("answered", f.Name()) && !r.RequireExpr.Reading.Or || proves(form, r, f.Name())) ||
				f.IsTable() && r.RequireExpr != nil && r.RequireExpr.Calls("any", "") && slices.Contains(r.RequireExpr.Reads, f.Name())
			if rests && condition.Outcome == forms.Met {
				t.Errorf("%s holds by %q in %s·%s", r.Key(), text, f.Label, c.Label)
			}
		}
	}
}

// proves tells whether a material that a rule needs proves a field.
func proves(form *forms.Form, r *forms.Rule, field string) bool {
	return slices.ContainsFunc(r.Needs, func(id forms.Text) bool {
		q := form.Requirement(id.S)
		return q != nil && slices.ContainsFunc(q.By, func(by forms.RequirementOf) bool {
			return slices.ContainsFunc(by.Requirement.Proves, func(name forms.Text) bool { return name.S == field })
		})
	})
}
