package checks

import (
	"slices"
	"strings"
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

func TestAmountsAreComparedWithWhatTheEstimateSays(t *testing.T) {
	l := builtin(t)
	for asked, blocked := range map[string]bool{"200": false, "200.006": false, "200.006001": true, "200.01": true} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
		c.Answers.Values["project.total"], c.Answers.Values["project.apply"] = "1000.03", asked
		report := checked(t, l, "lz-01a-gongguan", c)
		found := false
		for _, f := range report.Findings {
			found = found || f.Rule == "lz-01a-gongguan/AMT-P"
		}
		if e := report.Estimates[0]; found != blocked || e.Result.String() != "200.006" || !strings.HasSuffix(e.Words(), "= 200.006 万元 ≤ 上限 500 万元") {
			t.Errorf("%s asked of 20%% of 1000.03: blocked %v, shown %s: %s", asked, found, e.Result, e.Words())
		}
	}
}

func formWith(t *testing.T, l *forms.Library, programme string) *forms.Form {
	t.Helper()
	for _, pack := range l.Packs {
		if pack.Programme(programme) == nil {
			continue
		}
		form, err := forms.Compose(pack, []string{programme})
		if err != nil {
			t.Fatal(err)
		}
		return form
	}
	t.Fatal("no such programme")
	return nil
}

// A form gives the figure of the estimate, cut to the fen, in digits and in capitals; and none where the estimate gives none.
func TestAFormGivesTheFigureOfTheEstimate(t *testing.T) {
	form := formWith(t, builtin(t), "stt-02-jiangli")
	c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
	for id, text := range map[string]string{"eq.price": "33.333333", "eq.fiscal": "false", "eq.rewarded": "false", "eq.revoked": "false"} {
		c.Answers.Values[id] = text
	}
	out := Evaluate(form, c)
	if got := out.Answers.Values["reward.calc"]; got != "16.666666" || out.Report.Estimates[0].Result.String() != got {
		t.Errorf("50%% of 33.333333: form %q, estimate %s", got, out.Report.Estimates[0].Result)
	}
	if got := out.Answers.Values["reward.upper"]; got != "人民币壹拾陆万陆仟陆佰陆拾陆元陆角陆分" {
		t.Errorf("in capitals: %s", got)
	}
	statement := &forms.Rule{Programme: form.Programmes[0], Severity: forms.Manual, Ask: "申请奖励{reward.calc}。"}
	for name, without := range map[string]string{"eq.revoked": "", "eq.rewarded": "true", "eq.fiscal": "true"} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: c.Today}
		for id, text := range map[string]string{"eq.price": "33.333333", "eq.fiscal": "false", "eq.rewarded": "false", "eq.revoked": "false"} {
			c.Answers.Values[id] = text
		}
		c.Answers.Values[name] = without
		out := Evaluate(form, c)
		if e := out.Report.Estimates[0]; e.Known || out.Answers.Values["reward.calc"]+out.Answers.Values["reward.upper"] != "" {
			t.Errorf("%s %q: estimate known %v, form %q, %q", name, without, e.Known, out.Answers.Values["reward.calc"], out.Answers.Values["reward.upper"])
		}
		if says := out.Confirmed(statement); !strings.HasSuffix(says, "申请奖励（算不出）。") {
			t.Errorf("%s %q: %q is confirmed, which no form says", name, without, says)
		}
		if got := Evaluate(form, c).Answers.Values["reward.calc"]; got != "" {
			t.Errorf("%s %q: printed %s", name, without, got)
		}
	}
}

