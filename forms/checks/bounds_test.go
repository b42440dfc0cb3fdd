package checks

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/loading"
)

// withRule is the small pack with another condition in one of its rules.
func withRule(t *testing.T, require string) (*forms.Library, error) {
	t.Helper()
	fsys := smallFS(t)
	text := strings.Replace(smallOne, "require: eq.price >= 50", "require: '"+require+"'", 1)
	if text == smallOne {
		t.Fatal("the rule is not there")
	}
	text, _, _ = strings.Cut(text, "examples:")
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(text)}
	return loading.ReadLibrary(fsys)
}

// What makes much out of little is refused when the pack is read.
func TestFunctionsThatPacksMayNotUse(t *testing.T) {
	for _, require := range []string{
		`len(repeat("x", 1000000000)) > 0 and eq.price > 0`,
		`reduce(1..1000, #acc + 1) > 0 and eq.price > 0`,
		`len(toJSON(1..10)) > 0 and eq.price > 0`,
		`len(replace("xxxx", "", "yyyy")) > 0 and eq.price > 0`,
		`len(groupBy(1..10, # % 2)) > 0 and eq.price > 0`,
		`len(sortBy(1..10, #)) > 0 and eq.price > 0`,
	} {
		if _, err := withRule(t, require); err == nil || !strings.Contains(err.Error(), "not a function that packs may use") {
			t.Errorf("%s: %v", require, err)
		}
	}
}

// An expression that would take for ever, or all memory, is stopped: it becomes a finding, its condition is not judged, and
// everything else is looked at as ever.
func TestExpensiveExpressionsAreStopped(t *testing.T) {
	text := `"0123456789"`
	grows := "let a = " + text + "; "
	for i, name := range strings.Split("b c d e f g h i j k l m n o p q r s t", " ") {
		before := string(rune('a' + i))
		grows += "let " + name + " = " + strings.Repeat(before+" + ", 9) + before + "; "
	}
	squares := "let a = eq.price; "
	for i, name := range strings.Split("b c d e f g h i j k l m n o p q r s t u v w x y z", " ") {
		before := string(rune('a' + i))
		squares += "let " + name + " = " + before + " * " + before + "; "
	}
	for name, require := range map[string]string{
		"nested loops":      `let r = 1..1000; sum(r, sum(r, sum(r, sum(r, 1)))) > 0 and eq.price > 0`,
		"a text that grows": grows + `len(t) > 0 and eq.price > 0`,
		"a number":          squares + `z > 0`,
		"texts joined":      `len(join(map(1..100000, "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"), "` + strings.Repeat("-", 2000) + `")) > 0 and eq.price > 0`,
		"a range":           `len(1..100000000) > 0 and eq.price > 0`,
	} {
		t.Run(name, func(t *testing.T) {
			library, err := withRule(t, require)
			if err != nil {
				t.Fatal(err)
			}
			form, err := forms.Compose(library.Packs[0], []string{"one"})
			if err != nil {
				t.Fatal(err)
			}
			a := forms.NewAnswers()
			a.Values["eq.price"], a.Values["eq.class"] = "49.9", "成套设备"
			e := Evaluate(form, forms.Case{Answers: a, Attached: map[string]int{}, Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)})
			told, others := 0, 0
			for _, f := range e.Report.Findings {
				if f.Code == forms.FindingNotComputed && f.Severity == forms.Warn && f.Label != "" {
					told++
				} else {
					others++
				}
			}
			if told != 1 || others == 0 {
				t.Errorf("%d findings tell of it, %d others: %+v", told, others, e.Report.Findings)
			}
			for _, c := range e.Report.Verdicts[0].Conditions {
				if strings.HasSuffix(c.Rule.Key(), "/floor") && c.Outcome != forms.Unknown {
					t.Errorf("the condition is %s", c.Outcome)
				}
			}
			if e.Report.Verdicts[0].Outcome == forms.Met {
				t.Error("met, though a condition was not judged")
			}
		})
	}
}

// The budget is of one expression, with what it asks for, and of all together.
func TestBudget(t *testing.T) {
	var b eval.Budget
	for range 3 {
		b.Begin()
		b.Begin() // asked for by the first
		if err := b.Spend(eval.MaxSteps); err != nil {
			t.Fatal(err)
		}
		b.End()
		if err := b.Spend(1); !errors.Is(err, eval.ErrTooMuch) {
			t.Errorf("beyond: %v", err)
		}
		b.End()
	}
	b.Spent = eval.MaxAllSteps
	if b.Begin(); b.Spend(1) == nil {
		t.Error("there is no end to it")
	}
}

// Whatever stands in a rule, it is refused when the pack is read, or comes to its end soon.
func FuzzExpression(f *testing.F) {
	for _, require := range []string{
		"eq.price >= 50", `eq.class == "成套设备" and eq.price > 0`, `let r = 1..1000; sum(r, sum(r, 1)) > 0 and eq.price > 0`,
		`len(join(map(1..100000, "0123456789"), "-")) > 0 and eq.price > 0`, "eq.price * eq.price > 1", "(((eq.price)))", "not known(eq.price)", "1..9",
	} {
		f.Add(require)
	}
	f.Fuzz(func(t *testing.T, require string) {
		fsys := smallFS(t)
		text, _, _ := strings.Cut(strings.Replace(smallOne, "require: eq.price >= 50", "require: '"+strings.ReplaceAll(require, "'", "''")+"'", 1), "examples:")
		fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(text)}
		library, err := loading.ReadLibrary(fsys)
		if err != nil {
			return
		}
		form, err := forms.Compose(library.Packs[0], []string{"one"})
		if err != nil {
			t.Fatal(err)
		}
		a := forms.NewAnswers()
		a.Values["eq.price"], a.Values["eq.class"] = "49.9", "成套设备"
		begun := time.Now()
		Evaluate(form, forms.Case{Answers: a, Attached: map[string]int{}, Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)})
		if took := time.Since(begun); took > 20*time.Second {
			t.Errorf("%q took %v", require, took)
		}
	})
}
