package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// TestFigureBeforeItsBracket writes an amount before the empty bracket of its cell, and a letter or a tick into one.
func TestFigureBeforeItsBracket(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"amounts", table(4, tds("注册资本", "（　　）", "实缴到位", "   (  )"), tds("法定代表人", "", "电话", "")),
			[]string{"t0.r0.c1 注册资本 money", "t0.r0.c1#1 币种 text", "t0.r0.c3 实缴到位 money", "t0.r0.c3#1 币种 text", "t0.r1.c1 法定代表人 text", "t0.r1.c3 电话 text"}},
		{"letter", table(2, tds("企业类型 A国有 B民营 C外资", "（　　）"), tds("电话", "")),
			[]string{"t0.r0.c1 企业类型A国有B民营C外资 text", "t0.r1.c1 电话 text"}},
		{"letter of an amount", table(2, tds("上年收入：A.大 B.小", "（　　）"), tds("电话", "")),
			[]string{"t0.r0.c1 上年收入：A.大B.小 text", "t0.r1.c1 电话 text"}},
		{"list to tick", table(2, tds("贷款总额", "（ ）"), tds("租金总额", "（ ）"), tds("设备总额", "（ ）")),
			[]string{"t0.r0.c1 贷款总额 money", "t0.r1.c1 租金总额 text", "t0.r2.c1 设备总额 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
	body := table(2, tds("注册资本", "（　　）"), tds("电话", ""))
	blank := mustOpen(t, build(t, body))
	answers := map[string]place.Answer{"t0.r0.c1": {Text: "3000"}, "t0.r0.c1#1": {Text: "人民币"}}
	out, _, err := blank.FillPlacesBytes(answers)
	if err != nil {
		t.Fatal(err)
	}
	filled := mustOpen(t, out)
	found, err := filled.inspect()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found.Layout.Areas {
		if a.Addr == "t0.r0.c1" && a.Text() != "3000（人民币）" {
			t.Errorf("printed %q", a.Text())
		}
	}
	got, err := filled.ReadPlaces(blank)
	if d := cmp.Diff(answers, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if d, err := Diff(build(t, body), out); len(d) > 0 || err != nil {
		t.Error(d, err)
	}
}

// TestYearsOfFigures asks for the years of figures that a form leaves open, in its header or in its first column, and never adds a
// row below them.
func TestYearsOfFigures(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"years under one head", table(3, row(td("项目", mergeBegins)+across("2", "前两年度")), row(td("", mergeGoesOn)+td("年", "")+td("  年", "")), tds("总资产（万元）", "", ""), tds("总负债（万元）", "", "")),
			[]string{"t0.r1.c1 前两年度 text", "t0.r1.c2 前两年度 text", "t0.r2.c1 前两年度 money", "t0.r2.c2 前两年度 money", "t0.r3.c1 前两年度 money", "t0.r3.c2 前两年度 money"}},
		{"years in a header", table(3, tds("指标", "    年", "    年（预计）"), tds("总资产（万元）", "", ""), tds("总负债（万元）", "", "")),
			[]string{"t0.r0.c1 年 text", "t0.r0.c2 年（预计） text", "t0.r1.c1 年 money", "t0.r1.c2 年（预计） money", "t0.r2.c1 年 money", "t0.r2.c2 年（预计） money"}},
		{"years down the first column", table(3, tds("年份", "销售收入", "净利润"), tds("年", "", ""), tds("年", "", ""), tds("年（预计）", "", "")),
			[]string{"t0.r1.c0 年份 text", "t0.r1.c1 销售收入 money", "t0.r1.c2 净利润 money", "t0.r2.c0 年份 text", "t0.r2.c1 销售收入 money", "t0.r2.c2 净利润 money", "t0.r3.c0 年份 text", "t0.r3.c1 销售收入 money", "t0.r3.c2 净利润 money"}},
		{"years beside a group", table(3, row(td("经营", mergeBegins)+td("年度", "")+td("销售收入", "")+td("净利润", "")), row(td("", mergeGoesOn)+td("   年", "")+td("", "")+td("", "")), row(td("", mergeGoesOn)+td("   年", "")+td("", "")+td("", ""))),
			[]string{"t0.r1.c1 年度 text", "t0.r1.c2 销售收入 money", "t0.r1.c3 净利润 money", "t0.r2.c1 年度 text", "t0.r2.c2 销售收入 money", "t0.r2.c3 净利润 money"}},
		{"lines for the years", table(3, tds("指标", "前年（____年）", "上一年度：____"), tds("总产值（万元）", "", ""), tds("净利润（万元）", "", "")),
			[]string{"t0.r0.c1 前年 text", "t0.r0.c2 上一年度 text", "t0.r1.c1 前年（____年） money", "t0.r1.c2 上一年度 money", "t0.r2.c1 前年（____年） money", "t0.r2.c2 上一年度 money"}},
		{"years of a term", table(4, tds("贷款期限", "   年", "展期", "   年"), tds("用途", "", "电话", "")),
			[]string{"t0.r0.c1 贷款期限 number", "t0.r0.c3 展期 number", "t0.r1.c1 用途 text", "t0.r1.c3 电话 text"}},
		{"terms in a list", table(3, tds("品名", "保修期", "价格"), tds("", "年", ""), tds("", "年", "")),
			[]string{"t0.r1 品名|价格 rows"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
	body := table(2, tds("年份", "收入"), tds("   年", ""), tds("年（预计）", ""))
	blank := mustOpen(t, build(t, body))
	out, _, err := blank.FillPlacesBytes(map[string]place.Answer{"t0.r1.c0": {Text: "2024年"}, "t0.r2.c0": {Text: "2025"}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := mustOpen(t, out).ReadPlaces(blank)
	if d := cmp.Diff(map[string]place.Answer{"t0.r1.c0": {Text: "2024"}, "t0.r2.c0": {Text: "2025"}}, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if d, err := Diff(build(t, body), out); len(d) > 0 || err != nil {
		t.Error(d, err)
	}
}
