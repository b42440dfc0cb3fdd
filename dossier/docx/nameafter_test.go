package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
			if d := cmp.Diff(tc.want, brief(t, para(spaced(tc.text)))); d != "" {
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
		if d := cmp.Diff(tc.want, brief(t, para(spaced(tc.text)))); d != "" {
			t.Errorf("%s: %s", tc.text, d)
		}
	}
}
