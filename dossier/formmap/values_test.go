package formmap

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// TestUnsoundValuesAreHeldBack: what fails its own check is not written anywhere, and every such value is told.
func TestUnsoundValuesAreHeldBack(t *testing.T) {
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	value := func(id, text string) func(forms.Answers) {
		return func(a forms.Answers) { a.Values[id] = text }
	}
	cell := func(table string, row int, column, text string) func(forms.Answers) {
		return func(a forms.Answers) { a.Tables[table][row].Cells[column] = text }
	}
	for name, c := range map[string]struct {
		change func(forms.Answers)
		at     string // the place that must stay empty
		want   []string
	}{
		"telephone read as an amount": {value("legal.mobile", "1.38E+10"), "t0.r2.c3", []string{"t0.r2.c3 legal.mobile  -1 mobile-form"}},
		"a day that is not":           {value("org.established", "2016-02-30"), "t0.r0.c1", []string{"t0.r0.c1 org.established  -1 date-none"}},
		"no amount":                   {value("org.capital", "约三千"), "t0.r0.c3", []string{"t0.r0.c3 org.capital  -1 number"}},
		"no option":                   {value("org.scale", "很大"), "t0.r1.c1#1", []string{"t0.r1.c1#1 org.scale  -1 option"}},
		"neither yes nor no":          {value("org.above", "也许"), "t0.r1.c3#1", []string{"t0.r1.c3#1 org.above  -1 bool"}},
		"a cell of a year":            {cell("fin.table", 0, "rev", "一千多"), "t1.r1.c1", []string{"t1.r1.c1 fin.table rev 0 number"}},
		"a cell that a total needs": {cell("sales", 1, "qty", "若干"), "t2.r4.c2",
			[]string{"t2.r1 sales qty 1 number", "t2.r4.c2 sales qty 1 number"}},
	} {
		t.Run(name, func(t *testing.T) {
			sound, none := writing.Values(m, smallPlaces(), formtest.Answered(form, smallCase()))
			if len(none) > 0 {
				t.Fatalf("sound values are held back: %+v", none)
			}
			filled := smallCase()
			c.change(filled.Answers)
			values, held := writing.Values(m, smallPlaces(), formtest.Answered(form, filled))
			if a, written := values[c.at]; written {
				t.Errorf("%s holds %+v", c.at, a)
			}
			if diff := cmp.Diff(c.want, heldLines(held)); diff != "" {
				t.Errorf("held back (-want +got):\n%s", diff)
			}
			for at := range sound {
				if _, still := values[at]; !still && at != c.at {
					t.Errorf("%s is empty too", at)
				}
			}
		})
	}
}

func heldLines(held []printed.Held) []string {
	var lines []string
	for _, h := range held {
		lines = append(lines, fmt.Sprintf("%s %s %s %d %s", h.At, h.Field, h.Column, h.Row, h.Fault.Code))
	}
	return lines
}

// TestFaultyCellLeavesTheRestOfItsRow: of repeating rows only the faulty cell stays empty.
func TestFaultyCellLeavesTheRestOfItsRow(t *testing.T) {
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	c := smallCase()
	c.Answers.Tables["sales"][0].Cells["price"] = "十块"
	values, held := writing.Values(m, smallPlaces(), formtest.Answered(form, c))
	want := place.Answer{Rows: []map[int]string{{1: "甲公司", 2: "2"}, {1: "乙公司", 2: "3"}}}
	if diff := cmp.Diff(want, values["t2.r1"]); diff != "" || len(held) != 1 || held[0].Text != "十块" {
		t.Errorf("held %+v, rows (-want +got):\n%s", held, diff)
	}
	// A form filled so says nothing new: the answer is not emptied by reading it back.
	if edits := writing.Edits(m, smallPlaces(), formtest.Answered(form, c), values); len(edits) > 0 {
		t.Errorf("read back: %+v", edits)
	}
}

