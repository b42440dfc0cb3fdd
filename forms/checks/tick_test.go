package checks

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// No statement of any programme can be confirmed while what it speaks of is empty, and every one can once all is filled in.
func TestNothingIsConfirmedOfEmptyDossiers(t *testing.T) {
	statements := 0
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(p, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			empty, whole := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)}, filled(form, firm{})
			nothing, all := Evaluate(form, empty), Evaluate(form, whole)
			for _, r := range q.Rules {
				if r.Severity != forms.Manual {
					continue
				}
				statements++
				empty.Answers.Values[r.TickField()] = "true"
				if len(nothing.Hollow(r)) == 0 {
					t.Errorf("%s can be confirmed of nothing: %s", r.Key(), r.Asked())
				}
				if lacking := all.Hollow(r); len(lacking) > 0 {
					t.Errorf("%s cannot be confirmed of a complete dossier: %v", r.Key(), lacking)
				}
			}
			done := Evaluate(form, empty)
			for _, x := range done.Report.Verdicts[len(done.Report.Verdicts)-1].Conditions {
				if x.Rule.Severity == forms.Manual && x.Outcome == forms.Met {
					t.Errorf("%s is met by a tick of nothing", x.Rule.Key())
				}
			}
		}
	}
	if statements != 66 {
		t.Errorf("%d statements: look whether a new one says all that it speaks of", statements)
	}
}

// What nobody has answered meets no condition, whatever day it is: only a period that a notice gives is known without the firm.
func TestNothingIsMetOutOfDefaults(t *testing.T) {
	days := []time.Time{
		time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 28, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 5, 0, 0, 0, 0, time.UTC),
	}
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(p, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			for _, day := range days {
				c := forms.Case{Answers: forms.NewAnswers(), Today: day}
				done := Evaluate(form, c)
				early := Assess(form, c)
				for _, v := range append(done.Report.Verdicts, early.Verdicts...) {
					for _, x := range v.Conditions {
						if x.Outcome == forms.Met && !ofNotice(form, x.Rule) {
							t.Errorf("%s on %s is met though nobody has answered anything", x.Rule.Key(), day.Format(time.DateOnly))
						}
					}
				}
			}
		}
	}
}

// ofNotice tells whether all that a rule reads stands in a document that is cited.
func ofNotice(form *forms.Form, r *forms.Rule) bool {
	return r.RequireExpr != nil && len(r.RequireExpr.Reads) > 0 && !slices.ContainsFunc(r.RequireExpr.Reads, func(id string) bool {
		f := form.Known(id)
		return f == nil || !f.DefaultHolds || !f.Cited.Given()
	})
}

// A default that is only a guess decides nothing until it has been typed; one that follows from an answer does.
func TestAGuessProvesNothing(t *testing.T) {
	outcome := func(field string, values map[string]string) forms.Condition {
		t.Helper()
		fsys := smallFS(t)
		fsys["small/two.yaml"] = &fstest.MapFile{Data: []byte(`
programme: two
title: 奖励
asks:
  - use: profile.head
  - section: 产品
    fields:
      - eq.price
      - ` + field + `
      - { id: b, label: 算出, type: text, calculate: 'a + "!"' }
rules:
  - { id: guess, condition: 甲, require: b == "甲!", severity: warn, says: 不是甲, src: 推定 }
`)}
		library, err := loading.ReadLibrary(fsys)
		if err != nil {
			t.Fatal(err)
		}
		c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)}
		for id, text := range values {
			c.Answers.Values[id] = text
		}
		return conditionOf(t, checked(t, library, "two", c).Verdicts[0], "guess")
	}
	const guess, follows = `{ id: a, label: 甲项, type: text, default: '"甲"' }`, `{ id: a, label: 甲项, type: text, default: org.name, default_holds: true }`
	for _, x := range []struct {
		name, field string
		values      map[string]string
		want        forms.Outcome
		guessed     bool
	}{
		{"nobody has said so", guess, nil, forms.Unknown, true},
		{"somebody has", guess, map[string]string{"a": "甲"}, forms.Met, false},
		{"another answer", guess, map[string]string{"a": "乙"}, forms.Doubtful, false},
		{"what it follows from is open", follows, nil, forms.Unknown, false},
		{"what it follows from is told, and nobody confirmed it", follows, map[string]string{"org.name": "甲"}, forms.Confirm, false},
		{"it was confirmed", follows, map[string]string{"org.name": "甲", "a": "甲"}, forms.Met, false},
	} {
		if got := outcome(x.field, x.values); got.Outcome != x.want || got.Guessed != x.guessed {
			t.Errorf("%s: %s, guessed %v", x.name, got.Outcome, got.Guessed)
		}
	}
}

// A pack that does not say yet what its statements speak of goes on working: they speak of the whole dossier, and a reviewer
// is told.
func TestAStatementThatSaysNothingSpeaksOfEverything(t *testing.T) {
	fsys := smallFS(t)
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(smallOne, ", about: [eq.price]", "", 1))}
	library, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Compose(library.Packs[0], []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(form.Programmes[0].Rules, func(r *forms.Rule) bool { return r.ID.S == "tick" })
	if lacking := Evaluate(form, forms.Case{Answers: forms.NewAnswers()}).Hollow(form.Programmes[0].Rules[at]); !slices.Contains(lacking, "价格") {
		t.Errorf("lacking %v", lacking)
	}
	remarks := loading.RemarksOn(library.Packs[0])
	if !slices.ContainsFunc(remarks, func(e *forms.PackError) bool { return e.Code == loading.BareStatement && e.Key == "tick" }) {
		t.Errorf("remarks %v", remarks)
	}
}

// What is confirmed of “this project” lapses when another project is named, in every pack.
func TestAStatementOfAProjectSpeaksOfItsName(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, r := range q.Rules {
				if r.Severity == forms.Manual && strings.Contains(r.Asked(), "本项目") && !slices.Contains(r.Names(), "project.name") {
					t.Errorf("%s does not look at the project's name", r.Key())
				}
			}
		}
	}
}
