package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinesThatAreSettled: what stands in the line of a blank decides what it takes.
func TestLinesThatAreSettled(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"brackets to tick":        {para(spaced("[ ] 联系人")) + para(spaced("【 】项目名称")), nil},
		"a bracket to write in":   {para(spaced("联系人：[      ]")), []string{"p0#1 联系人 text"}},
		"foot of statistics":      {para(spaced("单位负责人：______  统计负责人：______  填表人：______")), []string{"p0#1 单位负责人 sign", "p0#2 统计负责人 sign", "p0#3 填表人 sign"}},
		"who fills in":            {para(spaced("填表人：______")), []string{"p0#1 填表人 text"}},
		"days of two parties":     {para(run("甲方：某公司")) + para(run("乙方：某公司")) + para(spaced("日期：________      日期：________")), []string{"p2#1 日期 sign", "p2#2 日期 sign"}},
		"head over the signature": {para(spaced("法定代表人（负责人）：________")) + para(run("或委托代理人")) + para(run("（签名）")), []string{"p0#1 法定代表人（负责人） sign"}},
		"head alone":              {para(spaced("法定代表人：________")), []string{"p0#1 法定代表人 text"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, brief(t, c.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPrintedDatesAreTold: a date that is printed already is the sample of its place.
func TestPrintedDatesAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"  2023.10.26  ": "2023.10.26", "  2023-10-26 ": "2023-10-26", " 2023年10月26日 ": "2023年10月26日", "   年  月  日": "", " 2024年  月  日": "",
	} {
		places, err := mustOpen(t, build(t, para(spaced("申报日期：")+lined(text)))).Places()
		if err != nil || len(places) != 1 || places[0].Sample != want {
			t.Errorf("%q: %+v, %v", text, places, err)
		}
	}
}
