package checks

import (
	"regexp"
	"strings"
	"testing"

	"yibiao/forms"
)

// What was received before is told by whoever wrote it down: with the firm's name before it, shorter, without its quotation marks.
// No rule compares the table of support letter by letter.
func TestWhatWasReceivedIsFoundHoweverItIsWritten(t *testing.T) {
	byLetter := regexp.MustCompile(`same_name\(\.(item|prog)\b|\.(item|prog) (contains|in|==) [^"]|\.(item|prog) in `)
	compared := 0
	everyProgramme(t, func(_ *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			if !strings.Contains(r.Require.S, "support.table") {
				continue
			}
			compared++
			if found := byLetter.FindString(r.Require.S); found != "" {
				t.Errorf("%s compares what was received by %q: use mentions", r.Key(), found)
			}
		}
	})
	if compared == 0 {
		t.Fatal("no rule looks at what was received")
	}
}

// grows are shares that may pass 100 %: what became more, and what was done of a target.
var grows = regexp.MustCompile(`增|提升|完成率`)

// A score ends at its maximum, and a share of a whole at 100 %.
func TestScoresAndSharesEnd(t *testing.T) {
	seen := map[string]bool{}
	end := func(f *forms.Field, name string) {
		if seen[name] || f.Computed() || !(f.Is(forms.TypePercent) && !grows.MatchString(f.Label) || f.Is(forms.TypeNumber) && f.Unit == "分") {
			return
		}
		seen[name] = true
		if f.Min == nil || f.Max == nil || *f.Max > 100 {
			t.Errorf("%s (%s) has no lowest or highest value", name, f.Label)
		}
	}
	everyProgramme(t, func(form *forms.Form, _ *forms.Programme) {
		for _, f := range form.Fields() {
			end(f, f.Name())
			for _, c := range f.Columns {
				end(c, f.Name()+"."+c.Name())
			}
		}
	})
	if len(seen) < 10 {
		t.Fatalf("only %d were looked at", len(seen))
	}
}

// A condition that asks for so much and more is not met by asking for nothing: the limit that a firm copies from a notice is no 0.
func TestALimitOfNothingIsNoLimit(t *testing.T) {
	atLeast := regexp.MustCompile(`(\S+) >= ([a-z]+\.[a-z_]+)\b`)
	limit := regexp.MustCompile(`门槛|额度|规定|资本`)
	seen := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			for _, m := range atLeast.FindAllStringSubmatch(r.Require.S, -1) {
				f := form.Known(m[2])
				if r.Condition == "" || f == nil || f.Computed() || f.Min == nil || !f.Is(forms.TypeMoney, forms.TypePercent, forms.TypeInt) || !limit.MatchString(f.Label) {
					continue
				}
				seen++
				if *f.Min <= 0 && (f.Constraint == nil || !strings.Contains(f.Constraint.Require.S, f.Name()+" > 0")) {
					t.Errorf("%s: 0 as %s (%s) is not questioned", r.Key(), f.Name(), f.Label)
				}
			}
		}
	})
	if seen == 0 {
		t.Fatal("no condition has a limit")
	}
}