// TestWhatIsNoAnswerIsHeldBack: words that stand for an answer, a founding date still to come and codes that cannot be
// are not written; answers that only look like them are.
func TestWhatIsNoAnswerIsHeldBack(t *testing.T) {
	form := smallForm(t)
	m := Propose(smallPlaces(), ownSmall(t))
	c := smallCase()
	c.Answers.Values["org.name"] = "待定"
	c.Answers.Tables["sales"][0].Cells["qty"] = "#REF!"
	values, held := writing.Values(m, smallPlaces(), formtest.Answered(form, c))
	if diff := cmp.Diff([]string{"p2#1 org.name  -1 no-answer", "t2.r1 sales qty 0 no-answer", "t2.r4.c2 sales qty 0 no-answer"}, heldLines(held)); diff != "" {
		t.Errorf("held back (-want +got):\n%s", diff)
	}
	if a, written := values["p2#1"]; written {
		t.Errorf("the name reads %+v", a)
	}
}

// TestBrokenConditionsAreHeldBack: an answer that breaks the condition on itself is not written.
func TestBrokenConditionsAreHeldBack(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, "| 单位名称 | | 成立日期 | |\n| 邮政编码 | | 联行号 | |")
	m := Propose(places, FromForm(form))
	for name, c := range map[string]struct {
		field, text string
		want        []string
	}{
		"founded tomorrow": {"org.established", "2031-05-06", []string{"t0.r0.c3 org.established  -1 constraint"}},
		"founded":          {"org.established", "2016-05-06", nil},
		"no postcode":      {"org.postcode", "000000", []string{"t0.r1.c1 org.postcode  -1 postcode-zero"}},
		"short bank code":  {"bank.cnaps", "10261400012", []string{"t0.r1.c3 bank.cnaps  -1 cnaps-form"}},
	} {
		t.Run(name, func(t *testing.T) {
			filled := smallCase()
			filled.Answers = forms.NewAnswers()
			filled.Answers.Values["org.name"], filled.Answers.Values[c.field] = "柳州甲公司", c.text
			values, held := writing.Values(m, places, formtest.Answered(form, filled))
			if diff := cmp.Diff(c.want, heldLines(held)); diff != "" || values["t0.r0.c1"].Text == "" {
				t.Errorf("%+v, held back (-want +got):\n%s", values, diff)
			}
		})
	}
}

// TestWhatIsToldOfAHeadWhomAUnitHasNotIsHeldBack: with the name of the legal representative goes what the line says of him.
func TestWhatIsToldOfAHeadWhomAUnitHasNotIsHeldBack(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, "单位登记表\n单位名称：______\n法定代表人：______，职务：______，联系电话：______\n法定代表人（负责人）：______")
	m := Propose(places, FromForm(form))
	filled := smallCase()
	filled.Answers = forms.NewAnswers()
	for field, text := range map[string]string{"org.name": "广西甲建设有限公司柳州分公司", "legal.name": "覃示例", "legal.title": "负责人", "legal.mobile": "13800000001"} {
		filled.Answers.Values[field] = text
	}
	values, held := writing.Values(m, places, formtest.Answered(form, filled))
	var said []string
	for _, p := range places {
		said = append(said, values[p.At].Text)
	}
	if diff := cmp.Diff([]string{"广西甲建设有限公司柳州分公司", "", "", "", "覃示例"}, said); diff != "" || len(held) != 3 {
		t.Errorf("held %v (-want +got):\n%s", heldLines(held), diff)
	}
}

