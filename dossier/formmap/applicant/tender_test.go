package applicant_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestTenders has parts of tender documents, letters and contracts, with what of them is the applicant's.
func TestTenders(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"a name before a seal, a person before one", `
			二、投标承诺书
			投标人名称：（盖单位公章）
			法定代表人或其委托代理人：（签字或盖章）
			响应人名称（盖章）：________`,
			map[string]string{"p1#1": "org.name", "p3#1": "org.name"}},
		{"parts about other things", `
			（二）合同条款偏离表
			投标人名称：________（盖公章）
			（三）拟投入的人员一览表
			供应商代表：________`,
			map[string]string{"p1#1": "org.name"}},
		{"to whom a letter is", `
			1.开票信息函
			致：某某招标代理有限公司
			一、联系信息如下：
			| 单位名称： | | 联系人： | |
			| 开票登记地址： | | 开票登记电话： | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "handler.name", "t0.r1.c1": "org.reg_address", "t0.r1.c3": "org.tel"}},
		{"who the legal representative is", `
			7.法定代表人（负责人）身份证明
			投标人名称：________
			单位性质：________
			地址：________
			姓名：________
			系________的法定代表人。`,
			map[string]string{"p1#1": "org.name", "p2#1": "org.type", "p3#1": "org.reg_address", "p4#1": "legal.name", "p5#1": "org.name"}},
		{"whoever offers", `
			报价文件
			三、商务部分
			| 供应商名称 | | 注册地址 | |
			| 邮政编码 | | 开户银行 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address", "t0.r1.c1": "org.postcode", "t0.r1.c3": "bank.bank"}},
		{"whoever is bought from", `
			采购合同登记表
			| 供应商名称 | | 注册地址 | |`, map[string]string{}},
		{"whoever gives a power", `
			业务授权承诺书
			由于我司（单位）________业务需求，兹授权某某公司开通业务。
			以下号码均由我单位________使用。
			授权单位：________
			被授权单位：________`,
			map[string]string{"p1#1": "org.name", "p3#1": "org.name"}},
		{"sides of a contract in columns", `
			项目合同书
			基本信息及合同签署
			| 委托方>2 | 承研方>2 |
			| 单位名称 | | >2 |
			| 法定代表人 | | >2 |
			| 邮政编码 | | >2 |`,
			map[string]string{"t0.r1.c2": "org.name", "t0.r2.c2": "legal.name", "t0.r3.c2": "org.postcode"}},
		{"a person's row", `
			排水申请表
			| 单位名称 | >3 |
			| 姓名 | 性别 | 年龄 | 地址 |
			| | | | |`,
			map[string]string{"t0.r0.c1": "org.name"}},
		{"columns of others", `
			项目合同书
			| 委托方>2 | 总体单位>2 |
			| 单位名称 | | >2 |
			| 法定代表人 | | >2 |`, map[string]string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got[e.At] = e.Field
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
