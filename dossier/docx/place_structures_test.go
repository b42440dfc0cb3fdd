package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// brief is a place as the tests name it: at, label, kind.
func brief(t *testing.T, body string) []string {
	t.Helper()
	places, err := mustOpen(t, build(t, body)).Places()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range places {
		s := p.At + " " + p.Label + " " + string(p.Kind)
		for _, o := range p.Options {
			s += " " + o.Label
		}
		out = append(out, s)
	}
	return out
}

func TestPlacesOfStructures(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"label right and inner spaces", table(4, tds("姓　　名", "", "电 话", "")),
			[]string{"t0.r0.c1 姓名 text", "t0.r0.c3 电话 text"}},
		{"unit in its place", table(2, tds("注册资本", "　　　万元")), []string{"t0.r0.c1 注册资本 money"}},
		{"unit in the next cell", table(3, tds("注册资本", "", "万元")), []string{"t0.r0.c1 注册资本 money"}},
		{"instruction to replace", table(2, tds("学习经历", "（从高中填起，不得中断）")), []string{"t0.r0.c1 学习经历 longtext"}},
		{"yes or no before the box", table(4, tds("是否上市", "是□ 否□", "不良记录", "有（  ）无（  ）")),
			[]string{"t0.r0.c1#1 是否上市 choice 是 否", "t0.r0.c3#1 不良记录 choice 有 无"}},
		{"printed alternatives", table(2, tds("是否涉密", "是/否")), []string{"t0.r0.c1 是否涉密 choice 是 否"}},
		{"other with a line", table(2, tds("类型", "□国有 □其他：________")),
			[]string{"t0.r0.c1#1 类型 choice 国有 其他", "t0.r0.c1#3 其他 text"}},
		{"range of dates", para(spaced("起止时间：    年  月 至     年  月")), []string{"p0#1 起止时间 date", "p0#2 起止时间 date"}},
		{"lines in a sentence", para(spaced("总投资") + lined("     ") + spaced("万元，其中自筹") + lined("     ") + spaced("万元。")),
			[]string{"p0#1 总投资 money", "p0#2 其中自筹 money"}},
		{"blank rows", table(3, tds("序号", "名称", "金额"), tds("1", "", ""), tds("2", "", ""), tds("合计", "", "")),
			[]string{"t0.r1 名称|金额 rows", "t0.r3.c2 金额 money"}},
		{"matrix", table(3, tds("指标", "2023年", "2024年"), tds("收入", "", ""), tds("利润", "", "")),
			[]string{"t0.r1.c1 2023年 money", "t0.r1.c2 2024年 money", "t0.r2.c1 2023年 money", "t0.r2.c2 2024年 money"}},
		{"group beside", table(3, row(td("单\n位", mergeBegins)+td("名称", "")+td("", "")), row(td("", mergeGoesOn)+td("地址", "")+td("", ""))),
			[]string{"t0.r0.c2 名称 text", "t0.r1.c2 地址 text"}},
		{"heading in its own cell", table(1, tds("一、项目简介（500字以内）\n\n\n")), []string{"t0.r0.c0 一、项目简介（500字以内） longtext"}},
		{"opinion", table(2, tds("主管部门意见", "\n（盖章）\n　　年　月　日")), []string{"t0.r0.c1 主管部门意见 sign"}},
		{"seal in the label", table(2, tds("申报单位\n（公章）", "\n法定代表人：\n　　年　月　日")), []string{"t0.r0.c1 申报单位（公章） sign"}},
		{"date beside a signature", table(4, tds("申请人签字", "", "日期", "")), []string{"t0.r0.c1 申请人签字 sign", "t0.r0.c3 日期 sign"}},
		{"signed paragraphs", para(spaced("承诺人（签名）：")) + para(spaced("　　年　　月　　日")), []string{"p0#1 承诺人（签名） sign", "p1#1  sign"}},
		{"spoken of, not to fill", para(spaced("请在对应“□”内打“√”。")), nil},
		{"materials", para(spaced("材料清单")) + para(spaced("□ 营业执照")) + para(spaced("□ 审计报告")), []string{"p1#1 材料清单 check 营业执照 审计报告"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
