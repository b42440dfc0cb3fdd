package choice_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// TestSeveralOrOne tells questions with one answer from those with several.
func TestSeveralOrOne(t *testing.T) {
	for body, want := range map[string]place.Kind{
		"申请事项：□认定 □奖励 □贴息":   place.Check,
		"企业规模：□大型 □中型 □小型":   place.Choice,
		"□同意将申请信息在有关部门间共享使用": place.Check,
	} {
		places, err := docxtest.Form(t, wml.Para(wml.Spaced(body))).Places()
		if err != nil || len(places) != 1 || places[0].Kind != want {
			t.Errorf("%s: %+v %v, want %s", body, places, err, want)
		}
	}
}

// TestChoicesInParagraphs looks at what lines of text give to choose from.
func TestChoicesInParagraphs(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"letter, yes or no", wml.Para(wml.Spaced("是否上市：口是 口否")), []string{"p0 是否上市 choice 是 否"}},
		{"letter after", wml.Para(wml.Spaced("是否上市：是口 否口")), []string{"p0 是否上市 choice 是 否"}},
		{"letter after spaces", wml.Para(wml.Spaced("是否上市：  口是 口否")), []string{"p0 是否上市 choice 是 否"}},
		{"letters over paragraphs", wml.Para(wml.Spaced("企业规模：口大型 口中型")) + wml.Para(wml.Spaced("口小型 口微型")), []string{"p0 企业规模 choice 大型 中型 小型 微型"}},
		{"in words", wml.Para(wml.Spaced("出口额：")) + wml.Para(wml.Spaced("人口  口径  窗口")) + wml.Para(wml.Spaced("口径说明如下")), []string{"p0#1 出口额 money"}},
		{"exports among letters", wml.Para(wml.Spaced("业务：口出口 口内销")), []string{"p0 业务 choice 出口 内销"}},
		{"masked and numerals", wml.Para(wml.Spaced("○○市二○二五年度项目")) + wml.Para(wml.Spaced("○表示完成，●表示未完成")), nil},
		{"letter question", wml.Para(wml.Spaced("1.企业规模是（  ）")) + wml.Para(wml.Spaced("A.大型")) + wml.Para(wml.Spaced("B.中型")), []string{"p0#1 1.企业规模是 choice 大型 中型"}},
		{"slashes", wml.Para(wml.Spaced("是否上市：是/否")), []string{"p0#1 是否上市 choice 是 否"}},
		{"slashes of a label", wml.Para(wml.Spaced("单位：元/人")), nil},
		{"in brackets of an option", wml.Para(wml.Spaced("入会：□会员（□甲类 □乙类）□非会员")), []string{"p0#1 入会 choice 会员 非会员", "p0#2 会员 choice 甲类 乙类"}},
		{"over paragraphs, box after", wml.Para(wml.Spaced("规模：大型□ 中型□")) + wml.Para(wml.Spaced("小型□ 微型□")), []string{"p0#1 规模 choice 大型 中型 小型 微型"}},
		{"several in the second paragraph", wml.Para(wml.Spaced("规模：□大型 □中型")) + wml.Para(wml.Spaced("□小型 □微型")), []string{"p0#1 规模 choice 大型 中型 小型 微型"}},
		{"one of all in a cell", wml.Table(1, wml.TDs("软件类型（单选）：\n系统：○桌面 ○其他\n应用：○办公 ○其他")), []string{"t0.r0.c0 软件类型（单选） choice 桌面 系统其他 办公 应用其他"}},
		{"heading above the boxes", wml.Table(1, wml.TDs("测试依据：\n□GB/T 16260 □GB/T 25000")), []string{"t0.r0.c0#2 测试依据 choice GB/T16260 GB/T25000"}},
		{"legend", wml.Para(wml.Spaced("请选择：○——单选；□——多选")) + wml.Para(wml.Spaced("语言：□甲 □乙")) + wml.Para(wml.Spaced("性质：○甲 ○乙")), []string{"p1#1 语言 check 甲 乙", "p2 性质 choice 甲 乙"}},
		{"circle in paragraph", wml.Para(wml.Spaced("性质：○国有 ○民营")), []string{"p0 性质 choice 国有 民营"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
