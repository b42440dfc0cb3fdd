package sign_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestRemarksOfSigning leaves every place to a person that a remark before, in or after
// its blank says is signed or sealed.
func TestRemarksOfSigning(t *testing.T) {
	for _, remark := range []string{"（签字）", "（签章）", "（签字或盖章）", "（亲笔签名）", "（亲签）", "（手签）", "（签名或盖章）", "(本人签字)", "（签）", "（盖章）", "（签字、盖章）", "（签字并按手印）", "（法人章）"} {
		for name, body := range map[string]string{
			"after a line":   wml.Para(wml.Spaced("单位负责人：") + wml.Lined("        ") + wml.Spaced(remark)),
			"before a line":  wml.Para(wml.Spaced("单位负责人"+remark+"：") + wml.Lined("        ")),
			"on the line":    wml.Para(wml.Spaced("单位负责人：") + wml.Lined(remark)),
			"after a colon":  wml.Para(wml.Spaced("单位负责人：" + remark)),
			"in the middle":  wml.Para(wml.Spaced("单位负责人：______" + remark + "  日期：______")),
			"beside":         wml.Table(4, wml.TDs("单位负责人", remark, "联系电话", "")),
			"in the label":   wml.Table(2, wml.TDs("单位负责人"+remark, "")),
			"space in front": wml.Table(2, wml.TDs("单位负责人", "        "+remark)),
		} {
			for _, p := range docxtest.Brief(t, body) {
				if strings.Contains(p, "联系电话") {
					continue
				}
				if !strings.HasSuffix(p, " sign") {
					t.Errorf("%s %s: %s", remark, name, p)
				}
			}
			if len(docxtest.Brief(t, body)) == 0 {
				t.Errorf("%s %s: nothing", remark, name)
			}
		}
	}
}

