package party

import (
	"fmt"
	"strings"
	"testing"
)

// TestOpen has contracts line by line, "_" being room to write in, and the lines in which the
// side that fills the contract in says who it is.
func TestOpen(t *testing.T) {
	for _, tc := range []struct{ name, form, want string }{
		{"a buyer that is printed", "购销合同/甲方：某市第一人民医院/地址：某市某路1号/供应商（乙方）：_/地址：_/开户银行：_/项目名称：_/根据法律，双方约定如下：/乙方：_", "乙方,供应商 3,4,5,6 某市第一人民医院"},
		{"one that comes after", "技术服务协议书/委托方：_/法定代表人：_/受托方：某某大学/法定代表人：_", "委托方 1,2 某某大学"},
		{"a lease", "厂房租赁合同（试行）//出租人（甲方）：某科技园有限公司/承租人（乙方）：_", "乙方,承租人 3 某科技园有限公司"},
		{"empty lines between", "购销协议/甲方：某某有限公司//乙方：_//电话：_", "乙方 3,5 某某有限公司"},
		{"what it says further on", "分包合同/甲方：某某有限公司/乙方：_/第一条/支付至乙方下列银行账户：/户名：_/开户行：_/甲方账户：/户名：_", "乙方 2,5,6 某某有限公司"},
		{"both sides open", "购销合同/甲方：_/乙方：_", ""},
		{"both sides printed", "购销合同/甲方：某某有限公司/乙方：某某集团有限公司/电话：_", ""},
		{"words of different pairs", "购销合同/甲方：某某有限公司/承租方：_", ""},
		{"a worker", "劳动合同/甲方：某某有限公司/乙方（劳动者）：_/地址：_", ""},
		{"a person by what is asked", "聘用协议/甲方：某某有限公司/乙方：_/身份证号码：_", ""},
		{"no contract", "登记表/甲方：某某有限公司/乙方：_", ""},
		{"a contract within a long document", strings.Repeat("说明/", 20) + "购销合同/甲方：某某有限公司/乙方：_", ""},
		{"a side that is a sentence", "购销合同/甲方：某某有限公司/乙方：按约定交付，验收合格/电话：_", ""},
		{"sides far apart", "购销合同/甲方：某某有限公司/" + strings.Repeat("条款。/", 12) + "乙方：_", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var lines []Line
			for _, l := range strings.Split(tc.form, "/") {
				lines = append(lines, Line{l, strings.Contains(l, "_")})
			}
			got := ""
			if b := Open(lines); b != nil {
				var at []string
				for i := range lines {
					if b.Lines[i] {
						at = append(at, fmt.Sprint(i))
					}
				}
				got = fmt.Sprintf("%s %s %s", strings.Join(b.Words, ","), strings.Join(at, ","), b.Facing)
			}
			if got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
