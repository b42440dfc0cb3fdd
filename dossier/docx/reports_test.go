package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// sized is a cell of a width in twips.
func sized(w, text string) string { return td(text, `<w:tcW w:w="`+w+`" w:type="dxa"/>`) }

func TestPlacesOfReports(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"column that only closes the table", table(5,
			row(sized("1000", "厂名")+sized("1900", "")+sized("1000", "厂址")+sized("1900", "")+sized("140", "")),
			row(sized("1000", "电话")+sized("1900", "")+sized("1000", "邮编")+sized("1900", "")+sized("140", " "))),
			[]string{"t0.r0.c1 厂名 text", "t0.r0.c3 厂址 text", "t0.r1.c1 电话 text", "t0.r1.c3 邮编 text"}},
		{"column wide enough to write in", table(3, row(sized("1000", "厂名")+sized("1900", "")+sized("900", "")), row(sized("1000", "电话")+sized("1900", "")+sized("900", "章"))),
			[]string{"t0.r0.c1 厂名 text", "t0.r1.c1 电话 text"}},
		{"width in parts of the page", table(2, row(sized("4750", "厂名")+td("", `<w:tcW w:w="250" w:type="pct"/>`)), row(sized("4750", "厂址")+td("", `<w:tcW w:w="250" w:type="pct"/>`))),
			[]string{"t0.r0.c1 厂名 text", "t0.r1.c1 厂址 text"}},
		{"day beside a name over a seal", table(1, tds("本表内容属实。\n填写人： 日期：\n（单位印章）\n安全员： 日期：  年  月  日")), []string{"t0.r0.c0 日期 sign"}},
		{"office that seals", table(1, tds("情况：\n\n经手人： 日期：\n（发证机关专用章）\n证书编号：  年 月 日")), []string{"t0.r0.c0 情况 sign"}},
		{"firm that seals beside its name", table(1, tds("厂名：________\n（公章）")), []string{"t0.r0.c0 厂名 text"}},
		{"decade of an old form", table(2, tds("填报日期：", "201  年  月  日")), []string{"t0.r0.c1 填报日期 sign"}},
		{"decade of today", table(2, tds("填报日期：", "202  年  月  日")), []string{"t0.r0.c1 填报日期 date"}},
		{"century only", table(2, tds("填报日期：", "20  年  月  日")), []string{"t0.r0.c1 填报日期 date"}},
		{"marks under the header", table(4, tds("指标", "编号", "计量单位", "本期"), tds("甲", "乙", "丙", "1"), tds("用电量", "01", "千瓦时", ""), tds("损耗率", "02", "%", "")),
			[]string{"t0.r2.c3 本期 number", "t0.r3.c3 本期 number"}},
		{"header twice abreast", table(6, tds("指标", "单位", "本期", "指标", "单位", "本期"), tds("甲", "乙", "1", "甲", "乙", "1"), tds("用电量", "吨", "", "用水量", "吨", ""), tds("用煤量", "吨", "", "", "", "")),
			[]string{"t0.r2.c2 本期 number", "t0.r2.c5 本期 number", "t0.r3.c2 本期 number"}},
		{"total over the rows", table(3, tds("去向", "排放量（吨）", "水体"), tds("——", "总计：", "——"), tds("", "", ""), tds("", "", "")),
			[]string{"t0.r1.c1 总计 number", "t0.r2 去向|排放量（吨）|水体 rows"}},
		{"lines beside an inner table", table(1, row(cell(para(spaced("交易件数________ （件）"))+table(2, tds("厂名", ""), tds("厂址", ""))+para("")))),
			[]string{"t0.r0.c0 交易件数 number", "t0.r0.c0.t0.r0.c1 厂名 text", "t0.r0.c0.t0.r1.c1 厂址 text"}},
		{"number over a table", para(spaced("设备申请表")) + para(spaced("流水号：")) + table(2, tds("厂名", "")), []string{"p1#1 流水号 text", "t0.r0.c1 厂名 text"}},
		{"name of a table", para(spaced("设备情况：")) + table(2, tds("厂名", "")), []string{"t0.r0.c1 厂名 text"}},
		{"headings over rows of one cell", table(1, tds("基本信息："), tds("厂名：____________电话：____________"), tds("请选择，并打“√”："), tds("□新办 □更换")),
			[]string{"t0.r1.c0#1 厂名 text", "t0.r1.c0#2 电话 text", "t0.r3.c0#1 请选择，并打“√” choice 新办 更换"}},
		{"one label over the same of the next line", para(spaced("回执送达地址：")) + para(spaced("　　　　，地址：          ，邮编：          ")), []string{"p1#1 地址 text", "p1#2 邮编 text"}},
		{"who a form is for", `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + spaced("联络员备案通知书") + `</w:p>` + para(spaced("（内资企业使用）")) + para(spaced("")) + table(2, tds("厂名", "")),
			[]string{"t0.r0.c1 厂名 text"}},
		{"copies side by side", table(2, tds("联络员证件（正面）复印件粘贴处", "联络员证件（反面）复印件粘贴处")), []string{"t0.r0.c0 联络员证件（正面）复印件粘贴处 image", "t0.r0.c1 联络员证件（反面）复印件粘贴处 image"}},
		{"unit in a bracket behind a line", para(spaced("其中，进口________ （件），出口________ （件）；")), []string{"p0#1 进口 number", "p0#2 出口 number"}},
		{"quarter of a year", para(lined("      ")+spaced("年 第  季")) + table(2, tds("厂名", "")), []string{"p0#1 年 number", "p0#2 第 text", "t0.r0.c1 厂名 text"}},
		{"cells that move the day", table(4, row(td("理由", mergeBegins)+across("3", "")), row(td("", mergeGoesOn)+td("", "")+td("", "")+td("　年　月　日", ""))),
			[]string{"t0.r0.c1 理由 longtext", "t0.r1.c3  date"}},
		{"seal in a row of its own", table(1, tds("厂址：____________"), tds("　　　　单位盖章　"), tds("年　　月　　日")), []string{"t0.r0.c0 厂址 text", "t0.r1.c0 单位盖章 sign", "t0.r2.c0 单位盖章 sign"}},
		{"how long", table(4, tds("年生产时间", "", "设计使用年限", "")), []string{"t0.r0.c1 年生产时间 text", "t0.r0.c3 设计使用年限 text"}},
		{"opinions side by side", table(2, tds("初审意见：", "领导审批意见：\n\n签名：\n　年　月　日")), []string{"t0.r0.c0 初审意见 sign", "t0.r0.c1 领导审批意见 sign"}},
		{"heads of the staff", table(4, row(td("人员", mergeBegins)+across("2", "科技人员")+td("其他", mergeBegins)), row(td("", mergeGoesOn)+td("博士", "")+td("硕士", "")+td("", mergeGoesOn)), tds("专职", "", "", ""), tds("兼职", "", "", "")),
			[]string{"t0.r2.c1 博士 number", "t0.r2.c2 硕士 number", "t0.r2.c3 其他 text", "t0.r3.c1 博士 number", "t0.r3.c2 硕士 number", "t0.r3.c3 其他 text"}},
		{"brackets that are ticked", table(2, row(td("范围", mergeBegins)+td("（1）旅店（  ）、宾馆（  ）", "")), row(td("", mergeGoesOn)+td("（2）泳池（  ）", ""))),
			[]string{"t0.r0.c1#1 范围 choice 旅店 宾馆", "t0.r1.c1#1 （2）泳池 check （2）泳池"}},
		{"bracket for a number", table(2, tds("楼层", "共（   ）层")), []string{"t0.r0.c1 楼层 number"}},
		{"owners, one row", table(3, tds("股东", "出资比例", "出资方式"), tds("", "", ""), row(td("情况介绍", "")+across("2", ""))),
			[]string{"t0.r1 股东|出资比例|出资方式 rows", "t0.r2.c1 情况介绍 text"}},
		{"label with a long remark", para(spaced("二、企业性质：")) + para("") + para(spaced("三、企业经营范围（以登记机关核准的经营范围为准）：")) + para("") + para("") + para(spaced("注册地址：")),
			[]string{"p0#1 二、企业性质 text", "p2#1 三、企业经营范围（以登记机关核准的经营范围为准） text", "p5#1 注册地址 text"}},
		{"where tax is paid", table(2, tds("纳税辖区", "")), []string{"t0.r0.c1 纳税辖区 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOtherYearIsRefused never writes a year whose printed beginning is another.
func TestOtherYearIsRefused(t *testing.T) {
	body := table(4, tds("成立日期", "19  年  月  日", "投产日期", "20  年  月  日"))
	blank := build(t, body)
	day := place.Answer{Text: "2026-3-1"}
	out, report, err := mustOpen(t, blank).FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": day, "t0.r0.c3": day})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"t0.r0.c1"}, report.Refused); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"t0.r0.c3"}, report.Filled); diff != "" {
		t.Error(diff)
	}
	if doc := part(t, out, "word/document.xml"); strings.Count(doc, "2026") != 1 || !strings.Contains(doc, "19  年  月  日") {
		t.Error(doc)
	}
}
