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
		{"the name of a firm over its seal", para(spaced("承诺书")) + para(spaced("企业名称（公章）：")) + para(spaced("法人代表（签字）：")) + para(spaced("申请单位（公章）：")),
			[]string{"p1#1 企业名称（公章） text", "p2#1 法人代表（签字） sign", "p3#1 申请单位（公章） sign"}},
		{"a line that goes on below its label", para(lined("持有 单位（盖章）： ")) + para(lined("法定代表人（签字）： ")) + para(lined("备案编号：      ")) + table(2, tds("单位名称", "")),
			[]string{"p0#1 持有单位（盖章） text", "p1#1 法定代表人（签字） sign", "p2#1 备案编号 text", "t0.r0.c1 单位名称 text"}},
		{"what an office finds in the end", table(2, tds("单位名称", ""), row(across("2", "最终年审结果：（市一级填写）\n\n\n20  年  月  日"))),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c0 最终年审结果 sign", "t0.r1.c0#2  sign"}},
		{"who hands in a list", para(spaced("学员补贴花名册")) + para(spaced("申领单位（公章）：")) + table(4, tds("序号", "姓名", "专业", "金额"), tds("1", "", "", ""), tds("2", "", "", "")),
			[]string{"p1#1 申领单位（公章） text", "t0.r1 姓名|专业|金额 rows"}},
		{"who pledges over a list", para(spaced("承诺书")) + para(spaced("申领单位（公章）：")) + table(4, tds("序号", "姓名", "专业", "金额"), tds("1", "", "", ""), tds("2", "", "", "")),
			[]string{"p1#1 申领单位（公章） sign", "t0.r1 姓名|专业|金额 rows"}},
		{"an account beside an opinion", table(2, tds("申领单位意见：\n经手人：            审批人：\n开户名称：\n银行帐号：          联系电话：\n年   月   日（章）", "初审单位意见：\n开户名称：\n银行帐号：\n年   月   日（章）")),
			[]string{"t0.r0.c0#1 申领单位意见 sign", "t0.r0.c0#2 经手人 sign", "t0.r0.c0#3 审批人 sign", "t0.r0.c0#4 开户名称 text", "t0.r0.c0#5 银行帐号 text", "t0.r0.c0#6 联系电话 text", "t0.r0.c0#7  sign", "t0.r0.c1 初审单位意见 sign"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}
