package checks

import (
	"slices"
	"testing"

	"yibiao/forms"
)

// ownWord are the conditions that may be met by nothing but what the applicant chose or ticked, by rule id, with why nobody else
// decides them. They are told as the applicant's own word. What experts, an authority or a certificate decide is not here.
var ownWord = map[string]string{
	"CREDIT": "the public list of dishonest firms; the applicant must know, and signs for it",
	"AI-4":   "as CREDIT, and accidents", "SN-2": "as AI-4", "YS-1c": "as CREDIT",
	"ENT": "what kind of unit one is", "GN-13": "as ENT, beside a name that says it",
	"YJ-1": "the size by one's own figures, declared by oneself", "ZJ-1": "as YJ-1", "LX-1": "as YJ-1",
	"SJ-1": "how one's own design was made", "ZH-1": "that something was written", "JG-3": "as ZH-1",
	"STT-16": "what happened to oneself before", "STJ-2": "where one's own money came from", "STJ-3": "whether one was paid before", "STJ-4": "as STT-16",
	"CG-4": "whether one has registered before", "HBZ-6": "whom one belongs to", "HBZ-7": "as STJ-2", "ZY-4": "as STJ-2",
	"ZD-1": "one's own aim", "LX-5": "one's own aim", "ZY-2": "that two choices go together",
	"GP-4": "a sum that is compared",
}

// TestWhatIsOnlyChosenIsNeverPlainlyMet goes through every condition of every pack that rests on choices and yes-no answers: it
// is decided by a material that must be attached, or by somebody else (infers), or stands in the list above; and wherever it is
// met it is marked as the applicant's own word.
func TestWhatIsOnlyChosenIsNeverPlainlyMet(t *testing.T) {
	seen, claimed := map[string]bool{}, 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			if r.Condition == "" || !r.Claimed {
				continue
			}
			claimed++
			proof := slices.ContainsFunc(r.Needs, func(id forms.Text) bool {
				return form.Requirement(id.S) != nil && !slices.ContainsFunc(form.Outputs, func(o *forms.Output) bool { return o.Answers.S == id.S })
			})
			if ownWord[r.ID.S] != "" {
				seen[r.ID.S] = true
			} else if !proof && !r.Infers.Given() {
				t.Errorf("%s (%s) is met because something was chosen or ticked: say in needs what proves it, or in infers that somebody else decides", r.Key(), r.Condition)
			}
		}
		c := filled(form, firm{})
		for _, v := range Assess(form, c).Verdicts {
			for _, x := range v.Conditions {
				if x.Outcome == forms.Met && x.Rule.Claimed && !x.Stated {
					t.Errorf("%s is met by the applicant's own word, and not marked as such", x.Rule.Key())
				}
				if x.Outcome == forms.Met && x.Rule.Claimed && ownWord[x.Rule.ID.S] == "" && len(x.Rule.Needs) == 0 {
					t.Errorf("%s is met without a proof: %s", x.Rule.Key(), x.Rule.Condition)
				}
			}
		}
	})
	for id := range ownWord {
		if !seen[id] {
			t.Errorf("%s rests on no choice any more: take it from the list", id)
		}
	}
	if claimed < 100 {
		t.Errorf("only %d conditions were looked at", claimed)
	}
}

// yesNo are all yes-no questions of the packs, with what an answer decides.
var yesNo = map[string]string{
	// The applicant's own history and means: a condition may be met by it, as the applicant's own word.
	"credit.dishonest": "own", "credit.accident": "own", "eq.fiscal": "own", "eq.revoked": "own", "eq.rewarded": "own",
	"ach.registered": "own", "conv.funded": "own", "tc.related": "own", "zy.infra": "own",
	// A list, an office or a paper says it: a condition is never met by the answer alone.
	"pilot.listed": "proved", "pilot.normal": "proved", "org.above_scale": "proved", "jn.meter": "proved", "wm.center": "proved",
	"tj.all": "proved", "gn.experts.external": "proved", "eval.has_persons": "proved",
	// It decides what else is asked, attached, printed or counted, and meets nothing.
	"eq.ccc": "asks", "eq.secret": "asks", "eq.special": "asks", "joint": "asks", "rc.employed": "asks", "sz.pilot": "asks", "tc.patent": "asks",
	"tc.shares": "asks", "ys.filed": "asks", "fw.solo": "asks", "fw.duty": "asks", "xx.publish": "asks", "yjs.consent": "asks", "zy.city_first": "asks",
	"gp.clients.related": "asks",
}

// TestEveryYesNoAnswerIsDecided lists every yes-no question of every pack, and holds what was decided of it.
func TestEveryYesNoAnswerIsDecided(t *testing.T) {
	asked := map[string]bool{}
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		reads := func(e *forms.Expression, id string) bool { return e != nil && slices.Contains(e.Reads, id) }
		for _, f := range form.Fields() {
			ids := []string{}
			if f.Is(forms.TypeBool) {
				ids = append(ids, f.Name())
			}
			for _, c := range f.Columns {
				if c.Is(forms.TypeBool) {
					ids = append(ids, f.Name()+"."+c.Name())
				}
			}
			for _, id := range ids {
				asked[id] = true
				if yesNo[id] == "" {
					t.Errorf("%s asks %s: is it the applicant's own word, proved by somebody else, or does it only decide what is asked?", q.ID.S, id)
				}
				for _, r := range q.Rules {
					if r.Condition == "" || !reads(r.RequireExpr, id) || r.Severity == forms.Manual {
						continue
					}
					switch yesNo[id] {
					case "own":
						if !r.Claimed {
							t.Errorf("%s reads %s, and is not told as the applicant's own word", r.Key(), id)
						}
					case "proved":
						if len(r.Needs) == 0 && !r.Infers.Given() {
							t.Errorf("%s is met by %s without a proof", r.Key(), id)
						}
					case "asks":
						t.Errorf("%s is met by %s, which only decides what is asked", r.Key(), id)
					}
				}
			}
		}
	})
	for id := range yesNo {
		if !asked[id] {
			t.Errorf("%s is asked nowhere any more: take it from the list", id)
		}
	}
}

// everyProgramme calls do for each programme of the built-in packs that has a form.
func everyProgramme(t *testing.T, do func(*forms.Form, *forms.Programme)) {
	t.Helper()
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			do(form, q)
		}
	}
}
