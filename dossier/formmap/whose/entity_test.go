package whose

import "testing"

// TestLaterParty has labels that count a party, and such that only have a number.
func TestLaterParty(t *testing.T) {
	for text, want := range map[string]string{
		"申请人（2）": "申请人", "申请人②": "申请人", "申请人（二）": "申请人", "申请人2": "申请人", "申请人（乙）": "申请人", "申请人Ⅱ": "申请人",
		"申请单位三名称": "申请单位", "第二申请人": "申请人", "第2完成单位": "完成单位", "【投标人（3）】": "投标人", "联系人2": "联系人", "其他申请人": "申请人",
		"申请人": "", "申请人（1）": "", "申请人①": "", "第一申请人": "", "申请单位（甲）": "", "承担单位（乙方）": "", "申请单位二维码": "",
		"企业二级资质": "", "（二）申请单位基本情况": "", "企业基本情况（二）": "", "企业2025年营业收入": "", "单位三年内获奖": "",
	} {
		if got := LaterParty(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
