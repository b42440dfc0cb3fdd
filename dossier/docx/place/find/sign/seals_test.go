package sign_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestPeopleAmongSeals has people and days that stand over, beside or below a seal, and the same words where nothing is sealed.
func TestPeopleAmongSeals(t *testing.T) {
	letter := wml.Para(wml.Run("我方在此声明，所递交的投标文件及有关资料内容完整、真实和准确。"))
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{"people over a seal", wml.Table(2, wml.TDs("企业承诺", "以上内容属实。\n经办人：        法定代表人：        \n（企业公章）\n    年    月    日")), []string{"t0.r0.c1 企业承诺 sign"}},
		{"people and no seal", wml.Table(2, wml.TDs("联系方式", "经办人：        法定代表人：        ")), []string{"t0.r0.c1#1 经办人 text", "t0.r0.c1#2 法定代表人 text"}},
		{"a firm beside a signature", wml.Para(wml.Spaced("申请单位（盖章）：            法定代表人（签字）：        ")) + wml.Table(1, wml.TDs("联盟章程")), []string{"p0#1 申请单位（盖章） sign", "p0#2 法定代表人（签字） sign"}},
		{"below a sealed line of a letter", letter + wml.Para(wml.Spaced("投标人：          公司（盖法人单位公章）")) + wml.Para(wml.Spaced("法定代表人：")), []string{"p1#1 投标人 text", "p2#1 法定代表人 sign"}},
		{"below another line", letter + wml.Para(wml.Spaced("投标人：          公司")) + wml.Para(wml.Spaced("法定代表人：")), []string{"p1#1 投标人 text", "p2#1 法定代表人 text"}},
		{"a day called so below a seal", wml.Table(2, wml.TDs("单位名称", ""), wml.Row(wml.Across("2", "公司盖章（公章）：")), wml.Row(wml.Across("2", "日期：    年    月    日"))),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c0 公司盖章（公章） sign", "t0.r2.c0 日期 sign"}},
		{"the foot of a checked sheet", wml.Table(4, wml.TDs("单位名称", "", "地址", ""), wml.TDs("填报人：", "", "复核人：", "")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 地址 text", "t0.r1.c1 填报人 sign", "t0.r1.c3 复核人 sign"}},
		{"a foot that nobody checks", wml.Table(4, wml.TDs("单位名称", "", "地址", ""), wml.TDs("填报人：", "", "联系电话：", "")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 地址 text", "t0.r1.c1 填报人 text", "t0.r1.c3 联系电话 text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}
