package sign_test

import (
	"testing"

	"yibiao/dossier/docx/place/find/sign"
)

// TestSigned tells labels that are signed or sealed from those that only speak of it; a firm's name with a line to write on is typed.
func TestSigned(t *testing.T) {
	for _, tc := range []struct {
		label        string
		ruled, plain bool
	}{
		{"法定代表人（签字）", true, true},
		{"申报单位（盖章）", false, true},
		{"单位名称", false, false},
		{"签订日期", false, false},
	} {
		if got := sign.Signed(tc.label, true); got != tc.ruled {
			t.Errorf("%s with a line: %v", tc.label, got)
		}
		if got := sign.Signed(tc.label, false); got != tc.plain {
			t.Errorf("%s: %v", tc.label, got)
		}
	}
}
