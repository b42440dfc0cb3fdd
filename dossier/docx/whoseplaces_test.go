package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNamesBeforeSealsAndWithinLines: whoever makes an offer is named before its seal goes over the name, people sign; a blank
// that prints what it asks says so; and two sides of a contract answer each label in their columns.
func TestNamesBeforeSealsAndWithinLines(t *testing.T) {
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{"a bidder", para(spaced("投标人名称：（盖单位公章）")), []string{"p0#1 投标人名称 text"}},
		{"a bidder's full name on a line", para(spaced("投标人全称（公章）：") + lined("        ")), []string{"p0#1 投标人全称（公章） text"}},
		{"a bidder after who signs", para(spaced("法定代表人：（签字）")) + para(spaced("供应商名称：________（盖公章）")), []string{"p0#1 法定代表人 sign", "p1#1 供应商名称 text"}},
		{"a bidder below a pledge", para(spaced("无不良行为承诺书")) + para(spaced("响应人名称（盖公章）：________")), []string{"p1#1 响应人名称（盖公章） text"}},
		{"who signs and seals", para(spaced("投标人名称：（签字盖章）")) + para(spaced("投标人代表：（盖章）")), []string{"p0#1 投标人名称 sign", "p1#1 投标人代表 sign"}},
		{"an office", para(spaced("审核单位名称：（盖章）")), []string{"p0#1 审核单位名称 sign"}},
		{"what a line asks", para(spaced("兹由") + lined("  授权方名称  ") + spaced("全权代表") + lined("  （受托人姓名）  ") + spaced("办理。")),
			[]string{"p0#1 兹由 text 授权方名称", "p0#2 全权代表 text 受托人姓名"}},
		{"what a line answers", para(spaced("单位名称：") + lined("某某有限公司")), nil},
		{"two sides", table(4, row(across("2", "委托方")+across("2", "承研方")), row(td("单位名称", "")+td("", "")+across("2", "")), row(td("邮政编码", "")+td("", "")+across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 单位名称 text", "t0.r2.c1 邮政编码 text", "t0.r2.c2 邮政编码 text"}},
		{"no sides", table(4, row(across("2", "基本情况")+across("2", "核实情况")), row(td("单位名称", "")+td("", "")+across("2", "")), row(td("邮政编码", "")+td("", "")+across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 核实情况 text", "t0.r2.c1 邮政编码 text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places, err := mustOpen(t, build(t, tc.body)).Places()
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