// TestWhatUnitsOfAKindHaveNotIsHeldBack: a branch and an individual business have no legal representative, a public institution
// no business licence and no registered capital; places that name their head too are filled.
func TestWhatUnitsOfAKindHaveNotIsHeldBack(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `申请单位基本情况表
| 单位名称 | | 营业执照号码 | |
| 注册资本（万元） | | 法定代表人 | |
| 法定代表人/负责人 | | 企业负责人 | |`)
	m := Propose(places, FromForm(form))
	const name, licence, capital, legal, either = "t0.r0.c1", "t0.r0.c3", "t0.r1.c1", "t0.r1.c3", "t0.r2.c1"
	for kind, c := range map[string]struct {
		name, sort, uscc string
		held             []string
	}{
		"company":             {"柳州甲机械有限公司", "企业", "91450200MA5TEKT08L", nil},
		"branch":              {"广西甲建设有限公司柳州分公司", "企业", "91450200MA5TEKT08L", []string{capital + " no-capital", legal + " no-legal-representative"}},
		"individual business": {"柳州阿贵竹器店", "个体工商户", "", []string{capital + " no-capital", legal + " no-legal-representative"}},
		"hospital":            {"柳州市甲医院", "医疗卫生机构", "12450200MA5TEKT08R", []string{licence + " no-licence", capital + " no-capital"}},
	} {
		t.Run(kind, func(t *testing.T) {
			filled := smallCase()
			filled.Answers = forms.NewAnswers()
			for field, text := range map[string]string{"org.name": c.name, "org.type": c.sort, "org.uscc": c.uscc, "org.reg_capital": "300", "legal.name": "覃示例"} {
				filled.Answers.Values[field] = text
			}
			values, held := writing.Values(m, places, formtest.Answered(form, filled))
			var got []string
			for _, h := range held {
				got = append(got, h.At+" "+string(h.Fault.Code))
				if a, written := values[h.At]; written {
					t.Errorf("%s holds %+v", h.At, a)
				}
			}
			if diff := cmp.Diff(c.held, got); diff != "" || values[name].Text != c.name || values[either].Text != "覃示例" {
				t.Errorf("%+v, held back (-want +got):\n%s", values, diff)
			}
		})
	}
}

func TestAShareIsWrittenWithItsSignWhereNoneIsPrinted(t *testing.T) {
	f := &forms.Field{Type: forms.Text{S: string(forms.TypePercent)}, Unit: "%"}
	for name, tt := range map[string]struct {
		place place.Place
		unit  string
	}{
		"plain":    {place.Place{Label: "资产负债率"}, ""},
		"label":    {place.Place{Label: "资产负债率（%）"}, "%"},
		"unit":     {place.Place{Label: "资产负债率", Unit: "％"}, "%"},
		"row":      {place.Place{Label: "2025年", Heads: []place.Head{{Role: place.HeadRow, Text: "资产负债率（百分比）"}}}, "%"},
		"by title": {place.Place{Label: "资产负债率", Heads: []place.Head{{Role: place.HeadTitle, Text: "控股50%以上单位情况表"}}}, ""},
	} {
		if got := writing.Look(tt.place, f, "").Unit; got != tt.unit {
			t.Errorf("%s: unit %q, want %q", name, got, tt.unit)
		}
	}
}

