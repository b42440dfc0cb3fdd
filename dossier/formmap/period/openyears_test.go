package period_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestOpenYears has figures of years that the form leaves open: the years are printed with the figures, in rows and in
// columns, and an expected year is left.
func TestOpenYears(t *testing.T) {
	row := func(text string) place.Head { return place.Head{Role: place.HeadRow, Text: text} }
	column := func(text string) place.Head { return place.Head{Role: place.HeadColumn, Text: text} }
	made := func(at, label, context string, kind place.Kind, unit string, heads ...place.Head) place.Place {
		return place.Place{At: at, Label: label, Context: context, Kind: kind, Unit: unit, Heads: heads}
	}
	var rows, columns []place.Place
	for i, year := range []string{"年", "年", "年（预计）"} {
		at := "t0.r" + string(rune('1'+i))
		rows = append(rows,
			made(at+".c1", "年份", "经营情况", place.Text, year, row("经营情况"), column("年份")),
			made(at+".c2", "销售收入", year, place.Money, "", row(year), row("经营情况"), column("销售收入")),
			made(at+".c3", "净利润", year, place.Money, "", row(year), row("经营情况"), column("净利润")))
	}
	for _, c := range []string{".c1", ".c2", ".c3"} {
		columns = append(columns, made("t0.r1"+c, "近三年", "财务指标", place.Text, "年", row("项目"), column("近三年")))
	}
	for i, what := range []string{"销售收入", "净利润"} {
		for _, c := range []string{".c1", ".c2", ".c3"} {
			columns = append(columns, made("t0.r"+string(rune('2'+i))+c, "近三年", what, place.Money, "", row(what), column("年"), column("近三年")))
		}
	}
	relative := []place.Place{
		made("t0.r0.c1", "前年", "财务状况", place.Text, "", row("指标")), made("t0.r0.c2", "上一年度", "财务状况", place.Text, "", row("指标")),
		made("t0.r1.c1", "前年____审计", "销售收入", place.Money, "", row("销售收入")), made("t0.r1.c2", "上一年度____审计", "销售收入", place.Money, "", row("销售收入")),
		made("t0.r2.c1", "前年____审计", "净利润", place.Money, "", row("净利润")), made("t0.r2.c2", "上一年度____审计", "净利润", place.Money, "", row("净利润")),
	}
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name   string
		places []place.Place
		want   string
	}{
		{"in rows", rows, "r1.c1 year=@year-1:year, r1.c2 year=@year-1:rev, r1.c3 year=@year-1:net, r2.c1 year=@year:year, r2.c2 year=@year:rev, r2.c3 year=@year:net"},
		{"in columns", columns, "r1.c1 year=@year-2:year, r1.c2 year=@year-1:year, r1.c3 year=@year:year, r2.c1 year=@year-2:rev, r2.c2 year=@year-1:rev, r2.c3 year=@year:rev, r3.c1 year=@year-2:net, r3.c2 year=@year-1:net, r3.c3 year=@year:net"},
		{"counted back, where the blank asks else", relative, "r1.c1 year=@year-1:rev, r1.c2 year=@year:rev, r2.c1 year=@year-1:net, r2.c2 year=@year:net"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, e := range formmap.Propose(tc.places, c).Entries {
				if e.State == plan.Proposed {
					got = append(got, strings.TrimPrefix(e.At, "t0.")+" "+e.Sub)
				}
			}
			if d := cmp.Diff(tc.want, strings.Join(got, ", ")); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestTheYearOfTheWholeForm counts 上年 from the year that a form prints for the whole, wherever it stands, and writes nothing of today
// below a year that is over.
func TestTheYearOfTheWholeForm(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	c.Year = 2026
	for _, tc := range []struct{ form, want string }{
		{"年报\n（2024年）\n| 指标 | 本年 | 上年 |\n| 营业收入 | | |\n| 利润总额 | | |", "fin.table year=2023:rev"},
		{"年报\n二〇二五年度\n| 指标 | 本年 | 上年 |\n| 营业收入 | | |\n| 利润总额 | | |", "fin.table year=2024:rev"},
		{"申报表\n填报日期：2025年3月\n| 单位名称 | | 上年营业收入 | |", "fin.table year=2024:rev"},
		{"2024年度先进企业申报表\n| 单位名称 | | 上年营业收入 | |", "fin.table year=2023:rev"},
		{"2026年度先进企业申报表\n| 单位名称 | | 上年营业收入 | |", "fin.table year=2025:rev"},
		{"先进企业申报表\n| 单位名称 | | 上年营业收入 | |", "fin.table year=@year:rev"},
		{"企业基本信息\n数据截止日期：2024年12月31日\n| 单位名称 | | 上年营业收入 | |", ""}, // from the day, or from the year after it
		{"申报书\n（适用于2024年度申报）\n| 单位名称 | | 上年营业收入 | |", ""},         // of what the line prints the year it does not say
		{"年度报告\n报告期：2023年度\n| 单位名称 | | 上年末从业人员 | |", ""},
		{"申报书\n（适用于2026年度申报）\n| 单位名称 | | 上年营业收入 | |", "fin.table year=@year:rev"},
		{"申报书\n（2024年修订）\n| 单位名称 | | 上年营业收入 | |", "fin.table year=@year:rev"},
		{"年报\n（2024年）\n| 单位名称 | | 从业人员 | |", ""},
		{"2026年度先进企业申报表\n| 单位名称 | | 从业人员 | |", "staff.total"},
	} {
		got := ""
		for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
			if e.State == plan.Proposed && e.Field != "org.name" && got == "" {
				got = strings.TrimSpace(e.Field + " " + e.Sub)
			}
		}
		if got != tc.want {
			t.Errorf("%q: %q, want %q", tc.form, got, tc.want)
		}
	}
}
