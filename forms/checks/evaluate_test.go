package checks

import (
	"errors"
	"reflect"
	"testing"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// check gives the report of a case alone; the error tells what could not be evaluated.
func check(form *forms.Form, c forms.Case) (forms.Report, error) {
	r := Evaluate(form, c).Report
	for _, f := range r.Findings {
		if f.Code == forms.FindingNotComputed {
			return r, errors.New(f.Rule)
		}
	}
	return r, nil
}

// One pass tells what passes of their own would: nothing that is worked out for one question changes the answer to another.
func TestOnePassTellsWhatSeveralWould(t *testing.T) {
	n := 0
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, example := range q.Examples {
				form, err := forms.Compose(p, append([]string{q.ID.S}, example.With...))
				if err != nil {
					t.Fatal(err)
				}
				c, err := toCase(example, form)
				if err != nil {
					t.Fatal(err)
				}
				got := Evaluate(form, c)
				alone := &examination{form: form, scope: eval.NewScope(form, c), c: c}
				alone.fields()
				alone.materials()
				for _, q := range form.Programmes {
					alone.programme(q)
				}
				unmade(alone)
				alone.due()
				alone.report.SortFindings()
				if !reflect.DeepEqual(alone.report, got.Report) {
					t.Errorf("%s, %s: the report differs", q.ID.S, example.Name.S)
				}
				n++
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d examples", n)
	}
}
