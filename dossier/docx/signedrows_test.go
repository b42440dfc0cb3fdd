package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSignedRows leaves to the hand what stands among signatures, and days that are not theirs open.
func TestSignedRows(t *testing.T) {
	wide := func(w, text string) string { return td(text, `<w:tcW w:w="`+w+`" w:type="dxa"/>`) }
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{"days below seals and names", table(3, tds("单位名称", "", ""), tds("法人代表签字：", "单位领导签字：", ""), tds("", "", ""), tds("年  月  日", "年  月  日", "年  月  日")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c2 单位领导签字 sign", "t0.r2.c0 法人代表签字 sign", "t0.r2.c1 单位领导签字 sign", "t0.r3.c0  sign", "t0.r3.c1  sign", "t0.r3.c2  sign"}},
		{"an office and its day beside signatures", table(2, tds("申报备案\n单位盖章\n法定代表人签字：\n年  月  日", "备案\n管理机构\n年  月  日")),
			[]string{"t0.r0.c0 法定代表人签字 sign", "t0.r0.c1  sign"}},
		{"a day with a label", table(4, tds("单位名称", "", "成立日期", "    年  月  日"), tds("地址", "", "签约日期", "    年  月  日")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 成立日期 date", "t0.r1.c1 地址 text", "t0.r1.c3 签约日期 date"}},
		{"what an office looked at", table(2, tds("单位名称", ""), tds("现场考察情况", ""), tds("考察情况记录", "")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c1 现场考察情况 text", "t0.r2.c1 考察情况记录 sign"}},
		{"who pledges, and the day below", para(spaced("本人郑重承诺对申报书填写的各项内容的真实性负责。")) + para(spaced("承诺人：")) + para(spaced("年   月   日")),
			[]string{"p1#1 承诺人 sign", "p2#1  date"}},
		{"what was changed", table(3, tds("", "变更前", "变更后"), tds("单位名称（   ）", "", ""), tds("单位地址（   ）", "", "")),
			[]string{"t0.r1.c1 变更前 text", "t0.r1.c2 变更后 text", "t0.r2.c1 变更前 text", "t0.r2.c2 变更后 text"}},
		{"a column that only closes the table", table(5,
			row(across("4", "核准申请表")+wide("641", "")), row(wide("1500", "单位名称")+wide("1500", "")+wide("1500", "级次")+wide("1278", "")+wide("641", "")),
			row(wide("1500", "地址")+td("", `<w:tcW w:w="4278" w:type="dxa"/><w:gridSpan w:val="3"/>`)+wide("641", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c3 级次 text", "t0.r2.c1 地址 text"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}
