package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRemarksOfSigning leaves every place to a person that a remark before, in or after
// its blank says is signed or sealed.
func TestRemarksOfSigning(t *testing.T) {
	for _, remark := range []string{"（签字）", "（签章）", "（签字或盖章）", "（亲笔签名）", "（亲签）", "（手签）", "（签名或盖章）", "(本人签字)", "（签）", "（盖章）", "（签字、盖章）", "（签字并按手印）", "（法人章）"} {
		for name, body := range map[string]string{
			"after a line":   para(spaced("单位负责人：") + lined("        ") + spaced(remark)),
			"before a line":  para(spaced("单位负责人"+remark+"：") + lined("        ")),
			"on the line":    para(spaced("单位负责人：") + lined(remark)),
			"after a colon":  para(spaced("单位负责人：" + remark)),
			"in the middle":  para(spaced("单位负责人：______" + remark + "  日期：______")),
			"beside":         table(4, tds("单位负责人", remark, "联系电话", "")),
			"in the label":   table(2, tds("单位负责人"+remark, "")),
			"space in front": table(2, tds("单位负责人", "        "+remark)),
		} {
			for _, p := range brief(t, body) {
				if strings.Contains(p, "联系电话") {
					continue
				}
				if !strings.HasSuffix(p, " sign") {
					t.Errorf("%s %s: %s", remark, name, p)
				}
			}
			if len(brief(t, body)) == 0 {
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
		{"label with a colon", table(4, tds("单位负责人", "签字：", "填表人", "")),
			[]string{"t0.r0.c1 单位负责人 sign", "t0.r0.c3 填表人 text"}},
		{"day beside", table(4, tds("法定代表人签字", "", "日期", "　年　月　日")),
			[]string{"t0.r0.c1 法定代表人签字 sign", "t0.r0.c3 日期 sign"}},
		{"day beside a remark", table(4, tds("法定代表人", "（签字）", "日期", "")),
			[]string{"t0.r0.c1 法定代表人 sign", "t0.r0.c3 日期 sign"}},
		{"day below", table(2, tds("项目负责人", ""), tds("法定代表人签章", ""), tds("日期", "　年　月　日")),
			[]string{"t0.r0.c1 项目负责人 text", "t0.r1.c1 法定代表人签章 sign", "t0.r2.c1 日期 sign"}},
		{"a seal in the word", para(spaced("公司法定代表人章：          财务专用章：          ")),
			[]string{"p0#1 公司法定代表人章 sign", "p0#2 财务专用章 sign"}},
		{"two in a row", table(4, tds("法定代表人", "（签字）", "项目负责人", "（签名）"), tds("单位名称", "", "电话", "")),
			[]string{"t0.r0.c1 法定代表人 sign", "t0.r0.c3 项目负责人 sign", "t0.r1.c1 单位名称 text", "t0.r1.c3 电话 text"}},
		{"a pledge over a seal", table(1, row(cell(para(spaced("企业承诺：提交的资料真实有效，如有不实，承担责任。"))+para(spaced("法定代表人："))+para(spaced("单位（盖章）"))))),
			[]string{"t0.r0.c0 法定代表人 sign"}},
		{"named over no seal", table(1, row(cell(para(spaced("法定代表人："))+para(spaced("联系电话："))))),
			[]string{"t0.r0.c0#1 法定代表人 text", "t0.r0.c0#2 联系电话 text"}},
		{"day of the form", para(spaced("二〇二六年  月")) + table(2, tds("单位名称", "")),
			[]string{"p0#1  sign", "t0.r0.c1 单位名称 text"}},
		{"issued by", para(spaced("工业和信息化厅制")) + para(spaced("二〇二六年  月")), nil},
		{"year begun", para(spaced("填报日期：二〇    年  月  日")), []string{"p0#1  sign"}},
		{"firm's line on a cover", para(spaced("申报单位（盖章）：")+lined("          ")) + table(2, tds("单位名称", "")),
			[]string{"p0#1 申报单位（盖章） text", "t0.r0.c1 单位名称 text"}},
		{"firm's line under a pledge", para(spaced("承诺书")) + para(spaced("申请单位（公章）：")+lined("          ")),
			[]string{"p1#1 申请单位（公章） sign"}},
		{"who signs between seal and day", para(spaced("甲方（盖章）：          乙方（盖章）：")) + para(spaced("法定代表人：          经办人：")) + para(spaced("日期：          日期：")),
			[]string{"p0#1 甲方（盖章） sign", "p0#2 乙方（盖章） sign", "p1#1 法定代表人 sign", "p1#2 经办人 sign", "p2#1 日期 sign", "p2#2 日期 sign"}},
		{"day below lines without blanks", para(spaced("申报单位（盖章）")) + para(spaced("法定代表人（签字）")) + para(spaced("　　年　月　日")),
			[]string{"p2#1  sign"}},
		{"day of the one who fills in", para(spaced("填表人（签字）：          联系电话：          填表日期：    年  月  日")),
			[]string{"p0#1 填表人（签字） sign", "p0#2 联系电话 text", "p0#3 填表日期 sign"}},
		{"what is chosen about a seal", table(2, tds("回单印鉴", "□预留印鉴 □财务专用章")), []string{"t0.r0.c1#1 回单印鉴 choice 预留印鉴 财务专用章"}},
		{"what an office chooses", table(2, tds("审核意见", "□同意 □不同意")), []string{"t0.r0.c1 审核意见 sign"}},
		{"number of an approval", table(2, tds("开户许可证核准号", "")), []string{"t0.r0.c1 开户许可证核准号 text"}},
		{"boxes that speak of approval", table(2, tds("授权关系", "□齐全 □待补 □需法务审核")), []string{"t0.r0.c1#1 授权关系 choice 齐全 待补 需法务审核"}},
		{"named by its own seal", table(2, tds("本存款人承诺所提供的资料真实、有效。\n\n存款人（公章）\n　年　月　日", "开户银行审核意见：\n\n（签章）\n　年　月　日")),
			[]string{"t0.r0.c0 存款人（公章） sign", "t0.r0.c1 开户银行审核意见 sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOfficePlaces offers nothing that another office fills in.
func TestOfficePlaces(t *testing.T) {
	fields := func(head string) string {
		return table(4, row(td(head, `<w:gridSpan w:val="4"/>`)), tds("编号", "", "日期", ""), tds("受理人", "", "电话", ""))
	}
	for name, body := range map[string]string{
		"title row":       fields("以下由受理部门填写"),
		"with a colon":    fields("以下栏目由开户银行审核后填写："),
		"bracketed":       fields("（此栏由主管部门填写）"),
		"opinion":         fields("推荐单位意见"),
		"column":          table(3, tds("指标", "分值", "专家评分"), tds("创新性", "30", ""), tds("可行性", "40", "")),
		"checked":         table(3, tds("序号", "材料", "受理人员核对"), tds("1", "申请书", ""), tds("2", "执照", "")),
		"scores":          table(4, tds("评分人", "", "评分科室", "")),
		"paragraph":       para(spaced("以下由审核部门填写：")) + table(2, tds("编号", "")),
		"group":           table(3, row(td("初审单位填写", mergeBegins)+td("编号", "")+td("", "")), row(td("", mergeGoesOn)+td("日期", "")+td("", ""))),
		"rows of a group": table(4, row(td("受理方填写", mergeBegins)+td("指标", "")+td("密级", "")+td("编号", "")), row(td("", mergeGoesOn)+td("数量（件）", "")+td("", "")+td("", "")), row(td("", mergeGoesOn)+td("人数（人）", "")+td("", "")+td("", ""))),
		"behind a line":   para(spaced("统一编号：________（由受理单位填写）")),
		"beside":          table(2, tds("编号", "（由受理单位填写）")),
		"in the label":    table(2, tds("编号（由受理单位填写）", "")),
		"what they name":  table(4, tds("受理编号", "", "受理日期", "")),
	} {
		got := brief(t, body)
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
		"remark":    table(2, tds("开户银行（填写至支行）", "")),
		"remark 2":  table(2, tds("所在部门（请填写全称）", "")),
		"heading":   fields("以下为上级主管单位信息："),
		"asked":     fields("有上级主管单位的应填写以下内容："),
		"next part": para(spaced("推荐单位填写")) + table(2, tds("编号", "")) + para(spaced("二、企业情况")) + table(2, tds("名称", "")),
	} {
		got := brief(t, body)
		if !strings.HasSuffix(got[len(got)-1], " text") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
