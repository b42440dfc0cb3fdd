package checks

import (
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// TestDaysBeforeTheFoundingAreQuestioned types 2001 into every day, month and year of every pack for a firm founded in 2015. Each
// is questioned, in one way; only what belongs to a person, a patent, an authority or work before the firm is not. No condition
// that rests on such a day is met.
func TestDaysBeforeTheFoundingAreQuestioned(t *testing.T) {
	early := []string{"ach.start", "ach.end", "career", "gn.cases", "ip", "ip.table", "project.ip", "pilot.open", "pilot.close", "rc.career", "rc.since", "rj.works", "ss.from"}
	seen := map[string]bool{}
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		c := filled(form, firm{})
		var want []string
		old := func(f *forms.Field) string {
			return map[forms.TypeName]string{forms.TypeDate: "2001-05-06", forms.TypeYearMonth: "2001-05", forms.TypeYear: "2001"}[forms.TypeName(f.Type.S)]
		}
		expect := func(table string, f *forms.Field) {
			place := f.Name()
			if table != "" {
				place = table + "." + f.Name()
			}
			exempt := strings.Contains(f.Label, "出生") || slices.Contains(early, f.Name()) || slices.Contains(early, table)
			seen[f.Name()], seen[table] = true, true
			if !exempt && f.Name() != eval.Founding {
				want = append(want, place+"/day")
			}
		}
		for _, f := range form.Fields() {
			if text := old(f); text != "" && !f.Computed() && f.Name() != eval.Founding {
				c.Answers.Values[f.Name()] = text
				expect("", f)
			}
			for _, column := range f.Columns {
				if text := old(column); text != "" && !column.Computed() {
					for _, row := range c.Answers.Tables[f.Name()] {
						row.Cells[column.Name()] = text
					}
					if len(c.Answers.Tables[f.Name()]) > 0 {
						expect(f.Name(), column)
					}
				}
			}
		}
		out := Evaluate(form, c)
		var got []string
		for _, x := range out.Report.Findings {
			if x.Code == "before-founding" && !slices.Contains(got, x.Rule) {
				got = append(got, x.Rule)
			}
		}
		for _, place := range want {
			field, _, _ := strings.Cut(strings.TrimSuffix(place, "/day"), "/")
			if at := strings.LastIndex(field, "."); form.Field(field) == nil && at > 0 {
				field = field[:at]
			}
			if out.Relevant[field] && !slices.Contains(got, place) {
				t.Errorf("%s: %s may lie before the founding, and nobody asks", q.ID.S, place)
			}
		}
		for _, place := range got {
			if !slices.Contains(want, place) {
				t.Errorf("%s: %s is questioned, though it may lie before the founding", q.ID.S, place)
			}
		}
		for _, v := range out.Report.Verdicts {
			for _, x := range v.Conditions {
				for _, d := range x.Deciding {
					if x.Outcome == forms.Met && x.Rule.Severity != forms.Manual && slices.Contains(got, d.Field+"/day") {
						t.Errorf("%s is met by %s, a day before the founding", x.Rule.Key(), d.Field)
					}
				}
			}
		}
	})
	for _, id := range early {
		if !seen[id] {
			t.Errorf("%s is asked nowhere any more: take it from the list", id)
		}
	}
}
