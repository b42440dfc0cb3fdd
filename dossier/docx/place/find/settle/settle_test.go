package settle_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
)

// TestNotedAnswers has a note on how to fill in tell what a label is answered with.
func TestNotedAnswers(t *testing.T) {
	body := wml.Para(wml.Run("2.“单位性质”栏选填“军队科研单位、民口高校、民口科研院所”；“基地类别”栏填写平台。")) + wml.Table(4, wml.TDs("单位性质", "", "基地类别", ""))
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	if len(places) != 2 || places[0].Hint != "军队科研单位/民口高校/民口科研院所" || places[1].Hint != "" {
		t.Errorf("got %+v", places)
	}
}

// TestAnsweredLines has lines on which the form itself prints the answer, and others whose words
// only stand for one.
func TestAnsweredLines(t *testing.T) {
	for _, tc := range []struct {
		answered bool
		words    string
	}{
		{true, `样例农业银行滨江支行 杭州样例科技创业有限公司 19-045101040007067 330107710940355 样例市第一人民医院 样例市样例路88号3楼`},
		{false, `投标人名称 某某有限公司 XX有限公司 单位名称 姓名 某市 填写开户银行 年 万元`},
	} {
		for _, words := range strings.Fields(tc.words) {
			underlined := `<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">   ` + words + `   </w:t></w:r>`
			places, err := docxtest.Form(t, wml.Para(wml.Run("开户银行：")+underlined)).Places()
			if err != nil {
				t.Fatal(err)
			}
			got := len(places) == 1 && places[0].Sample == words
			if got != tc.answered {
				t.Errorf("%s: answered %v, want %v", words, got, tc.answered)
			}
		}
	}
}

// TestLinesThatAreSettled: what stands in the line of a blank decides what it takes.
func TestLinesThatAreSettled(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"brackets to tick":        {wml.Para(wml.Spaced("[ ] 联系人")) + wml.Para(wml.Spaced("【 】项目名称")), nil},
		"a bracket to write in":   {wml.Para(wml.Spaced("联系人：[      ]")), []string{"p0#1 联系人 text"}},
		"foot of statistics":      {wml.Para(wml.Spaced("单位负责人：______  统计负责人：______  填表人：______")), []string{"p0#1 单位负责人 sign", "p0#2 统计负责人 sign", "p0#3 填表人 sign"}},
		"who fills in":            {wml.Para(wml.Spaced("填表人：______")), []string{"p0#1 填表人 text"}},
		"days of two parties":     {wml.Para(wml.Run("甲方：某公司")) + wml.Para(wml.Run("乙方：某公司")) + wml.Para(wml.Spaced("日期：________      日期：________")), []string{"p2#1 日期 sign", "p2#2 日期 sign"}},
		"head over the signature": {wml.Para(wml.Spaced("法定代表人（负责人）：________")) + wml.Para(wml.Run("或委托代理人")) + wml.Para(wml.Run("（签名）")), []string{"p0#1 法定代表人（负责人） sign"}},
		"head alone":              {wml.Para(wml.Spaced("法定代表人：________")), []string{"p0#1 法定代表人 text"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, docxtest.Brief(t, c.body)); diff != "" {
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
		places, err := docxtest.Form(t, wml.Para(wml.Spaced("申报日期：")+wml.Lined(text))).Places()
		if err != nil || len(places) != 1 || places[0].Sample != want {
			t.Errorf("%q: %+v, %v", text, places, err)
		}
	}
}

// TestMarkedNotes has lines that begin with a mark below a table: they are notes of its places, and a cell that must be answered is none.
func TestMarkedNotes(t *testing.T) {
	for line, want := range map[string]string{"*为合并口径数据": "*为合并口径数据", "※ 合并口径数据": "※合并口径数据", "合并口径数据": ""} {
		places, err := docxtest.Form(t, wml.Table(2, wml.TDs("*营业收入", ""))+wml.Para(wml.Spaced(line))).Places()
		if err != nil {
			t.Fatal(err)
		}
		if len(places) != 1 || strings.Join(places[0].Notes, "|") != want {
			t.Errorf("%s: got %+v, want %q", line, places, want)
		}
	}
}