// TestWhoeverHoldsAPost writes the legal representative by his post only where the profile says that he holds it, and what his identity
// number tells of him.
func TestWhoeverHoldsAPost(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		企业情况表
		| 企业名称 | | 统一社会信用代码 | |
		| 董事长 | | 手机 | |
		| 总经理 | | 手机 | |
		| 法定代表人 | | 性别 | |
		| 出生年月 | | 出生日期 | |`)
	for title, want := range map[string]map[string]string{
		"董事长、高级工程师": {"t0.r1.c1": "覃示例", "t0.r1.c3": "13800000001"},
		"总经理":       {"t0.r2.c1": "覃示例", "t0.r2.c3": "13800000001"},
		"副董事长":      {},
		"":          {},
	} {
		c := forms.Case{Answers: forms.Answers{Values: map[string]string{"legal.name": "覃示例", "legal.mobile": "13800000001", "legal.id": "450203198001010017", "legal.title": title}}}
		values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
		want["t0.r3.c1"], want["t0.r3.c3"], want["t0.r4.c1"], want["t0.r4.c3"] = "覃示例", "男", "1980年1月", "1980年1月1日"
		got := map[string]string{}
		for at, a := range values {
			got[at] = a.Text
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", title, diff)
		}
	}
}

// TestLevelOfAResearchBody ticks the level of the applicant's research bodies where the list of titles tells one, and never that it has none.
func TestLevelOfAResearchBody(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		认定申请表
		| 企业名称 | | 统一社会信用代码 | |
		| 企业技术中心级别 | □国家级 □自治区级 □市级 □无 | 研发机构级别 | □国家级 □省级 □市级 □无 |`)
	body := func(name, level string) forms.Row {
		return forms.Row{Cells: map[string]string{"name": name, "level": level}}
	}
	for name, tc := range map[string]struct {
		rows []forms.Row
		want map[string][]string
	}{
		"one":        {[]forms.Row{body("高新技术企业", "国家级"), body("柳州市企业技术中心", "市级")}, map[string][]string{"t0.r1.c1#1": {"t0.r1.c1#3"}, "t0.r1.c3#1": {"t0.r1.c3#3"}}},
		"two levels": {[]forms.Row{body("广西企业技术中心", "自治区级"), body("重点实验室", "市级")}, map[string][]string{"t0.r1.c1#1": {"t0.r1.c1#2"}}},
		"to come":    {[]forms.Row{body("企业技术中心（培育）", "市级")}, map[string][]string{}},
		"no level":   {[]forms.Row{body("企业技术中心", "")}, map[string][]string{}},
		"none":       {[]forms.Row{body("高新技术企业", "国家级")}, map[string][]string{}},
	} {
		c := forms.Case{Answers: forms.Answers{Tables: map[string][]forms.Row{"qual.table": tc.rows}}}
		values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
		got := map[string][]string{}
		for at, a := range values {
			got[at] = a.Chosen
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestLevelsOfAnIndustry prints the names of the levels that are asked and ticks the section among printed ones.
func TestLevelsOfAnIndustry(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		入库申请表
		| 企业名称 | | 统一社会信用代码 | |
		| 行业门类 | | 国民经济行业大类 | |
		| 行业明细代码 | | 行业代码 | |
		所属行业：□农、林、牧、渔业 □制造业 □建筑业 □金融业`)
	c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.industry": "C3511"}}}
	values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
	if values["t0.r1.c1"].Text != "制造业" || values["t0.r1.c3"].Text != "专用设备制造业" || values["t0.r2.c1"].Text != "C3511" || values["t0.r2.c3"].Text != "C3511" || len(values["p1#1"].Chosen) != 1 || values["p1#1"].Chosen[0] != "p1#2" {
		t.Errorf("%+v", values)
	}
}

// TestProductsOneARow writes the products that an answer lists below one another, as long as the form has rows for them, and reads them
// back as unchanged.
func TestProductsOneARow(t *testing.T) {
	form := formtest.Profile(t)
	places := formtest.Paper(t, `
		试点企业申请表
		| 企业名称 | | 统一社会信用代码 | | | |
		| 主要产品（前三大产品）v | 名称 | 上一年度产量 | 主要市场 |>2 |
		| ^ | | | |>2 |
		| ^ | | | |>2 |
		| ^ | | | |>2 |`)
	m := Propose(places, FromForm(form))
	for products, want := range map[string][]string{
		"旋压机、压力机":                  {"旋压机", "压力机"},
		"旋压机、压力机、成形线、工装":           nil,
		"主要从事旋压机的研发、生产和销售":         nil,
		"数控强力旋压机；伺服压力机；自动化成形线及工装。": {"数控强力旋压机", "伺服压力机", "自动化成形线及工装"},
	} {
		c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.products": products}}}
		values, _ := writing.Values(m, places, formtest.Answered(form, c))
		var got []string
		for _, row := range values["t0.r2"].Rows {
			got = append(got, row[1])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", products, diff)
		}
		if edits := writing.Edits(m, places, formtest.Answered(form, c), values); len(edits) > 0 {
			t.Errorf("%s: read back as %+v", products, edits)
		}
	}
}
