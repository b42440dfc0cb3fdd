package letter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRead reads lines of letters: label, or before>label, or label<hint, for each blank.
func TestRead(t *testing.T) {
	for _, tc := range []struct{ title, line, want string }{
		{"法定代表人授权委托书", "我(姓名) 系(入网单位) 现授权委托(入网单位) 的(姓名)", "法定代表人 单位名称 单位名称 联系人"},
		{"授权委托书", "本人<(姓名) 系<(供应商名称) 的法定代表人<(单位负责人) 现委托<(姓名)", "法定代表人 单位名称 - 联系人"},
		{"授权委托书", "本人 系>投标人名称 现委托", "法定代表人 单位名称 联系人"},
		{"法定代表人授权书", "法定代表人 法定代表人 授权 项目编号为", "单位名称 法定代表人 联系人 "},
		{"法定代表人资格证明书", "系 系", "法定代表人 单位名称"},
		{"企业操作员授权委托书", "本单位现正式授权 身份证号码", "联系人 "},
		{"委托书", "委托人 身份证号 现委托", "  "},
		{"总公司授权分支机构委托书", "申明(总部单位名称) 现授权委托(分支机构名称)", " "},
		{"法定代表人授权书", "代表(采购人名称) 受托(代理机构名称)", " "},
		{"法定代表人授权书", "被授权", ""},
	} {
		var blanks []Blank
		for _, b := range strings.Fields(tc.line) {
			before, label, ok := strings.Cut(b, ">")
			if !ok {
				before, label = "", b
			}
			label, hint, _ := strings.Cut(label, "<")
			blanks = append(blanks, Blank{Label: label, Before: before, Hint: hint})
		}
		if diff := cmp.Diff(tc.want, strings.Join(Read(tc.title, blanks), " ")); diff != "" {
			t.Errorf("%s: %s:\n%s", tc.title, tc.line, diff)
		}
	}
}

func TestTitles(t *testing.T) {
	for title, want := range map[string][2]bool{
		"授权委托书":        {true, false},
		"法定代表人授权书(格式)": {true, false},
		"法定代表人身份证明书":   {false, true},
		"制造商授权书":       {false, false},
		"项目经理授权委托书":    {false, false},
		"委托测试申请书":      {false, false},
		"个人委托书":        {false, false},
	} {
		if got := [2]bool{Authorises(title), Certifies(title)}; got != want {
			t.Errorf("%s: got %v, want %v", title, got, want)
		}
	}
}

func TestDelegates(t *testing.T) {
	for label, want := range map[string]string{
		"被授权人姓名": "联系人姓名", "授权代表": "联系人", "代理人身份证号": "联系人身份证号", "委托代理人(签字)": "联系人",
		"代理期限": "", "授权委托人": "", "法定代表人": "",
	} {
		if got := OfDelegate(label); got != want {
			t.Errorf("%s: got %q, want %q", label, got, want)
		}
	}
	if IsDelegate("法定代表人或委托代理人") || !IsDelegate("委托代理人") {
		t.Error("who signs was read wrong")
	}
}
