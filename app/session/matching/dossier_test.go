package matching

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
	"yibiao/forms/checks"
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
	known.attached.fit["m.license"] = 1
	known.latest["甲"] = &dossierContent{belongings: belongings{answers: forms.NewAnswers(), attached: files{fit: map[string]int{"x.cert": 1, "m.license": 1}}}}
	known.latest["甲"].answers.Values["tick:甲/1"] = "true"
	if c := known.forProgramme("甲"); c.Attached["x.cert"] != 1 || c.Attached["m.license"] != 2 || c.Answers.Values["tick:甲/1"] != "true" {
		t.Errorf("%+v", c)
	}
	if c := known.forProgramme("乙"); c.Attached["x.cert"] != 0 || c.Attached["m.license"] != 1 || len(c.Answers.Values) != 0 {
		t.Errorf("%+v", c)
	}
}

// Where an older dossier holds more than the newest, by which it is judged, that is told; the newest is never said to be emptier
// than one on another programme.
func TestAnOlderDossierThatHoldsMoreIsTold(t *testing.T) {
	dossier := func(title, programme string, answers ...string) *dossierContent {
		d := &dossierContent{info: session.DossierInfo{Title: title, Programmes: []string{programme}}, belongings: belongings{answers: forms.NewAnswers(), attached: noFiles()}}
		for _, a := range answers {
			d.answers.Values[a] = "1"
		}
		return d
	}
	known := newKnowledge()
	known.all = []*dossierContent{dossier("旧", "甲", "a", "b", "c"), dossier("别", "乙", "a", "b", "c", "d"), dossier("新", "甲", "a", "b")}
	known.latest["甲"], known.latest["乙"] = known.all[2], known.all[1]
	if got := known.fuller("甲"); got != "旧" {
		t.Errorf("the older that holds more is %q", got)
	}
	known.latest["甲"].answers.Tables["t"] = []forms.Row{{}}
	if got := known.fuller("甲") + known.fuller("乙"); got != "" {
		t.Errorf("%q is told though the newest holds as much", got)
	}
}

// A file that is known to be lost, cut or locked is there for nothing: with all of them so, check and match say what they say
// when nothing was ever attached.
func TestFilesKnownToBeLostOrBrokenAreThereForNothing(t *testing.T) {
	for name, spoil := range map[string]func(path string, m *session.Material) error{
		"lost":   func(path string, _ *session.Material) error { return os.Remove(path) },
		"cut":    func(path string, _ *session.Material) error { return os.Truncate(path, 3) },
		"locked": func(_ string, m *session.Material) error { m.Glance.Fault = session.FaultLocked; return nil },
	} {
		t.Run(name, func(t *testing.T) {
			rested := 0
			for _, e := range sessiontest.Sampled(t) {
				before := stands(t, e)
				for i := range *session.MaterialsIn(e) {
					m := &(*session.MaterialsIn(e))[i]
					path, err := e.Session().Store().Materials().Path(m.SHA)
					if err != nil {
						t.Fatal(err)
					}
					if err := spoil(path, m); err != nil && !os.IsNotExist(err) {
						t.Fatal(err)
					}
				}
				again := e
				if name != "locked" {
					again = sessiontest.Dossier(t, e.Session(), e.Dossier.ID)
				}
				after := stands(t, again)
				*session.MaterialsIn(again) = nil
				nothing := stands(t, again)
				if diff := cmp.Diff(nothing, after); diff != "" {
					t.Errorf("%s (-nothing attached +all %s):\n%s", e.Dossier.Title, name, diff)
				}
				if !cmp.Equal(before, after) {
					rested++
				}
				if name == "locked" {
					continue
				}
				m := matched(t, e.Session(), e.Client.ID)
				for _, q := range e.Form.Programmes {
					if !alwaysChosen(e.Form.Pack, q) {
						if diff := cmp.Diff(nothing[q.ID.S], outcomesOf(matchOf(t, m, q.ID.S).Verdict)); diff != "" {
							t.Errorf("%s (-check +match):\n%s", q.ID.S, diff)
						}
					}
				}
			}
			if rested == 0 {
				t.Error("no verdict rested on a file")
			}
		})
	}
}

// stands gives the outcomes of an open dossier by programme and rule.
func stands(t *testing.T, e *session.Editing) map[string]map[string]forms.Outcome {
	t.Helper()
	out := map[string]map[string]forms.Outcome{}
	for _, v := range checks.Evaluate(e.Form, e.Case()).Report.Verdicts {
		out[v.Programme.ID.S] = outcomesOf(v)
	}
	return out
}