// No amount of a pack is cut above the fen: less than what the document gives would be told, and a claim within it refused.
func TestAmountsAreCutToTheFen(t *testing.T) {
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			for _, a := range q.Amounts {
				if want := map[string]int32{"元": 2, "万元": 6, "亿元": 10}[a.Unit]; a.Places != want {
					t.Errorf("%s/%s in %s is cut to %d places, not %d", q.ID.S, a.ID.S, a.Unit, a.Places, want)
				}
			}
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

// Of a step that the document does not list nothing is known: whoever passed none that it lists is doubted, before a dossier and in it.
func TestStepsThatTheDocumentDoesNotListAreOpen(t *testing.T) {
	l := builtin(t)
	for name, x := range map[string]struct {
		earlier, value, other string
		want                  forms.Outcome
	}{
		"none that is listed":              {"2000", "2500", "", forms.Doubtful},
		"the notice lists no other":        {"2000", "2500", "0", forms.NotMet},
		"no more than an earlier year":     {"2000", "2000", "", forms.NotMet},
		"no more, though a step is listed": {"100001", "100000", "", forms.NotMet},
	} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-01-15")}
		c.Answers.Values["org.established"], c.Answers.Values["tj.year"] = "2012-03-04", "2025"
		c.Answers.Values["tj.value"], c.Answers.Values["tj.other"] = x.value, x.other
		c.Answers.Tables["tj.table"] = []forms.Row{{ID: "1", Cells: map[string]string{"y": "2023", "v": "1500"}}, {ID: "2", Cells: map[string]string{"y": "2024", "v": x.earlier}}}
		report := checked(t, l, "lz-11-shangtaijie", c)
		in := conditionOf(t, report.Verdicts[0], "TJ-1")
		form := formWith(t, l, "lz-11-shangtaijie")
		before := conditionOf(t, Assess(form, c).Verdicts[0], "TJ-1")
		if in.Outcome != x.want || before.Outcome != x.want {
			t.Errorf("%s: in a dossier %s, before it %s, want %s", name, in.Outcome, before.Outcome, x.want)
		}
		for _, f := range report.Findings {
			if f.Rule == "lz-11-shangtaijie/TJ-1" && !strings.Contains(f.Says, "以前最高的一年是"+x.earlier+".00 万元") {
				t.Errorf("%s: the year that decides is not named: %s", name, f.Says)
			}
		}
		told := false
		for _, d := range in.Deciding {
			told = told || d.Field == "tj.seen" && d.Text == x.earlier+".00 万元"
		}
		if !told {
			t.Errorf("%s: the figure that decides is no evidence: %v", name, in.Deciding)
		}
	}
}

// Rows that only seem to be in order are filled in: nobody is told to fill the table.
func TestWhatIsInferredOfRowsIsAskedOfTheAuthority(t *testing.T) {
	answers := forms.NewAnswers()
	answers.Tables["zp.spend"] = []forms.Row{{ID: "1", Cells: map[string]string{"subject": "业务费", "spent": "1", "note": "归还银行贷款"}}}
	report := checked(t, builtin(t), "zy-03-zipin", forms.Case{Answers: answers, Today: day("2026-01-05")})
	c := conditionOf(t, report.Verdicts[0], "ZP-5")
	if c.Outcome != forms.Confirm || !c.Inferred || c.Missing != "" {
		t.Errorf("outcome %s, inferred %v, waits for %q", c.Outcome, c.Inferred, c.Missing)
	}
}

// Why a condition is only inferred is told by every rule of the built-in packs that says so.
func TestWhatIsInferredSaysWhy(t *testing.T) {
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			for _, r := range q.Rules {
				if r.Infers.Given() != (r.InfersSays != "") {
					t.Errorf("%s: inferred by %q, because %q", r.Key(), r.Infers.S, r.InfersSays)
				}
			}
		}
	}
}

// A statement with a blank in it is no sentence to confirm: what it names comes first.
func TestAStatementWithABlankNamesWhatComesFirst(t *testing.T) {
	first := func(sold string) (list []string) {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-06-01")}
		c.Answers.Values["eq.sold"] = sold
		for _, f := range checked(t, builtin(t), "stt-01-rending", c).Findings {
			if f.Rule == "stt-01-rending/STT-12" {
				list = append(list, f.First...)
			}
		}
		return list
	}
	if got := first(""); len(got) != 1 || got[0] != "累计销售台(套)数" {
		t.Errorf("nothing answered: first %v", got)
	}
	if got := first("3"); got != nil {
		t.Errorf("answered: first %v", got)
	}
}
