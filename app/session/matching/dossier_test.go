package matching

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// Matching says of a programme what the check of its dossier says: it sees the materials and confirmations there.
func TestMatchingSeesWhatTheDossierHolds(t *testing.T) {
	compared := 0
	for _, e := range sessiontest.Sampled(t) {
		report, err := e.Check()
		if err != nil {
			t.Fatal(err)
		}
		m := matched(t, e.Session(), e.Client.ID)
		for _, v := range report.Verdicts {
			if alwaysChosen(e.Form.Pack, v.Programme) {
				continue
			}
			p := matchOf(t, m, v.Programme.ID.S)
			if diff := cmp.Diff(outcomesOf(v), outcomesOf(p.Verdict)); diff != "" {
				t.Errorf("%s (-check +match):\n%s", v.Programme.ID.S, diff)
			}
			if p.Looked != e.Dossier.Title {
				t.Errorf("%s: says that %q was looked into, not %q", v.Programme.ID.S, p.Looked, e.Dossier.Title)
			}
			compared++
		}
	}
	if compared == 0 {
		t.Fatal("nothing was compared")
	}
}

func outcomesOf(v forms.Verdict) map[string]forms.Outcome {
	out := map[string]forms.Outcome{"": v.Outcome}
	for _, c := range v.Conditions {
		out[c.Rule.ID.S] = c.Outcome
	}
	return out
}

// What a dossier holds counts for its own programmes alone.
func TestWhatADossierHoldsCountsForItsProgrammes(t *testing.T) {
	known := newKnowledge()
	known.attached["m.license"] = 1
	known.latest["甲"] = &dossierContent{belongings: belongings{answers: forms.NewAnswers(), attached: map[string]int{"x.cert": 1, "m.license": 1}}}
	known.latest["甲"].answers.Values["tick:甲/1"] = "true"
	if c := known.forProgramme("甲"); c.Attached["x.cert"] != 1 || c.Attached["m.license"] != 2 || c.Answers.Values["tick:甲/1"] != "true" {
		t.Errorf("%+v", c)
	}
	if c := known.forProgramme("乙"); c.Attached["x.cert"] != 0 || c.Attached["m.license"] != 1 || len(c.Answers.Values) != 0 {
		t.Errorf("%+v", c)
	}
}
