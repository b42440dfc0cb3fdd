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
