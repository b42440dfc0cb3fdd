package printed

import "testing"

// TestNoAnswer: words that stand for an answer, and answers that only look like them.
func TestNoAnswer(t *testing.T) {
	for _, text := range []string{"#N/A", "#REF!", "null", "Undefined", "NaN", "待定", "待填", "待补充", "略", "同上", "（空）", "XXX", "xx", "×××"} {
		if !NoAnswer(text) {
			t.Errorf("%s is taken for an answer", text)
		}
	}
	for _, text := range []string{"", "无", "略阳县机械厂", "待定价产品研发", "空压机", "XX-200 型机床", "同上海交大合作", "0"} {
		if NoAnswer(text) {
			t.Errorf("%s is taken for no answer", text)
		}
	}
}
