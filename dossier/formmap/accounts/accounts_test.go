package accounts

import "testing"

// TestOther has the words of labels and headings for accounts of another kind; "" are those to which money goes.
func TestOther(t *testing.T) {
	for text, want := range map[string]string{
		"美元账户": "美元", "监管账户": "监管", "保证金账户": "保证金", "食堂账户户名": "食堂", "工会账号": "工会", "基本户开户行": "基本户", "基本账户": "基本", "农民工工资专用账户": "农民工工资专用",
		"户名": "", "账号": "", "收款账户": "", "收款单位账号": "", "银行账号": "", "开户名称": "", "账户名称": "", "对公账户": "", "财政补助资金账户": "", "开户银行": "", "客户名称": "", "用电户名称": "", "银行卡号/账号": "", "收款方户名": "", "企业收款账户信息": "", "账户类型": "",
	} {
		if got := Other(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
