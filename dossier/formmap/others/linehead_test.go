package others_test

import (
	"strings"
	"testing"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestHeadsOfLines has lines with a word and a colon before what they ask: what a word that is not explained names is not the
// applicant's.
func TestHeadsOfLines(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for line, open := range map[string]int{
		"担保公司：统一社会信用代码____，地址____，法定代表人____，职工____人": 0,
		"美元账户：户名____，开户银行____，账号____":                0,
		"供应商账户（账号：____户名：____）":                      0,
		"2.竞争对手：法定代表人：____地址：____":                   0,
		"变更前：地址____，法定代表人____":                       0,
		"投标人基本账户：户名____，开户银行____，账号____":             0,
		"评价年度：2025年度　报送单位：____":                      1,
		"收款账户：户名____，账号____":                         2,
		"银行账户信息：户名____，账号____":                       2,
		"企业基本信息：成立日期____，注册资本____":                   2,
		"申报单位：统一社会信用代码____，地址____":                   2,
		"企业规模：从业人数____人":                             1,
		"单位名称（盖章）：____联系电话：____":                     2,
	} {
		n := 0
		for _, e := range formmap.Propose(formtest.Paper(t, "登记表\n"+strings.TrimSpace(line)), c).Entries {
			if e.State == plan.Proposed {
				n++
			}
		}
		if n != open {
			t.Errorf("%s: %d filled, want %d", line, n, open)
		}
	}
}

// TestMoneyPaidAway has forms with the account to which a firm pays, and its own beside what an invoice needs, and the two sides of a merger.
func TestMoneyPaidAway(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for form, open := range map[string]int{
		"第十届展会参展报名表\n| 收款单位 | | 账号 | |":               0,
		"投标保证金缴纳表\n| 收款人 | | 收款账号 | |":                0,
		"培训班报名回执\n| 开户行 | | 账号 | |\n| 纳税人识别号 | | | |": 3,
		"奖励资金申请表\n| 收款单位 | | 账号 | |":                  2,
		"企业合并情况表\n| | 合并方 | 被合并方 |\n| 企业名称 | | |":     0,
	} {
		n := 0
		for _, e := range formmap.Propose(formtest.Paper(t, form), c).Entries {
			if e.State == plan.Proposed {
				n++
			}
		}
		if n != open {
			t.Errorf("%s: %d filled, want %d", form, n, open)
		}
	}
}
