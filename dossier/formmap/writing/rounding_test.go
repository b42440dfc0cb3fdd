package writing

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/forms"
)

// TestRounded has amounts with as many decimals as the words around their place ask.
func TestRounded(t *testing.T) {
	for _, tc := range []struct{ context, text, want string }{
		{"金额单位：人民币元（保留整数）", "15678900.00", "15678900"},
		{"千元，取整", "12364.30", "12364"},
		{"单位：万元，不保留小数", "1567.89", "1568"},
		{"单位：万元（保留一位小数）", "1567.89", "1567.9"},
		{"单位：万元（精确到小数点后两位）", "1567.8", "1567.80"},
		{"单位：万元", "1567.89", "1567.89"},
		{"保留一位小数，保留整数", "1567.89", "1567.89"},
	} {
		if got := rounded(place.Place{Label: "利润总额", Context: tc.context}, &forms.Field{Type: forms.Text{S: string(forms.TypeMoney)}}, tc.text); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.context, got, tc.want)
		}
	}
}
