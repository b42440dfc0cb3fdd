package applicant_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestHeadsOfBlocks puts words over a block that asks who a firm is. Those marked + are the applicant by whatever word, where the
// form asks about no other firm; below those marked - nothing is the applicant's.
func TestHeadsOfBlocks(t *testing.T) {
	data, err := os.ReadFile("testdata/blockheads.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := formmap.FromForm(formtest.Profile(t))
	for _, line := range strings.Fields(string(data)) {
		head := line[1:]
		form := "专项资金申请表\n二、" + head + "\n| 名称 | | 统一社会信用代码 | |\n| 法定代表人 | | 地址 | |\n| 联系人 | | 开户银行 | |"
		var got []string
		for _, e := range formmap.Propose(formtest.Paper(t, form), c).Entries {
			if e.State == plan.Proposed {
				got = append(got, e.Field)
			}
		}
		var want []string
		if line[0] == '+' {
			want = []string{"org.name", "org.uscc", "legal.name", "org.reg_address", "handler.name", "bank.bank"}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", line, d)
		}
	}
}

// TestFirmByItsTrade names the firm by what it does, in its labels.
func TestFirmByItsTrade(t *testing.T) {
	tests := []struct {
		name, form string
		want       []string
	}{
		{"the one firm", "节能专项申请表\n| 用能单位名称 | | 统一社会信用代码 | |\n| 法定代表人 | | 联系人 | |", []string{"org.name", "org.uscc", "legal.name", "handler.name"}},
		{"beside the applicant", "产品备案登记表\n| 申请单位 | | 统一社会信用代码 | |\n| 生产企业名称 | | 生产地址 | |\n| 生产企业法定代表人 | | 生产企业联系电话 | |", []string{"org.name", "org.uscc"}},
		{"beside whom it deals with", "许可申请表\n| 经营单位名称 | | 统一社会信用代码 | |\n| 法定代表人 | | 联系电话 | |\n| 供货单位名称 | | 统一社会信用代码 | |", nil},
		{"two trades", "登记表\n| 生产企业名称 | | 统一社会信用代码 | |\n| 经营企业名称 | | 统一社会信用代码 | |", nil},
		{"no form that is handed in", "现场核查记录\n| 生产企业名称 | | 统一社会信用代码 | |\n| 法定代表人 | | 联系人 | |", nil},
	}
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got = append(got, e.Field)
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}
