package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"yibiao/forms"
)

func TestReadingsOfOneClauseStandTogether(t *testing.T) {
	q := &forms.Programme{ID: forms.Text{S: "q"}}
	other := &forms.Programme{ID: forms.Text{S: "other"}}
	amount := func(id, of string, p *forms.Programme) forms.Estimate {
		return forms.Estimate{Applies: true, Known: true, Amount: &forms.Amount{ID: forms.Text{S: id}, ReadingOf: forms.Text{S: of}, Programme: p}}
	}
	away := amount("gone", "", q)
	away.Applies = false
	var got [][]string
	for _, group := range readings([]forms.Estimate{amount("b2", "b", q), amount("a", "", q), amount("b", "", q), away, amount("b", "", other)}) {
		var ids []string
		for _, e := range group {
			ids = append(ids, e.Amount.Programme.ID.S+"/"+e.Amount.ID.S)
		}
		got = append(got, ids)
	}
	want := [][]string{{"q/a"}, {"q/b", "q/b2"}, {"other/b"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestChangeTellsFindingsAmountsAndEligibility(t *testing.T) {
	a := &forms.Amount{Label: "奖励", Unit: "万元"}
	q := &forms.Programme{Title: "认定", Short: "认定"}
	report := func(findings int, sum string, o forms.Outcome) forms.Report {
		r := forms.Report{Verdicts: []forms.Verdict{{Programme: q, Outcome: o}}}
		for range findings {
			r.Findings = append(r.Findings, forms.Finding{Severity: forms.Block})
		}
		e := forms.Estimate{Amount: a, Applies: true}
		if sum != "" {
			e.Known, e.Result = true, decimal.RequireFromString(sum)
		}
		r.Estimates = []forms.Estimate{e}
		return r
	}
	x := checkedChange{what: "“价格”改为 380", before: report(3, "", forms.Unknown), after: report(2, "190", forms.Met)}
	want := "“价格”改为 380：须处理 3 → 2 条；奖励 还不能测算 → 190 万元；认定 还不能判断 → 符合"
	if got := x.sentence(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	x = checkedChange{what: "x", before: report(1, "5", forms.Met), after: report(1, "5", forms.Met)}
	if got := x.sentence(); got != "x：须处理 1 → 1 条" {
		t.Errorf("nothing changed and it says %q", got)
	}
}
