package checks

import (
	"slices"
	"testing"
	"time"

	"yibiao/forms"
)

func conditionOf(t *testing.T, v forms.Verdict, rule string) forms.Condition {
	t.Helper()
	for _, c := range v.Conditions {
		if c.Rule.ID.S == rule {
			return c
		}
	}
	t.Fatalf("no condition %s among the %d of %s", rule, len(v.Conditions), v.Programme.ID.S)
	return forms.Condition{}
}

func checked(t *testing.T, l *forms.Library, programme string, c forms.Case) forms.Report {
	t.Helper()
	for _, pack := range l.Packs {
		if pack.Programme(programme) == nil {
			continue
		}
		form, err := forms.Compose(pack, []string{programme})
		if err != nil {
			t.Fatal(err)
		}
		report, err := check(form, c)
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	t.Fatalf("no programme %s", programme)
	return forms.Report{}
}

func day(text string) time.Time {
	d, _ := time.Parse(time.DateOnly, text)
	return d
}

func TestAnExpiredPolicyIsAFindingAndADoubt(t *testing.T) {
	l := builtin(t)
	for date, want := range map[string]bool{"2030-05-05": false, "2030-05-06": true} {
		report := checked(t, l, "stt-02-jiangli", forms.Case{Answers: forms.NewAnswers(), Today: day(date)})
		found := false
		for _, f := range report.Findings {
			found = found || f.Rule == "stt-02-jiangli/expired" && f.Severity == forms.Warn
		}
		doubts := report.Verdicts[0].Count(forms.Doubtful)
		if found != want || doubts > 0 != want {
			t.Errorf("%s: found %v, %d doubts", date, found, doubts)
		}
	}
}

// Neither an empty draft nor a table without rows says that a condition holds or fails; only what is known without an answer
// (the day, and a default that is shown with the condition) does.
func TestNothingIsConcludedFromAnEmptyDraft(t *testing.T) {
	l := builtin(t)
	for _, pack := range l.Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil || q.ID.S == "yjs-00-combined" {
				continue
			}
			report := checked(t, l, q.ID.S, forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day("2026-01-15")})
			for _, c := range report.Verdicts[len(report.Verdicts)-1].Conditions {
				shown := slices.ContainsFunc(c.Deciding, func(d forms.Decided) bool { return d.Text != "" })
				if !shown && (c.Outcome == forms.Met || c.Outcome == forms.NotMet || c.Outcome == forms.Doubtful) {
					t.Errorf("%s is %s of an empty draft", c.Rule.Key(), c.Outcome)
				}
			}
		}
	}
}

func TestEachOverNoRowsIsUnknown(t *testing.T) {
	l := builtin(t)
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
	c.Answers.Values["bz.type"] = "参与标准制修订"
	if got := conditionOf(t, checked(t, l, "lz-01d-biaozhun", c).Verdicts[0], "BZ-1"); got.Outcome != forms.Unknown || got.Missing != "standards" {
		t.Errorf("no standards listed: %s, missing %q", got.Outcome, got.Missing)
	}
}

func TestAmountsAreComparedUnroundedAndRoundedDown(t *testing.T) {
	l := builtin(t)
	for asked, blocked := range map[string]bool{"200": false, "200.006": false, "200.01": true} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
		c.Answers.Values["project.total"], c.Answers.Values["project.apply"] = "1000.03", asked
		report := checked(t, l, "lz-01a-gongguan", c)
		found := false
		for _, f := range report.Findings {
			found = found || f.Rule == "lz-01a-gongguan/AMT-P"
		}
		if e := report.Estimates[0]; found != blocked || e.Result.String() != "200" || e.Limit.String() != "200.006" {
			t.Errorf("%s asked of 20%% of 1000.03: blocked %v, limit %s, shown %s", asked, found, e.Limit, e.Result)
		}
	}
}

func TestTheAuthoritiesOwnDatesAreNoDatesOfADossier(t *testing.T) {
	report := checked(t, builtin(t), "yjs-00-combined", forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")})
	for _, d := range report.Due {
		if d.Deadline != nil && d.Deadline.Internal {
			t.Errorf("%s %s", d.Date.Format(time.DateOnly), d.Event)
		}
	}
}

// A firm in its first year has no earlier figures: it says so, and nothing that is asked of others stops it for ever.
func TestAFirstYearFirmCanSettleItsTables(t *testing.T) {
	l := builtin(t)
	for _, stated := range []bool{false, true} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
		c.Answers.Values["tj.year"], c.Answers.Values["tj.value"], c.Answers.Values["org.established"] = "2025", "2600", "2025-02-01"
		if stated {
			c.Answers.Values[forms.NoneOf("fin.table")] = "true"
		}
		report := checked(t, l, "lz-11-shangtaijie", c)
		if got := conditionOf(t, report.Verdicts[0], "TJ-1"); got.Outcome != forms.Met {
			t.Errorf("first passed in its first year: %s, missing %s", got.Outcome, got.Missing)
		}
		few := false
		for _, f := range report.Findings {
			few = few || f.Rule == "fin.table/rows" || f.Rule == "tj.table/rows"
		}
		if few == stated {
			t.Errorf("stated to have no year yet: %v, rows asked for: %v", stated, few)
		}
	}
}
