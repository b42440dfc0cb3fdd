package already

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// rowOf are the words to the left of a place, the nearest first.
func rowOf(texts ...string) []place.Head {
	var out []place.Head
	for _, text := range texts {
		out = append(out, place.Head{Role: place.HeadRow, Text: text})
	}
	return out
}

// TestBefore has places with what may be printed before them: answers with the labels that ask for them, and words of the form.
func TestBefore(t *testing.T) {
	for name, tc := range map[string]struct {
		p    place.Place
		want []Answer
	}{
		"a row":                  {place.Place{At: "t0.r0.c3", Label: "开户行", Heads: rowOf("开户行", "南宁甲乙有限公司", "户名")}, []Answer{{"bank.account_name", "南宁甲乙有限公司", "row t0.r0南宁甲乙有限公司"}}},
		"a person who signs":     {place.Place{At: "t0.r0.c3", Label: "联系电话", Heads: rowOf("联系电话", "王五", "法定代表人（签章）")}, []Answer{{"legal.name", "王五", "row t0.r0王五"}}},
		"a label between":        {place.Place{At: "t0.r0.c3", Label: "电话", Heads: rowOf("电话", "职务", "法定代表人")}, nil},
		"a word to be replaced":  {place.Place{At: "t0.r0.c3", Label: "代码", Heads: rowOf("代码", "（盖章）", "企业名称")}, nil},
		"a hint":                 {place.Place{At: "t0.r0.c3", Label: "代码", Heads: rowOf("代码", "请填写全称", "企业名称")}, nil},
		"a group":                {place.Place{At: "t0.r0.c3", Label: "金额", Heads: rowOf("金额", "补贴资金使用情况", "企业名称")}, nil},
		"another label":          {place.Place{At: "t0.r0.c3", Label: "金额", Heads: rowOf("金额", "柳州市科学技术局", "主管部门")}, nil},
		"a line":                 {place.Place{At: "p1#1", Label: "电话", Said: "单位名称：南宁甲乙有限公司法定代表人：王五电话："}, []Answer{{"org.name", "南宁甲乙有限公司", "line p1南宁甲乙有限公司"}, {"legal.name", "王五", "line p1王五"}}},
		"a line of blanks":       {place.Place{At: "p1#2", Label: "电话", Said: "单位名称：_电话："}, nil},
		"a unit":                 {place.Place{At: "t0.r0.c1", Label: "收入", Heads: []place.Head{{Role: place.HeadCaption, Text: "单位：万元"}}}, nil},
		"over a table":           {place.Place{At: "t0.r0.c1", Label: "收入", Heads: []place.Head{{Role: place.HeadCaption, Text: "填报单位：南宁甲乙有限公司"}}}, []Answer{{"org.name", "南宁甲乙有限公司", "over 填报单位：南宁甲乙有限公司"}}},
		"the line above":         {place.Place{At: "p2#1", Label: "手机", Run: &place.Run{Above: "法定代表人：王五"}}, []Answer{{"legal.name", "王五", "over 法定代表人：王五"}}},
		"a heading with a colon": {place.Place{At: "p2#1", Label: "手机", Run: &place.Run{Above: "联系人：基本情况"}}, nil},
	} {
		if d := cmp.Diff(tc.want, Before(tc.p)); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestUnheaded has places under printed answers, which are no headings; all other words stay.
func TestUnheaded(t *testing.T) {
	answer := place.Place{At: "t0.r0.c1", Label: "法定代表人", Sample: "覃示例", Heads: rowOf("法定代表人")}
	beside := place.Place{At: "t0.r0.c3", Label: "联系电话", Context: "覃示例", Heads: append(rowOf("联系电话", "覃示例", "法定代表人"), place.Head{Role: place.HeadTitle, Text: "情况表"})}
	below := place.Place{At: "t0.r1.c3", Label: "手机", Context: "情况表", Heads: append(rowOf("手机"), place.Head{Role: place.HeadColumn, Text: "覃示例"}, place.Head{Role: place.HeadTitle, Text: "情况表"})}
	list := place.Place{At: "t1.r1.c2", Label: "代码", Context: "合作单位", Heads: append(rowOf("合作单位"), place.Head{Role: place.HeadColumn, Text: "代码"})}
	got := Unheaded([]place.Place{answer, beside, below, list})
	want := []place.Place{answer, beside, below, list}
	want[1].Heads, want[1].Context = append(rowOf("联系电话", "法定代表人"), place.Head{Role: place.HeadTitle, Text: "情况表"}), "法定代表人"
	want[2].Heads = append(rowOf("手机"), place.Head{Role: place.HeadTitle, Text: "情况表"})
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if beside.Heads[1].Text != "覃示例" {
		t.Error("the places were changed")
	}
}
