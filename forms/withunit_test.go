package forms_test

import (
	"testing"

	"yibiao/forms"
)

func TestANumberStandsApartFromItsUnit(t *testing.T) {
	for _, c := range []struct{ number, unit, want string }{
		{"0", "万元", "0 万元"}, {"380.00", "元", "380.00 元"}, {"12", "个月", "12 个月"}, {"30", "%", "30%"}, {"30%", "%", "30%"}, {"", "万元", ""}, {"5", "", "5"}, {"3", "‰", "3‰"},
	} {
		if got := forms.WithUnit(c.number, c.unit); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.number, c.unit, got, c.want)
		}
	}
}
