package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHeads looks at the words around places: what stands beside, over and above them,
// and that rows of labels and answers have no header.
func TestHeads(t *testing.T) {
	for _, tc := range []struct {
		name string
		body string
		want map[string]string
	}{
		{"a matrix", para(spaced("一、经营情况")) + para(spaced("单位：万元")) + table(3,
			tds("指标", "上年", "本年"), tds("营业收入", "", ""), tds("其中：出口", "", "")),
			map[string]string{
				"t0.r1.c1": "row:营业收入 column:上年 section:一、经营情况 unit:单位：万元",
				"t0.r2.c2": "row:其中：出口 column:本年 section:一、经营情况 unit:单位：万元"}},
		{"labels and answers", para(spaced("某某资金申请表")) + table(4,
			tds("名称", "", "电话", ""), tds("地址", "", "邮编", "")),
			map[string]string{"t0.r0.c1": "row:名称 title:某某资金申请表", "t0.r1.c3": "row:邮编 title:某某资金申请表"}},
		{"below a matrix", table(3,
			tds("指标", "上年", "本年"), tds("收入", "", ""), row(td("项目", "")+td("", `<w:gridSpan w:val="2"/>`))),
			map[string]string{"t0.r1.c2": "row:收入 column:本年", "t0.r2.c1": "row:项目"}},
		{"a band", table(2, row(td("二、合作单位", `<w:gridSpan w:val="2"/>`)), tds("名称", "")),
			map[string]string{"t0.r1.c1": "row:名称 band:二、合作单位"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			places, err := mustOpen(t, build(t, tc.body)).Places()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range places {
				if _, asked := tc.want[p.At]; asked {
					var words []string
					for _, h := range p.Heads {
						words = append(words, string(h.Role)+":"+h.Text)
					}
					got[p.At] = strings.Join(words, " ")
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
