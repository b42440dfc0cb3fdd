package place

import "testing"

// TestByHand has places that are left to the hand: what is signed, what others fill in by the heading over it, and what the
// applicant fills in where the form leaves no room that the program can use.
func TestByHand(t *testing.T) {
	for _, tc := range []struct {
		label, head string
		want        Hand
	}{
		{"法定代表人（签字）", "企业申报表", Signs},
		{"企业名称", "企业申报表", Asks},
		{"申报日期", "企业申报表", Signs},
		{"收件人", "送达地址确认书", Asks},
		{"联系人", "上级单位意见", Others},
		{"联系人", "申报单位意见", Asks},
		{"企业名称", "（由园区管委会填写）", Others},
		{"职工人数", "以下由工作人员填写", Others},
		{"联系电话", "经济运行情况表（由企业主管部门填写）", Others},
		{"邮编", "企业申报表", Asks},
		{"职工人数", "（请如实填写）", Asks},
		{"职工人数", "（由申报单位填写）", Asks},
	} {
		if got, _ := (Place{Kind: Sign, Label: tc.label, Heads: []Head{{Role: HeadCaption, Text: tc.head}}}).ByHand(); got != tc.want {
			t.Errorf("%s under %s: %s, want %s", tc.label, tc.head, got, tc.want)
		}
	}
}
