package checks

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
)

// TestWhatIsAskedForIsCompared asks for far too much in every programme that estimates something: with all figures there, and
// with each figure of the estimate left out in turn. Either somebody says that it is too much, or the estimate says that it was
// not compared.
func TestWhatIsAskedForIsCompared(t *testing.T) {
	compared := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, a := range q.Amounts {
			if a.Asked.S == "" || a.Reading != "" {
				continue
			}
			lacks := []string{""}
			for _, e := range []*forms.Expression{a.BaseExpr, a.RatioExpr, a.CapExpr} {
				if e != nil {
					lacks = append(lacks, e.Reads...)
				}
			}
			for _, lack := range lacks {
				c := filled(form, firm{})
				c.Answers.Values = maps.Clone(c.Answers.Values)
				c.Answers.Values[a.Asked.S] = "987654"
				if lack == a.Asked.S {
					continue
				}
				delete(c.Answers.Values, lack)
				delete(c.Answers.Tables, lack)
				out := Evaluate(form, c).Report
				told := slices.ContainsFunc(out.Findings, func(f forms.Finding) bool {
					return f.Severity != forms.Info && f.Code != "money-usual" && slices.Contains(f.Fields, a.Asked.S)
				})
				for _, e := range out.Estimates {
					told = told || e.Amount == a && (e.Asked != "" || e.Barred || !e.Applies)
				}
				if compared++; !told {
					t.Errorf("%s: without %q nobody compares %s with %s", q.ID.S, lack, a.Asked.S, a.ID.S)
				}
			}
		}
		for _, id := range []string{"apply.amount", "project.apply", "yj.amount"} {
			if form.Field(id) != nil && !slices.ContainsFunc(q.Amounts, func(a *forms.Amount) bool { return a.Asked.S == id }) {
				t.Errorf("%s asks %s, which no amount limits", q.ID.S, id)
			}
		}
	})
	if compared < 40 {
		t.Errorf("only %d cases were looked at", compared)
	}
}

func TestAPartOfTheLimitIsCompared(t *testing.T) {
	form, err := forms.Compose(builtin(t).Packs[slices.IndexFunc(builtin(t).Packs, func(p *forms.Pack) bool { return p.ID.S == "sannian" })], []string{"sn-05-kabozi"})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name, ratio, cap, asked string
		want                    bool
	}{
		{"the cap alone, above", "", "50", "50.01", true},
		{"the cap alone, at it", "", "50", "50", false},
		{"the ratio alone, above", "10", "", "60.01", true},
		{"the ratio alone, at it", "10", "", "60", false},
		{"neither, more than the whole", "", "", "601", false},
	} {
		t.Run(x.name, func(t *testing.T) {
			c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}}
			for id, text := range map[string]string{"project.total": "600", "grant.ratio": x.ratio, "grant.cap": x.cap, "project.apply": x.asked} {
				if text != "" {
					c.Answers.Values[id] = text
				}
			}
			out := Evaluate(form, c).Report
			got := slices.ContainsFunc(out.Findings, func(f forms.Finding) bool { return f.Code == "asked-above" })
			if got != x.want {
				t.Errorf("questioned: %v", got)
			}
			if e := out.Estimates[0]; e.Known || !strings.HasPrefix(e.Asked, x.asked) {
				t.Errorf("the estimate is known: %v, and says of what is asked for: %q", e.Known, e.Asked)
			}
		})
	}
}

// TestWhatIsAskedForExcludesNobody asks every programme for its least and for far too much: a cap of money wants a smaller sum,
// it decides no condition, and the estimate stays what it was with the sum within the cap.
func TestWhatIsAskedForExcludesNobody(t *testing.T) {
	looked := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, a := range q.Amounts {
			if !a.Asked.Given() {
				continue
			}
			looked++
			var told [2]string
			least := "0.01"
			if a.Asked.S == "yj.amount" {
				least = "200" // that there is a least is a condition
			}
			for i, sum := range []string{least, "3000.01"} {
				c := filled(form, firm{})
				c.Answers.Values = maps.Clone(c.Answers.Values)
				c.Answers.Values[a.Asked.S] = sum
				out := Evaluate(form, c).Report
				for _, v := range out.Verdicts {
					told[i] += string(v.Outcome)
					for _, x := range v.Conditions {
						told[i] += " " + x.Rule.ID.S + "=" + string(x.Outcome)
					}
				}
				for _, e := range out.Estimates {
					told[i] += fmt.Sprintf(" %s known=%v applies=%v barred=%v", e.Amount.ID.S, e.Known, e.Applies, e.Barred)
				}
			}
			if told[0] != told[1] {
				t.Errorf("%s: what is asked for decides:\n%s\n%s", q.ID.S, told[0], told[1])
			}
		}
	})
	if looked < 25 {
		t.Errorf("only %d amounts were looked at", looked)
	}
}

// TestTheAmountThatIsNothingIsNamed answers every amount that an estimate reads with 0 in turn: the field that is said to be 0 is one.
func TestTheAmountThatIsNothingIsNamed(t *testing.T) {
	looked := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, a := range q.Amounts {
			for _, id := range a.BaseExpr.Reads {
				if f := form.ByID[id]; f == nil || !f.Has(forms.TraitAmount) || f.Computed() {
					continue
				}
				c := filled(form, firm{})
				c.Answers.Values = maps.Clone(c.Answers.Values)
				c.Answers.Values[id] = "0"
				for _, choice := range a.BaseExpr.Reads {
					if f := form.ByID[choice]; f != nil && len(f.Options) > 0 {
						c.Answers.Values[choice] = f.Options[len(f.Options)-1]
					}
				}
				for _, e := range Evaluate(form, c).Report.Estimates {
					if e.Amount != a || !e.Zero {
						continue
					}
					if looked++; e.Missing != id && !form.ByID[e.Missing].Computed() {
						t.Errorf("%s: %s is said to be 0, it is %s", q.ID.S, e.Missing, id)
					}
				}
			}
		}
	})
	if looked < 20 {
		t.Errorf("only %d amounts were looked at", looked)
	}
}
