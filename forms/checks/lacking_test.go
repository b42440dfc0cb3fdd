package checks

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

func caseOn(date string, values map[string]string) forms.Case {
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: day(date)}
	for field, text := range values {
		c.Answers.Values[field] = text
	}
	return c
}

// An unknown condition says which cell of a table it waits for, and which of several materials would do.
func TestWhatAConditionWaitsForIsNamed(t *testing.T) {
	l := builtin(t)
	support := func(rows ...map[string]string) forms.Case {
		c := caseOn("2026-11-29", map[string]string{"project.name": "压机改造"})
		for i, cells := range rows {
			c.Answers.Tables["support.table"] = append(c.Answers.Tables["support.table"], forms.Row{ID: fmt.Sprint(i), Cells: cells})
		}
		return c
	}
	whole := map[string]string{"year": "2024", "prog": "技改", "item": "熔炉", "amount": "10"}
	months := caseOn("2026-11-29", map[string]string{"xw.now": "150"})
	for i := range 12 {
		cells := map[string]string{"month": "2025-01", "bal": "150"}
		months.Answers.Tables["xw.months"] = append(months.Answers.Tables["xw.months"], forms.Row{ID: fmt.Sprint(i), Cells: cells})
	}
	figures := caseOn("2026-11-29", map[string]string{"js.threshold": "4"})
	for i, cells := range []map[string]string{{"year": "2024", "rev": "900"}, {"year": "2025", "rev": "1000", "rd": "40"}, {"year": "2023", "rev": "800"}} {
		figures.Answers.Tables["fin.table"] = append(figures.Answers.Tables["fin.table"], forms.Row{ID: fmt.Sprint(i), Cells: cells})
	}
	successes := func(names ...string) forms.Case {
		c := caseOn("2026-11-29", nil)
		for i, name := range names {
			c.Answers.Tables["gn.cases"] = append(c.Answers.Tables["gn.cases"], forms.Row{ID: fmt.Sprint(i), Cells: map[string]string{"name": name}})
		}
		return c
	}
	type told struct {
		Missing    string
		Listed     bool
		Blank, Row int
		Column     string
		Twice      int
		Either     []string
	}
	for _, x := range []struct {
		name, programme, rule string
		c                     forms.Case
		want                  told
	}{
		{"no row", "lz-02a-jigai", "TWICE", support(), told{Missing: "support.table"}},
		{"one cell of the second row", "lz-02a-jigai", "TWICE", support(whole, map[string]string{"year": "2024", "prog": "技改", "amount": "10"}),
			told{Missing: "support.table", Listed: true, Blank: 1, Row: 2, Column: "支持的项目/产品/设备"}},
		{"two cells", "lz-02a-jigai", "TWICE", support(map[string]string{"year": "2024"}, whole),
			told{Missing: "support.table", Listed: true, Blank: 2, Row: 1, Column: "项目/政策名称"}},
		{"a month twelve times", "lz-08b-xiaowei-daikuan", "XW-2", months, told{Missing: "xw.months", Listed: true, Row: 2, Twice: 1}},
		{"a success told twice", "gn-02-zhuanye", "GN-7", successes("甲技术", "乙技术", "甲技术"), told{Missing: "gn.cases", Listed: true, Row: 3, Twice: 1}},
		{"a success without its name", "gn-02-zhuanye", "GN-7", successes("甲技术", "", "乙技术"),
			told{Missing: "gn.cases", Listed: true, Blank: 1, Row: 2, Column: "案例(成果)名称"}},
		{"a cell of the last year, that a share is calculated from", "sn-01-jishuzhongxin", "JS-2", figures,
			told{Missing: "fin.table", Listed: true, Blank: 1, Row: 2, Column: "主营业务收入"}},
		{"either of two materials", "stt-01-rending", "STT-14", caseOn("2026-11-29", map[string]string{"eq.level": "国内领先"}),
			told{Missing: "x.novelty", Either: []string{"x.novelty", "x.test"}}},
	} {
		c := conditionOf(t, checked(t, l, x.programme, x.c).Verdicts[0], x.rule)
		got := told{c.Missing, c.Listed, c.Blank, c.Row, c.Column, c.Twice, c.Either}
		if c.Outcome != forms.Unknown {
			t.Errorf("%s: %s", x.name, c.Outcome)
		}
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s: %s", x.name, diff)
		}
	}
}

// Days that are counted through a year without a notice settle nothing.
func TestEstimatedDaysSettleNothing(t *testing.T) {
	l := builtin(t)
	for _, x := range []struct {
		from, back string
		outcome    forms.Outcome
		estimated  bool
	}{
		{"2026-12-29", "2027-01-13", forms.Met, false},
		{"2026-12-29", "2027-01-14", forms.Doubtful, false},
		{"2027-12-28", "2028-01-05", forms.Confirm, true},
		{"2027-12-28", "2028-01-31", forms.Doubtful, true},
	} {
		c := caseOn("2026-11-29", map[string]string{"yj.channel": "合作银行", "yj.from": x.from, "yj.back": x.back})
		got := conditionOf(t, checked(t, l, "lz-09-yingji-zhouzhuan", c).Verdicts[0], "YJ-5")
		if got.Outcome != x.outcome || got.Estimated != x.estimated {
			t.Errorf("%s to %s: %s, estimated %v; want %s, %v", x.from, x.back, got.Outcome, got.Estimated, x.outcome, x.estimated)
		}
	}
}
