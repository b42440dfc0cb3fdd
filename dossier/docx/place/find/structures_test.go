package find_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

func TestPlacesOfStructures(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"label right and inner spaces", wml.Table(4, wml.TDs("姓　　名", "", "电 话", "")),
			[]string{"t0.r0.c1 姓名 text", "t0.r0.c3 电话 text"}},
		{"unit in its place", wml.Table(2, wml.TDs("注册资本", "　　　万元")), []string{"t0.r0.c1 注册资本 money"}},
		{"unit in the next cell", wml.Table(3, wml.TDs("注册资本", "", "万元")), []string{"t0.r0.c1 注册资本 money"}},
		{"instruction to replace", wml.Table(2, wml.TDs("学习经历", "（从高中填起，不得中断）")), []string{"t0.r0.c1 学习经历 longtext"}},
		{"yes or no before the box", wml.Table(4, wml.TDs("是否上市", "是□ 否□", "不良记录", "有（  ）无（  ）")),
			[]string{"t0.r0.c1#1 是否上市 choice 是 否", "t0.r0.c3#1 不良记录 choice 有 无"}},
		{"printed alternatives", wml.Table(2, wml.TDs("是否涉密", "是/否")), []string{"t0.r0.c1 是否涉密 choice 是 否"}},
		{"other with a line", wml.Table(2, wml.TDs("类型", "□国有 □其他：________")),
			[]string{"t0.r0.c1#1 类型 choice 国有 其他", "t0.r0.c1#3 其他 text"}},
		{"range of dates", wml.Para(wml.Spaced("起止时间：    年  月 至     年  月")), []string{"p0#1 起止时间 date", "p0#2 起止时间 date"}},
		{"lines in a sentence", wml.Para(wml.Spaced("总投资") + wml.Lined("     ") + wml.Spaced("万元，其中自筹") + wml.Lined("     ") + wml.Spaced("万元。")),
			[]string{"p0#1 总投资 money", "p0#2 其中自筹 money"}},
		{"blank rows", wml.Table(3, wml.TDs("序号", "名称", "金额"), wml.TDs("1", "", ""), wml.TDs("2", "", ""), wml.TDs("合计", "", "")),
			[]string{"t0.r1 名称|金额 rows", "t0.r3.c2 金额 money"}},
		{"matrix", wml.Table(3, wml.TDs("指标", "2023年", "2024年"), wml.TDs("收入", "", ""), wml.TDs("利润", "", "")),
			[]string{"t0.r1.c1 2023年 money", "t0.r1.c2 2024年 money", "t0.r2.c1 2023年 money", "t0.r2.c2 2024年 money"}},
		{"group beside", wml.Table(3, wml.Row(wml.TD("单\n位", wml.MergeBegins)+wml.TD("名称", "")+wml.TD("", "")), wml.Row(wml.TD("", wml.MergeGoesOn)+wml.TD("地址", "")+wml.TD("", ""))),
			[]string{"t0.r0.c2 名称 text", "t0.r1.c2 地址 text"}},
		{"heading in its own cell", wml.Table(1, wml.TDs("一、项目简介（500字以内）\n\n\n")), []string{"t0.r0.c0 一、项目简介（500字以内） longtext"}},
		{"opinion", wml.Table(2, wml.TDs("主管部门意见", "\n（盖章）\n　　年　月　日")), []string{"t0.r0.c1 主管部门意见 sign"}},
		{"seal in the label", wml.Table(2, wml.TDs("申报单位\n（公章）", "\n法定代表人：\n　　年　月　日")), []string{"t0.r0.c1 申报单位（公章） sign"}},
		{"date beside a signature", wml.Table(4, wml.TDs("申请人签字", "", "日期", "")), []string{"t0.r0.c1 申请人签字 sign", "t0.r0.c3 日期 sign"}},
		{"signed paragraphs", wml.Para(wml.Spaced("承诺人（签名）：")) + wml.Para(wml.Spaced("　　年　　月　　日")), []string{"p0#1 承诺人（签名） sign", "p1#1  sign"}},
		{"spoken of, not to fill", wml.Para(wml.Spaced("请在对应“□”内打“√”。")), nil},
		{"materials", wml.Para(wml.Spaced("材料清单")) + wml.Para(wml.Spaced("□ 营业执照")) + wml.Para(wml.Spaced("□ 审计报告")), []string{"p1#1 材料清单 check 营业执照 审计报告"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
