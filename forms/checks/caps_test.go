package checks

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// sharedCap is the small pack with a limit that both of its programmes share.
func sharedCap(t *testing.T, limit string) fstest.MapFS {
	t.Helper()
	fsys := smallFS(t)
	fsys["small/pack.yaml"] = &fstest.MapFile{Data: []byte(smallPack + "caps:\n  - " + limit + "\n")}
	use := "caps: [{ use: both }]\n"
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(smallOne + use)}
	fsys["small/two.yaml"] = &fstest.MapFile{Data: []byte(smallTwo + use + `examples:
  - { name: 两个事项合用一个上限, given: { eq.price: 60 }, others: [{ programme: one, given: { eq.price: 50, eq.class: 成套设备 } }], expect: { both: warn } }
  - { name: 正好, given: { eq.price: 50 }, others: [{ programme: one, given: { eq.price: 50 } }], absent: [both] }
  - { name: 只有一份, given: { eq.price: 500 }, absent: [both] }
`)}
	return fsys
}

// Programmes that share a limit are added up together; a cap that says too little is a mistake of the pack, with its place.
func TestProgrammesShareACap(t *testing.T) {
	library, err := loading.ReadLibrary(sharedCap(t, `{ id: both, label: 两项合计, sum: eq.price, limit: "100", article: 第三条, src: seed }`))
	if err == nil {
		err = RunAllExamples(library)
	}
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[string]string{
		`{ id: both, label: 两项合计, sum: eq.price, src: seed }`:               "needs label, and sum with limit",
		`{ id: both, label: 两项合计, src: seed }`:                              "needs label, and sum with limit",
		`{ label: 两项合计, times: 1, src: seed }`:                              `cap id "" is missing`,
		`{ id: other, label: 两项合计, times: 1, src: seed }`:                   `unknown cap "both" (allowed: other)`,
		`{ id: both, label: 两项合计, times: 1, per: [eq.nam], src: seed }`:     "unknown field eq.nam",
		`{ id: both, label: 两项合计, sum: eq.class, limit: "100", src: seed }`: "is no field for money",
		`{ id: both, label: 两项合计, times: 1, when: eq.price, src: seed }`:    "eq.price",
	} {
		if _, err := loading.ReadLibrary(sharedCap(t, limit)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", limit, err, want)
		}
	}
}

// An amount that is entered as approved counts also while the dossier has not been moved to that stage.
func TestWhatIsEnteredAsApprovedCounts(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("liuzhou"), []string{"lz-02b-touzi-jili"})
	if err != nil {
		t.Fatal(err)
	}
	told := func(granted string) int {
		dossier := func(granted string) forms.Case {
			values := map[string]string{"tz.year": "2026", "apply.amount": "60", forms.AwardAmount: granted}
			return forms.Case{Answers: forms.Answers{Values: values}, Today: day("2026-11-29")}
		}
		return len(Evaluate(form, dossier("")).Caps([]*Counted{{Name: "另一份", Form: form, Case: dossier(granted)}}))
	}
	if told("") != 1 || told("30") != 0 || told("-5") != 1 {
		t.Errorf("%d before, %d after, %d for a sum that is none", told(""), told("30"), told("-5"))
	}
}

// What is wrong in what is kept of an approval is told, and keeps nothing from being handed in.
func TestAnApprovalKeepsNoExportBack(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("liuzhou"), []string{"lz-02b-touzi-jili"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	c.Answers.Values[forms.AwardAmount], c.Answers.Values[forms.AwardDate] = "10", "2027-01-01"
	c.Answers.Tables[forms.AwardPaid] = []forms.Row{{ID: "1", Cells: map[string]string{"amount": "-5"}}, {ID: "2", Cells: map[string]string{"amount": "30", "date": "2027-01-01"}}, {ID: "3"}}
	told := map[string]bool{}
	ev := Evaluate(form.Awarded(), c)
	for _, f := range ev.Report.Findings {
		if len(f.Fields) > 0 && strings.HasPrefix(f.Fields[0], "award.") {
			told[f.Label] = true
			if f.Severity != forms.Warn && f.Severity != forms.Info {
				t.Errorf("%s %s: %s", f.Rule, f.Severity, f.Says)
			}
		}
	}
	if len(told) < 3 {
		t.Errorf("told %v", told)
	}
	if left := ev.Answers.Values[forms.AwardLeft]; strings.HasPrefix(left, "-") {
		t.Errorf("left %q", left)
	}
}
