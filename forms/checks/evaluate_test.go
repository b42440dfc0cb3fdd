package checks

import (
	"errors"
	"reflect"
	"slices"
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
				askedLater(t, q.ID.S+", "+example.Name.S, form, c, got)
				n++
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d examples", n)
	}
}

// askedLater asks what is asked of an evaluation once it is done, and of looks at the case of their own.
func askedLater(t *testing.T, name string, form *forms.Form, c forms.Case, done Evaluation) {
	t.Helper()
	fresh := func() *examination { return &examination{form: form, scope: eval.NewScope(form, c), c: c} }
	if want := eval.Denied(fresh().scope); !reflect.DeepEqual(done.Denied(), want) {
		t.Errorf("%s: %v is denied, %v by a look of its own", name, done.Denied(), want)
	}
	for _, o := range form.Outputs {
		printed, err := done.Printed(o)
		if want := fresh().scope.Decided(o.WhenExpr); err != nil || printed != want {
			t.Errorf("%s: %s is printed: %v, %v by a look of its own (%v)", name, o.ID.S, printed, want, err)
		}
	}
	for _, q := range form.Programmes {
		for _, r := range q.Rules {
			if r.Severity != forms.Manual {
				continue
			}
			if got, want := done.Hollow(r), hollow(fresh(), r); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %s lacks %v, %v by a look of its own", name, r.Key(), got, want)
			}
			if got, want := done.Confirmed(r), Confirmed(form, c, r); got != want {
				t.Errorf("%s: %s confirms %q, %q by a look of its own", name, r.Key(), got, want)
			}
		}
	}
}

// What a form prints no figure of, because the estimate gives none, no rule of the built-in packs is judged by: what was judged would
// not be what is printed.
func TestNothingIsJudgedByAFigureThatIsNotPrinted(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(p, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			var figures []string
			for again := true; again; {
				again = false
				for id, f := range form.ByID {
					promised := f.CalculateExpr.Calls("estimated", "") || f.CalculateExpr != nil && slices.ContainsFunc(f.CalculateExpr.Reads, func(id string) bool { return slices.Contains(figures, id) })
					if promised && !slices.Contains(figures, id) {
						figures, again = append(figures, id), true
					}
				}
			}
			for _, r := range q.Rules {
				reads := r.Names()
				for _, e := range []*forms.Expression{r.WhenExpr, r.RequireExpr, r.InfersExpr, r.DoubtExpr} {
					if e != nil {
						reads = append(reads, e.Reads...)
					}
				}
				for _, id := range reads {
					if slices.Contains(figures, id) {
						t.Errorf("%s is judged by %s", r.Key(), id)
					}
				}
			}
		}
	}
}
