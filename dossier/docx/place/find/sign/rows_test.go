package sign_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// TestRoleLines makes signatures of lines below a pledge that say who signs, and of no
// others.
func TestRoleLines(t *testing.T) {
	line := wml.Para(wml.Spaced("单位负责人：          日期：          "))
	oath := wml.Para(wml.Run("本单位对以上所填内容的真实性负责，并承担相应责任。"))
	signed := map[string]place.Kind{"p1#1": place.Sign, "p1#2": place.Sign}
	if diff := cmp.Diff(signed, docxtest.Kinds(t, oath+line)); diff != "" {
		t.Error(diff)
	}
	for name, body := range map[string]string{"cover": line, "more than people": oath + wml.Para(wml.Spaced("项目名称：          日期：          "))} {
		for at, kind := range docxtest.Kinds(t, body) {
			if kind == place.Sign {
				t.Errorf("%s: %s is to sign", name, at)
			}
		}
	}
}

// Whoever holds a post and stands beside a day below a pledge signs it, whatever the post is.
func TestPostsThatSign(t *testing.T) {
	for _, post := range []string{"负责人", "院长", "校长", "部长", "所长", "行长", "董事长", "审批人", "批准人", "核准人"} {
		body := wml.Para(wml.Spaced("本单位承诺以上内容真实，特此承诺。")) + wml.Para(wml.Spaced(post+"：______  日期：______"))
		list := docxtest.Brief(t, body)
		if len(list) == 0 {
			t.Errorf("%s: nothing", post)
		}
		for _, p := range list {
			if !strings.HasSuffix(p, " sign") {
				t.Errorf("%s: %s", post, p)
			}
		}
	}
}

// TestSignedRows leaves to the hand what stands among signatures, and days that are not theirs open.
func TestSignedRows(t *testing.T) {
	wide := func(w, text string) string { return wml.TD(text, `<w:tcW w:w="`+w+`" w:type="dxa"/>`) }
	for _, tc := range []struct {
		name, body string
		want       []string
	}{
		{"days below seals and names", wml.Table(3, wml.TDs("单位名称", "", ""), wml.TDs("法人代表签字：", "单位领导签字：", ""), wml.TDs("", "", ""), wml.TDs("年  月  日", "年  月  日", "年  月  日")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c2 单位领导签字 sign", "t0.r2.c0 法人代表签字 sign", "t0.r2.c1 单位领导签字 sign", "t0.r3.c0  sign", "t0.r3.c1  sign", "t0.r3.c2  sign"}},
		{"an office and its day beside signatures", wml.Table(2, wml.TDs("申报备案\n单位盖章\n法定代表人签字：\n年  月  日", "备案\n管理机构\n年  月  日")),
			[]string{"t0.r0.c0 法定代表人签字 sign", "t0.r0.c1  sign"}},
		{"a day with a label", wml.Table(4, wml.TDs("单位名称", "", "成立日期", "    年  月  日"), wml.TDs("地址", "", "签约日期", "    年  月  日")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r0.c3 成立日期 date", "t0.r1.c1 地址 text", "t0.r1.c3 签约日期 date"}},
		{"what an office looked at", wml.Table(2, wml.TDs("单位名称", ""), wml.TDs("现场考察情况", ""), wml.TDs("考察情况记录", "")),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c1 现场考察情况 text", "t0.r2.c1 考察情况记录 sign"}},
		{"who pledges, and the day below", wml.Para(wml.Spaced("本人郑重承诺对申报书填写的各项内容的真实性负责。")) + wml.Para(wml.Spaced("承诺人：")) + wml.Para(wml.Spaced("年   月   日")),
			[]string{"p1#1 承诺人 sign", "p2#1  date"}},
		{"what was changed", wml.Table(3, wml.TDs("", "变更前", "变更后"), wml.TDs("单位名称（   ）", "", ""), wml.TDs("单位地址（   ）", "", "")),
			[]string{"t0.r1.c1 变更前 text", "t0.r1.c2 变更后 text", "t0.r2.c1 变更前 text", "t0.r2.c2 变更后 text"}},
		{"a column that only closes the table", wml.Table(5,
			wml.Row(wml.Across("4", "核准申请表")+wide("641", "")), wml.Row(wide("1500", "单位名称")+wide("1500", "")+wide("1500", "级次")+wide("1278", "")+wide("641", "")),
			wml.Row(wide("1500", "地址")+wml.TD("", `<w:tcW w:w="4278" w:type="dxa"/><w:gridSpan w:val="3"/>`)+wide("641", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c3 级次 text", "t0.r2.c1 地址 text"}},
		{"the name of a firm over its seal", wml.Para(wml.Spaced("承诺书")) + wml.Para(wml.Spaced("企业名称（公章）：")) + wml.Para(wml.Spaced("法人代表（签字）：")) + wml.Para(wml.Spaced("申请单位（公章）：")),
			[]string{"p1#1 企业名称（公章） text", "p2#1 法人代表（签字） sign", "p3#1 申请单位（公章） sign"}},
		{"a line that goes on below its label", wml.Para(wml.Lined("持有 单位（盖章）： ")) + wml.Para(wml.Lined("法定代表人（签字）： ")) + wml.Para(wml.Lined("备案编号：      ")) + wml.Table(2, wml.TDs("单位名称", "")),
			[]string{"p0#1 持有单位（盖章） text", "p1#1 法定代表人（签字） sign", "p2#1 备案编号 text", "t0.r0.c1 单位名称 text"}},
		{"what an office finds in the end", wml.Table(2, wml.TDs("单位名称", ""), wml.Row(wml.Across("2", "最终年审结果：（市一级填写）\n\n\n20  年  月  日"))),
			[]string{"t0.r0.c1 单位名称 text", "t0.r1.c0 最终年审结果 sign", "t0.r1.c0#2  sign"}},
		{"who hands in a list", wml.Para(wml.Spaced("学员补贴花名册")) + wml.Para(wml.Spaced("申领单位（公章）：")) + wml.Table(4, wml.TDs("序号", "姓名", "专业", "金额"), wml.TDs("1", "", "", ""), wml.TDs("2", "", "", "")),
			[]string{"p1#1 申领单位（公章） text", "t0.r1 姓名|专业|金额 rows"}},
		{"who pledges over a list", wml.Para(wml.Spaced("承诺书")) + wml.Para(wml.Spaced("申领单位（公章）：")) + wml.Table(4, wml.TDs("序号", "姓名", "专业", "金额"), wml.TDs("1", "", "", ""), wml.TDs("2", "", "", "")),
			[]string{"p1#1 申领单位（公章） sign", "t0.r1 姓名|专业|金额 rows"}},
		{"an account beside an opinion", wml.Table(2, wml.TDs("申领单位意见：\n经手人：            审批人：\n开户名称：\n银行帐号：          联系电话：\n年   月   日（章）", "初审单位意见：\n开户名称：\n银行帐号：\n年   月   日（章）")),
			[]string{"t0.r0.c0#1 申领单位意见 sign", "t0.r0.c0#2 经手人 sign", "t0.r0.c0#3 审批人 sign", "t0.r0.c0#4 开户名称 text", "t0.r0.c0#5 银行帐号 text", "t0.r0.c0#6 联系电话 text", "t0.r0.c0#7  sign", "t0.r0.c1 初审单位意见 sign"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); d != "" {
				t.Error(d)
			}
		})
	}
}
