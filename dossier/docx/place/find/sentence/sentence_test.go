package sentence_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestLinesBelowTheirWords names a line alone in its paragraph by the words right over it, once.
func TestLinesBelowTheirWords(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"words with a colon", wml.Para(wml.Spaced("1.2 主管部门名称（若无的不填此项）：")) + wml.Para(wml.Lined("            ")) + wml.Para(wml.Spaced("地址：")+wml.Lined("        ")), []string{"p1#1 1.2主管部门名称（若无的不填此项） text", "p2#1 地址 text"}},
		{"numbered heading", wml.Para(wml.Spaced("3.申请的专业类别")) + wml.Para(wml.Spaced("____________")), []string{"p1#1 3.申请的专业类别 text"}},
		{"a second line of the same answer", wml.Para(wml.Spaced("地址：")+wml.Lined("        ")) + wml.Para(wml.Lined("        ")), []string{"p0#1 地址 text", "p1#1  text"}},
		{"limit below the room", wml.Table(1, wml.TDs("1．立项背景\n\n"), wml.TDs("（不超过800个汉字）")), []string{"t0.r0.c0 1．立项背景 longtext"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestNamesBehindBlanks names each blank of a line by the words in brackets behind it, and not by those of the one before.
func TestNamesBehindBlanks(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		want       []string
	}{
		{"each", "__________（单位名称）__________（地址）__________（电话）", []string{"p0#1 单位名称 text", "p0#2 地址 text", "p0#3 电话 text"}},
		{"a firm and its representative", "________（投标人全称）授权________（全权代表名）为代表", []string{"p0#1 投标人全称 text", "p0#2 授权 text"}},
		{"with words between", "我________（法定代表人）代表________（企业名称）承诺。", []string{"p0#1 法定代表人 text", "p0#2 代表 text"}},
		{"behind labels", "联系人________（姓名）电话________（手机号码）", []string{"p0#1 联系人 text", "p0#2 电话 text"}},
		{"in front", "单位名称________地址________", []string{"p0#1 单位名称 text", "p0#2 地址 text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, wml.Para(wml.Spaced(tc.text)))); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestQuestionsThatAskForMore names a blank for what is told about a question by the question.
func TestQuestionsThatAskForMore(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"1、是否受到行业协会的处分，如有，请说明：________", []string{"p0#1 是否受到行业协会的处分，如有，请说明 text"}},
		{"材料属实。近三年有无诉讼，如有请说明情况：________", []string{"p0#1 近三年有无诉讼，如有请说明情况 text"}},
		{"其他，请说明：________", []string{"p0#1 请说明 text"}}, // asks nothing that it could be called by
	} {
		if d := cmp.Diff(tc.want, docxtest.Brief(t, wml.Para(wml.Spaced(tc.text)))); d != "" {
			t.Errorf("%s: %s", tc.text, d)
		}
	}
}

func TestPartsOfOneAnswer(t *testing.T) {
	boxes := strings.Repeat("□", 6)
	tests := []struct {
		name, body string
		want       []string
	}{
		{"region", wml.Para(wml.Spaced("所在地区：____省____市____县（区）")), []string{"p0#1 省 text", "p0#2 市 text", "p0#3 县 text"}},
		{"address", wml.Para(wml.Spaced("地址：____区____路____号")), []string{"p0#1 区 text", "p0#2 路 text", "p0#3 号 text"}},
		{"rest of an address", wml.Para(wml.Spaced("注册地址：____省____市____")), []string{"p0#1 省 text", "p0#2 市 text", "p0#3 注册地址 sign"}},
		{"one part", wml.Para(wml.Spaced("所在地：____市")), []string{"p0#1 市 text"}},
		{"number of a paper", wml.Para(wml.Spaced("证书编号：____号")), []string{"p0#1 证书编号 text"}},
		{"no lines", wml.Para(wml.Spaced("所在地区：        省        市        县")), []string{"p0#1 所在地区 sign"}},
		{"cell without blanks", wml.Table(2, wml.TDs("所属地区", "    市      县（区）")), []string{"t0.r0.c1 所属地区 sign"}},
		{"phone", wml.Para(wml.Spaced("联系电话：____-________")), []string{"p0#1 联系电话 sign", "p0#2 联系电话 sign"}},
		{"phone with brackets", wml.Para(wml.Spaced("传真：（    ）________")), []string{"p0#1 传真 sign", "p0#2 传真 sign"}},
		{"three parts", wml.Para(wml.Spaced("编号：____-____-____")), []string{"p0#1 编号 sign", "p0#2 编号 sign", "p0#3 编号 sign"}},
		{"range", wml.Para(wml.Spaced("人数：____-____人")), []string{"p0#1 人数 number", "p0#2 人数 number"}},
		{"letter boxes", wml.Para(wml.Spaced("邮政编码：" + boxes)), []string{"p0#1 邮政编码 sign"}},
		{"letter boxes in a cell", wml.Table(2, wml.TDs("邮政编码", boxes)), []string{"t0.r0.c1 邮政编码 sign"}},
		{"letter cells", wml.Table(7, wml.TDs("邮政编码", "", "", "", "", "", "")), []string{"t0.r0.c1 邮政编码 sign"}},
		{"options", wml.Table(2, wml.TDs("类型", "□国有 □民营 □其他")), []string{"t0.r0.c1#1 类型 choice 国有 民营 其他"}},
		{"runs of one line", wml.Para(wml.Spaced("单位名称：") + wml.Lined("    ") + wml.Lined("  ") + wml.Spaced(" ") + wml.Lined("    ")), []string{"p0#1 单位名称 text"}},
		{"spaces before the line", wml.Para(wml.Spaced("单位名称：          ") + wml.Lined("        ")), []string{"p0#2 单位名称 text"}},
		{"year of the form", wml.Para(wml.Spaced("（20") + wml.Lined("  ") + wml.Spaced("年度）")), nil},
		{"year asked for", wml.Para(wml.Spaced("（") + wml.Lined("    ") + wml.Spaced("年度）")), []string{"p0#1 年度 number"}},
		{"two names for two blanks", wml.Table(2, wml.TDs("责任人/期限", "______\n______")), []string{"t0.r0.c1#1 责任人 text", "t0.r0.c1#2 期限 date"}},
		{"printed behind the colon", wml.Table(2, wml.TDs("联系方式", "E-mail:  a@b.cn")), nil},
		{"brackets to tick", wml.Table(3, wml.Row(wml.TD("法定代表人(  )\n单位负责人(  )", wml.MergeBegins)+wml.TD("姓名", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("电话", "")+wml.TD("", ""))),
			[]string{"t0.r0.c0#1  choice 法定代表人 单位负责人", "t0.r0.c2 姓名 text", "t0.r1.c2 电话 text"}},
		{"boxes below their question", wml.Table(1, wml.TDs("测试依据：\n□国家标准 □行业标准")), []string{"t0.r0.c0#2 测试依据 choice 国家标准 行业标准"}},
		{"day with its words apart", wml.Para(wml.Spaced("日 期：          年   月   日")), []string{"p0#2 日期 date"}},
		{"one day behind a colon", wml.Para(wml.Spaced("有效期至：          年   月   日")), []string{"p0#2 有效期至 date"}},
		{"long question with room", wml.Para(wml.Spaced("请说明近三年在技术创新工作、产品研发工作、市场开拓工作、人才培养工作等方面的投入，取得的主要成果：")) + wml.Para("") + wml.Para(""),
			[]string{"p0#1 取得的主要成果 longtext"}},
		{"named by the remark behind", wml.Para(wml.Spaced("兹证明____（单位名称）为会员。")), []string{"p0#1 单位名称 text"}},
		{"in an open bracket", wml.Para(wml.Spaced("我单位参与____项目（采购编号：____）")), []string{"p0#1 我单位参与 text", "p0#2 采购编号 text"}},
		{"question of a list", wml.Para(wml.Spaced("有下列情形之一的，不得修改：  ")) + wml.Para(wml.Spaced("（1）资料不全的；")), nil},
		{"heading of a table", wml.Para(wml.Spaced("评审标准：")) + wml.Para("") + wml.Table(2, wml.TDs("指标", "")), []string{"t0.r0.c1 指标 text"}},
		{"note under a heading", wml.Para(wml.Spaced("三、技术要求")) + wml.Para(wml.Spaced("（注：带星号的为实质性要求。）")) + wml.Para(wml.Spaced("四、其他")), nil},
		{"running text below", wml.Para(wml.Spaced("三、合同文本")) + wml.Para("") + wml.Para(wml.Spaced("签订合同时约定")), nil},
		{"room under a heading", wml.Para(wml.Spaced("三、项目简介")) + wml.Para("") + wml.Para("") + wml.Para(wml.Spaced("四、其他")), []string{"p1 三、项目简介 longtext"}},
		{"sentence in a high row", wml.Table(2, `<w:tr><w:trPr><w:trHeight w:val="1500"/></w:trPr>`+wml.TD("承诺提醒", "")+wml.TD("提供虚假承诺的，将报告监管部门严肃追究责任。", "")+`</w:tr>`), nil},
		{"who of several", wml.Para(wml.Spaced("本单位授权____（姓名）为代理人。")), []string{"p0#1 本单位授权 text"}},
		{"from and to", wml.Para(wml.Spaced("授权期限：自    年  月  日至    年  月  日")), []string{"p0#1 授权期限 date", "p0#2 授权期限 date"}},
		{"strokes", wml.Para(wml.Spaced("签订时间：    /    /    ")), []string{"p0#1 签订时间 sign"}},
		{"asked within an option", wml.Table(2, wml.TDs("是否获得支持", "□是（项目名称：________） □否")),
			[]string{"t0.r0.c1#1 是否获得支持 choice 是 否", "t0.r0.c1#2 是（项目名称 text"}},
		{"groups one below the other", wml.Para(wml.Spaced("企业类型：（  ）国有  （  ）民营")) + wml.Para(wml.Spaced("技术水平：国际领先（  ） 国内领先（  ）")),
			[]string{"p0#1 企业类型 choice 国有 民营", "p1#1 技术水平 choice 国际领先 国内领先"}},
		{"instructions", wml.Para(wml.Spaced("填 表 说 明")) + wml.Para(wml.Spaced("一、本表由申报单位填写，内容要真实。")) + wml.Para(wml.Spaced("二、日期格式：    年  月  日。")), nil},
		{"note with room beside", wml.Table(2, wml.TDs("企业名称", ""), wml.TDs("注：本表由企业填写，一式两份。", "")), []string{"t0.r0.c1 企业名称 text"}},
		{"salutation", wml.Para(wml.Spaced("某某协会：")) + wml.Para(wml.Spaced("我方自愿申请加入贵会，成为：")) + wml.Para(wml.Spaced("□正式会员  □临时会员")),
			[]string{"p2#1 我方自愿申请加入贵会，成为 choice 正式会员 临时会员"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNamesBeforeSealsAndWithinLines: whoever makes an offer is named before its seal goes over the name, people sign; a blank
// that prints what it asks says so; and two sides of a contract answer each label in their columns.
func TestNamesBeforeSealsAndWithinLines(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{"a bidder", wml.Para(wml.Spaced("投标人名称：（盖单位公章）")), []string{"p0#1 投标人名称 text"}},
		{"a bidder's full name on a line", wml.Para(wml.Spaced("投标人全称（公章）：") + wml.Lined("        ")), []string{"p0#1 投标人全称（公章） text"}},
		{"a bidder after who signs", wml.Para(wml.Spaced("法定代表人：（签字）")) + wml.Para(wml.Spaced("供应商名称：________（盖公章）")), []string{"p0#1 法定代表人 sign", "p1#1 供应商名称 text"}},
		{"a bidder below a pledge", wml.Para(wml.Spaced("无不良行为承诺书")) + wml.Para(wml.Spaced("响应人名称（盖公章）：________")), []string{"p1#1 响应人名称（盖公章） text"}},
		{"who signs and seals", wml.Para(wml.Spaced("投标人名称：（签字盖章）")) + wml.Para(wml.Spaced("投标人代表：（盖章）")), []string{"p0#1 投标人名称 sign", "p1#1 投标人代表 sign"}},
		{"an office", wml.Para(wml.Spaced("审核单位名称：（盖章）")), []string{"p0#1 审核单位名称 sign"}},
		{"what a line asks", wml.Para(wml.Spaced("兹由") + wml.Lined("  授权方名称  ") + wml.Spaced("全权代表") + wml.Lined("  （受托人姓名）  ") + wml.Spaced("办理。")),
			[]string{"p0#1 兹由 text 授权方名称", "p0#2 全权代表 text 受托人姓名"}},
		{"what a line answers", wml.Para(wml.Spaced("单位名称：") + wml.Lined("某某有限公司")), nil},
		{"two sides", wml.Table(4, wml.Row(wml.Across("2", "委托方")+wml.Across("2", "承研方")), wml.Row(wml.TD("单位名称", "")+wml.TD("", "")+wml.Across("2", "")), wml.Row(wml.TD("邮政编码", "")+wml.TD("", "")+wml.Across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 单位名称 text", "t0.r2.c1 邮政编码 text", "t0.r2.c2 邮政编码 text"}},
		{"no sides", wml.Table(4, wml.Row(wml.Across("2", "基本情况")+wml.Across("2", "核实情况")), wml.Row(wml.TD("单位名称", "")+wml.TD("", "")+wml.Across("2", "")), wml.Row(wml.TD("邮政编码", "")+wml.TD("", "")+wml.Across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 核实情况 text", "t0.r2.c1 邮政编码 text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places, err := docxtest.Form(t, tc.body).Places()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range places {
				got = append(got, strings.TrimSpace(p.At+" "+p.Label+" "+string(p.Kind)+" "+p.Hint))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
