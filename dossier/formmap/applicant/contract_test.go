package applicant_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
)

// TestContracts has contracts of which one side is printed: the other is whoever fills them in.
func TestContracts(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"lines below the side that is open", `
			设备购销合同
			采购人（甲方）：某市第一人民医院
			地址：某市某路1号
			供应商（乙方）：____________
			地址：____________
			法定代表人：____________
			开户银行：____________
			银行账号：____________
			双方约定如下：`,
			map[string]string{"p3#1": "org.name", "p4#1": "org.reg_address", "p5#1": "legal.name", "p6#1": "bank.bank", "p7#1": "bank.account"}},
		{"cells side by side", `
			采购合同
			| 需方（甲方）：某某科技有限公司 | 供方（乙方）：________ |
			| 地址：某市某路1号 | 地址：________ |
			| 税号：91450200MA5YLBT65G | 税号：________ |
			| 电话：________ | 电话：________ |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1": "org.reg_address", "t0.r2.c1": "org.uscc", "t0.r3.c1": "org.tel"}},
		{"neither side is printed", `
			采购合同
			甲方：____________
			地址：____________
			乙方：____________
			开户银行：____________
			银行账号：____________`, map[string]string{}},
		{"an account of nobody in particular", `
			房屋租赁合同
			第三条 租金
			开户银行：____________
			账户名称：____________`, map[string]string{}},
		{"a person on the other side", `
			劳动合同
			甲方：某某科技有限公司
			乙方（劳动者）：____________
			联系电话：____________
			地址：____________`, map[string]string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, formtest.Filled(formmap.Propose(formtest.Paper(t, tc.form), c))); d != "" {
				t.Error(d)
			}
		})
	}
}
