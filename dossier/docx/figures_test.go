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

// TestNumberedColumns names columns by their header, and not by the row that only counts them.
func TestNumberedColumns(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"list and its total", para(spaced("表B1序号：        金额单位：万元")) + table(4, row(td("序号", mergeBegins)+td("设备名称", "")+td("数量", "")+td("金额", "")), row(td("", mergeGoesOn)+td("（1）", "")+td("（2）", "")+td("（3）", "")), tds("", "", "", ""), tds("", "", "", ""), row(across("2", "累计")+td("", "")+td("", ""))),
			[]string{"p0#1 序号 text", "t0.r2 设备名称|数量|金额 rows", "t0.r4.c1 数量 number", "t0.r4.c2 金额 money"}},
		{"budget with printed rows", para(spaced("金额单位：万元")) + table(5, row(td("序号", mergeBegins)+td("科目", "")+td("合计", "")+td("专项经费", "")+td("备注", "")), row(td("", mergeGoesOn)+td("(1)", "")+td("(2)", "")+td("(3)", "")+td("/", "")), tds("1", "设备费", "", "", ""), tds("2", "材料费", "", "/", "不得调整")),
			[]string{"t0.r2.c2 合计 money", "t0.r2.c3 专项经费 money", "t0.r2.c4 备注 text", "t0.r3.c2 合计 money"}},
		{"remark beside several rows", para(spaced("金额单位：万元")) + table(5, row(td("序号", mergeBegins)+td("科目", "")+td("合计", "")+td("自筹", "")+td("备注", "")), row(td("", mergeGoesOn)+td("(1)", "")+td("(2)", "")+td("(3)", "")+td("/", "")), row(td("1", "")+td("会议费", "")+td("", "")+td("", "")+td("参与人员提出", mergeBegins)), row(td("2", "")+td("差旅费", "")+td("", "")+td("", "")+td("", mergeGoesOn))),
			[]string{"t0.r2.c2 合计 money", "t0.r2.c3 自筹 money", "t0.r3.c2 合计 money", "t0.r3.c3 自筹 money"}},
		{"under two rows of heads", table(4, row(upright("1", "名称")+across("2", "经费来源")+upright("1", "说明")), row(td("", mergeGoesOn)+td("自筹", "")+td("拨款", "")+td("", mergeGoesOn)), tds("（1）", "（2）", "（3）", "（4）"), tds("", "", "", ""), tds("", "", "", "")),
			[]string{"t0.r3 名称|自筹|拨款|说明 rows"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestRowsOfTicksAndRoom looks at rows whose cells answer one label together, and at words that name no cell.
func TestRowsOfTicksAndRoom(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"ticks under heads of one question", table(5, row(upright("1", "产品")+upright("1", "数量")+across("3", "国产化")), row(td("", mergeGoesOn)+td("", mergeGoesOn)+td("全部使用", "")+td("全部未使用", "")+td("部分使用", "")), tds("服务器", "", "□", "□", "□ (%)"), tds("数据库", "", "□", "□", "□ (%)")),
			[]string{"t0.r2.c1 数量 number", "t0.r2.c2#1 国产化 choice 全部使用 全部未使用 部分使用", "t0.r3.c1 数量 number", "t0.r3.c2#1 国产化 choice 全部使用 全部未使用 部分使用"}},
		{"several free cells of one label", table(6, row(across("6", "需求征集")), tds("关键字(1-5个)", "", "", "", "", ""), row(td("网址", "")+across("5", ""))),
			[]string{"t0.r1.c1 关键字(1-5个) text", "t0.r1.c2 关键字(1-5个) text", "t0.r1.c3 关键字(1-5个) text", "t0.r1.c4 关键字(1-5个) text", "t0.r1.c5 关键字(1-5个) text", "t0.r2.c1 网址 text"}},
		{"cells behind one label that were not merged", table(4, row(across("4", "许可申请")), tds("企业名称", "", "", ""), row(td("网址", "")+across("3", ""))),
			[]string{"t0.r1.c1 企业名称 text", "t0.r2.c1 网址 text"}},
		{"label that begins as a demand", table(2, tds("项目名称", ""), tds("需求技术所属领域\n（非基础研究填写）", "□软件 □材料")),
			[]string{"t0.r0.c1 项目名称 text", "t0.r1.c1#1 需求技术所属领域（非基础研究填写） choice 软件 材料"}},
		{"free row below pairs", table(4, tds("员工总数", "", "大专人数", ""), tds("硕士人数", "", "博士人数", ""), tds("", "", "", "")),
			[]string{"t0.r0.c1 员工总数 number", "t0.r0.c3 大专人数 number", "t0.r1.c1 硕士人数 number", "t0.r1.c3 博士人数 number"}},
		{"label over a free cell that has its own", table(2, row(td("经营范围", mergeBegins)+td("主营：", "")), row(td("", mergeGoesOn)+td("兼营：", "")), tds("资质", "")),
			[]string{"t0.r0.c1 主营 text", "t0.r1.c1 兼营 text", "t0.r2.c1 资质 text"}},
		{"points of a remark", para(spaced("备注：1、以上材料一式四份")) + para(spaced("2、复印件加盖公章")) + para(spaced("3、介绍材料另附")) + para("") + para("") + table(2, tds("名称", ""), tds("电话", "")),
			[]string{"t0.r0.c1 名称 text", "t0.r1.c1 电话 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestLinesBelowTheirWords names a line alone in its paragraph by the words right over it, once.
func TestLinesBelowTheirWords(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"words with a colon", para(spaced("1.2 主管部门名称（若无的不填此项）：")) + para(lined("            ")) + para(spaced("地址：")+lined("        ")), []string{"p1#1 1.2主管部门名称（若无的不填此项） text", "p2#1 地址 text"}},
		{"numbered heading", para(spaced("3.申请的专业类别")) + para(spaced("____________")), []string{"p1#1 3.申请的专业类别 text"}},
		{"a second line of the same answer", para(spaced("地址：")+lined("        ")) + para(lined("        ")), []string{"p0#1 地址 text", "p1#1  text"}},
		{"limit below the room", table(1, tds("1．立项背景\n\n"), tds("（不超过800个汉字）")), []string{"t0.r0.c0 1．立项背景 longtext"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}