func TestSignedBesideAndBelow(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"label with a colon", wml.Table(4, wml.TDs("单位负责人", "签字：", "填表人", "")),
			[]string{"t0.r0.c1 单位负责人 sign", "t0.r0.c3 填表人 text"}},
		{"day beside", wml.Table(4, wml.TDs("法定代表人签字", "", "日期", "　年　月　日")),
			[]string{"t0.r0.c1 法定代表人签字 sign", "t0.r0.c3 日期 sign"}},
		{"day beside a remark", wml.Table(4, wml.TDs("法定代表人", "（签字）", "日期", "")),
			[]string{"t0.r0.c1 法定代表人 sign", "t0.r0.c3 日期 sign"}},
		{"day below", wml.Table(2, wml.TDs("项目负责人", ""), wml.TDs("法定代表人签章", ""), wml.TDs("日期", "　年　月　日")),
			[]string{"t0.r0.c1 项目负责人 text", "t0.r1.c1 法定代表人签章 sign", "t0.r2.c1 日期 sign"}},
		{"a seal in the word", wml.Para(wml.Spaced("公司法定代表人章：          财务专用章：          ")),
			[]string{"p0#1 公司法定代表人章 sign", "p0#2 财务专用章 sign"}},
		{"two in a row", wml.Table(4, wml.TDs("法定代表人", "（签字）", "项目负责人", "（签名）"), wml.TDs("单位名称", "", "电话", "")),
			[]string{"t0.r0.c1 法定代表人 sign", "t0.r0.c3 项目负责人 sign", "t0.r1.c1 单位名称 text", "t0.r1.c3 电话 text"}},
		{"a pledge over a seal", wml.Table(1, wml.Row(wml.Cell(wml.Para(wml.Spaced("企业承诺：提交的资料真实有效，如有不实，承担责任。"))+wml.Para(wml.Spaced("法定代表人："))+wml.Para(wml.Spaced("单位（盖章）"))))),
			[]string{"t0.r0.c0 法定代表人 sign"}},
		{"named over no seal", wml.Table(1, wml.Row(wml.Cell(wml.Para(wml.Spaced("法定代表人："))+wml.Para(wml.Spaced("联系电话："))))),
			[]string{"t0.r0.c0#1 法定代表人 text", "t0.r0.c0#2 联系电话 text"}},
		{"day of the form", wml.Para(wml.Spaced("二〇二六年  月")) + wml.Table(2, wml.TDs("单位名称", "")),
			[]string{"p0#1  sign", "t0.r0.c1 单位名称 text"}},
		{"issued by", wml.Para(wml.Spaced("工业和信息化厅制")) + wml.Para(wml.Spaced("二〇二六年  月")), nil},
		{"year begun", wml.Para(wml.Spaced("填报日期：二〇    年  月  日")), []string{"p0#1  sign"}},
		{"firm's line on a cover", wml.Para(wml.Spaced("申报单位（盖章）：")+wml.Lined("          ")) + wml.Table(2, wml.TDs("单位名称", "")),
			[]string{"p0#1 申报单位（盖章） text", "t0.r0.c1 单位名称 text"}},
		{"firm's line under a pledge", wml.Para(wml.Spaced("承诺书")) + wml.Para(wml.Spaced("申请单位（公章）：")+wml.Lined("          ")),
			[]string{"p1#1 申请单位（公章） sign"}},
		{"who signs between seal and day", wml.Para(wml.Spaced("甲方（盖章）：          乙方（盖章）：")) + wml.Para(wml.Spaced("法定代表人：          经办人：")) + wml.Para(wml.Spaced("日期：          日期：")),
			[]string{"p0#1 甲方（盖章） sign", "p0#2 乙方（盖章） sign", "p1#1 法定代表人 sign", "p1#2 经办人 sign", "p2#1 日期 sign", "p2#2 日期 sign"}},
		{"day below lines without blanks", wml.Para(wml.Spaced("申报单位（盖章）")) + wml.Para(wml.Spaced("法定代表人（签字）")) + wml.Para(wml.Spaced("　　年　月　日")),
			[]string{"p2#1  sign"}},
		{"day of the one who fills in", wml.Para(wml.Spaced("填表人（签字）：          联系电话：          填表日期：    年  月  日")),
			[]string{"p0#1 填表人（签字） sign", "p0#2 联系电话 text", "p0#3 填表日期 sign"}},
		{"what is chosen about a seal", wml.Table(2, wml.TDs("回单印鉴", "□预留印鉴 □财务专用章")), []string{"t0.r0.c1#1 回单印鉴 choice 预留印鉴 财务专用章"}},
		{"what an office chooses", wml.Table(2, wml.TDs("审核意见", "□同意 □不同意")), []string{"t0.r0.c1 审核意见 sign"}},
		{"number of an approval", wml.Table(2, wml.TDs("开户许可证核准号", "")), []string{"t0.r0.c1 开户许可证核准号 text"}},
		{"boxes that speak of approval", wml.Table(2, wml.TDs("授权关系", "□齐全 □待补 □需法务审核")), []string{"t0.r0.c1#1 授权关系 choice 齐全 待补 需法务审核"}},
		{"named by its own seal", wml.Table(2, wml.TDs("本存款人承诺所提供的资料真实、有效。\n\n存款人（公章）\n　年　月　日", "开户银行审核意见：\n\n（签章）\n　年　月　日")),
			[]string{"t0.r0.c0 存款人（公章） sign", "t0.r0.c1 开户银行审核意见 sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOfficePlaces offers nothing that another office fills in.
func TestOfficePlaces(t *testing.T) {
	fields := func(head string) string {
		return wml.Table(4, wml.Row(wml.TD(head, `<w:gridSpan w:val="4"/>`)), wml.TDs("编号", "", "日期", ""), wml.TDs("受理人", "", "电话", ""))
	}
	for name, body := range map[string]string{
		"title row":       fields("以下由受理部门填写"),
		"with a colon":    fields("以下栏目由开户银行审核后填写："),
		"bracketed":       fields("（此栏由主管部门填写）"),
		"opinion":         fields("推荐单位意见"),
		"column":          wml.Table(3, wml.TDs("指标", "分值", "专家评分"), wml.TDs("创新性", "30", ""), wml.TDs("可行性", "40", "")),
		"checked":         wml.Table(3, wml.TDs("序号", "材料", "受理人员核对"), wml.TDs("1", "申请书", ""), wml.TDs("2", "执照", "")),
		"scores":          wml.Table(4, wml.TDs("评分人", "", "评分科室", "")),
		"paragraph":       wml.Para(wml.Spaced("以下由审核部门填写：")) + wml.Table(2, wml.TDs("编号", "")),
		"group":           wml.Table(3, wml.Row(wml.TD("初审单位填写", wml.MergeBegins)+wml.TD("编号", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("日期", "")+wml.TD("", ""))),
		"rows of a group": wml.Table(4, wml.Row(wml.TD("受理方填写", wml.MergeBegins)+wml.TD("指标", "")+wml.TD("密级", "")+wml.TD("编号", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("数量（件）", "")+wml.TD("", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("人数（人）", "")+wml.TD("", "")+wml.TD("", ""))),
		"behind a line":   wml.Para(wml.Spaced("统一编号：________（由受理单位填写）")),
		"beside":          wml.Table(2, wml.TDs("编号", "（由受理单位填写）")),
		"in the label":    wml.Table(2, wml.TDs("编号（由受理单位填写）", "")),
		"what they name":  wml.Table(4, wml.TDs("受理编号", "", "受理日期", "")),
	} {
		got := docxtest.Brief(t, body)
		if len(got) == 0 {
			t.Errorf("%s: nothing", name)
		}
		for _, p := range got {
			if !strings.HasSuffix(p, " sign") {
				t.Errorf("%s: %s", name, p)
			}
		}
	}
	for name, body := range map[string]string{
		"applicant": fields("以下由申报单位填写"),
		"remark":    wml.Table(2, wml.TDs("开户银行（填写至支行）", "")),
		"remark 2":  wml.Table(2, wml.TDs("所在部门（请填写全称）", "")),
		"heading":   fields("以下为上级主管单位信息："),
		"asked":     fields("有上级主管单位的应填写以下内容："),
		"next part": wml.Para(wml.Spaced("推荐单位填写")) + wml.Table(2, wml.TDs("编号", "")) + wml.Para(wml.Spaced("二、企业情况")) + wml.Table(2, wml.TDs("名称", "")),
	} {
		got := docxtest.Brief(t, body)
		if !strings.HasSuffix(got[len(got)-1], " text") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
