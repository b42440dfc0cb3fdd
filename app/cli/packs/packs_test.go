package packs

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/cli/base"
	"yibiao/app/cli/work"
	"yibiao/app/session"
	"yibiao/forms"
)

func TestPeriodsAreTold(t *testing.T) {
	for want, d := range map[string]forms.Deadline{
		"2026-12-31": {On: "2026-12-31", Value: 3}, "每年 06-30": {Yearly: "06-30"}, "按通知": {Words: "按通知"}, "当日": {Unit: "day"},
		"5 个工作日": {Value: 5, Unit: "workday"}, "30 日": {Value: 30, Unit: "day"}, "3 个月": {Value: 3, Unit: "month"}, "2 年": {Value: 2, Unit: "year"}, "7": {Value: 7},
	} {
		if got := period(&d); got != want {
			t.Errorf("%+v: %q, want %q", d, got, want)
		}
	}
}

func TestPercentIsRounded(t *testing.T) {
	for _, c := range []struct{ part, whole, want int }{{1, 3, 33}, {2, 3, 67}, {1, 2, 50}, {0, 7, 0}, {7, 7, 100}, {1, 0, 0}} {
		if got := percent(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.part, c.whole, got, c.want)
		}
	}
}

func TestPacksAreChosenByNameElseTheUsualOnes(t *testing.T) {
	usual := &forms.Pack{ID: forms.Text{S: reusePacks[0]}}
	other := &forms.Pack{ID: forms.Text{S: "other"}}
	for _, c := range []struct {
		packs []*forms.Pack
		names []string
		want  string
		code  session.Code
	}{
		{[]*forms.Pack{other, usual}, nil, reusePacks[0], ""}, {[]*forms.Pack{other}, nil, "other", ""}, {[]*forms.Pack{other, usual}, []string{"other"}, "other", ""},
		{[]*forms.Pack{other}, []string{"other", "none"}, "", session.CodeNoPack},
	} {
		chosen, err := choosePacks(&forms.Library{Packs: c.packs}, c.names)
		if got := packNames(&forms.Library{Packs: chosen}); got != c.want || session.CodeOf(err) != c.code {
			t.Errorf("%q: %q, %v", c.names, got, err)
		}
	}
}

// What belongs to the client counts once, all else as often as it is asked; what is worked out is asked of nobody, and what the
// program makes is attached by nobody.
func TestWhatSeveralProgrammesShareCountsOnce(t *testing.T) {
	field := func(id string, profile bool) *forms.Field {
		return &forms.Field{ID: forms.Text{S: id}, Profile: profile}
	}
	sum := field("sum", false)
	sum.CalculateExpr = &forms.Expression{}
	requirement := func(id string, shared bool) *forms.FormRequirement {
		return &forms.FormRequirement{Requirement: &forms.Requirement{ID: forms.Text{S: id}, Shared: shared}}
	}
	form := func(fields ...*forms.Field) *forms.Form {
		f := &forms.Form{Sections: []*forms.FormSection{{Fields: fields}}}
		f.Requirements = []*forms.FormRequirement{requirement("licence", true), requirement("contract", false), requirement("made", false)}
		f.Outputs = []*forms.Output{{Answers: forms.Text{S: "made"}}}
		return f
	}
	var list []reuseProgramme
	for _, f := range []*forms.Form{form(field("org.name", true), field("price", false), sum), form(field("org.name", true), field("model", false))} {
		list = append(list, countReuse(&forms.Programme{}, f))
	}
	if list[0].Fields != 2 || list[0].Profile != 1 || list[0].Materials != 2 || list[0].Shared != 1 {
		t.Errorf("one alone: %+v", list[0])
	}
	got := together(list)
	if want := (work.SavingsJSON{FieldsBefore: 4, FieldsAfter: 3, MaterialsBefore: 4, MaterialsAfter: 3}); got != want {
		t.Errorf("together %+v, want %+v", got, want)
	}
}

func TestFailedExamplesAreCountedByTheirPlaces(t *testing.T) {
	at := func(line int) error { return &forms.PackError{At: forms.Position{File: "a.yaml", Line: line}} }
	got := map[forms.Position]bool{}
	failedExamples(errors.Join(at(1), errors.Join(at(2), fmt.Errorf("around: %w", at(3))), at(1), errors.New("x")), got)
	if len(got) != 3 {
		t.Errorf("%v", got)
	}
	row := tableRow{Fields: 3, Examples: 4, Passed: 4}
	row.add(tableRow{Fields: 2, Rules: 1, Examples: 2, Passed: 1})
	if diff := cmp.Diff([]string{"5", "0", "1", "0", "0", "0", "5/6"}, row.cells()); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}

// An amount is told with its share, its limit and where its standard comes from; readings are told not to be added up.
func TestAmountsAreTold(t *testing.T) {
	var w base.Page
	writeAmounts(&w, []amountJSON{
		{Label: "奖励", Base: "销售价格", Ratio: "0.5", Cap: "200", Unit: "万元", Note: "一次性"},
		{Label: "补助", Base: "投资", ByNotice: true, Reading: "按设备", ReadingOf: "a"},
	})
	want := "\n金额：\n  奖励：销售价格 × 50%，最高 200 万元\n      一次性\n  补助（按设备）：投资，标准按当年通知，同一条文的另一种读法，不能相加\n"
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(w.B.String(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
