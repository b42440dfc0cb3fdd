package gb

import (
	"errors"
	"testing"
)

func TestParseMoneyIn(t *testing.T) {
	for _, c := range []struct {
		text, unit, want string
		converted        bool
		fault            string
	}{
		{"380", "万元", "380", false, ""},
		{"3800000", "万元", "3800000", false, ""},
		{"380万", "万元", "380", false, ""},
		{"380 万元", "万元", "380", false, ""},
		{"３８０万", "万元", "380", false, ""},
		{"3,800,000元", "万元", "380", true, ""},
		{"3800000.50元", "万元", "380.00005", true, ""},
		{"￥3,800,000", "万元", "380", true, ""},
		{"¥3,800,000.00元", "万元", "380", true, ""},
		{"人民币3800000元整", "万元", "380", true, ""},
		{"叁佰捌拾万元整", "万元", "380", true, ""},
		{"1.2亿", "万元", "12000", true, ""},
		{"1.2亿元", "元", "120000000", true, ""},
		{"38百万元", "万元", "3800", true, ""},
		{"380万", "元", "3800000", true, ""},
		{"￥380", "元", "380", false, ""},
		{"380元", "元", "380", false, ""},
		{"-12万元", "万元", "-12", false, ""},
		{"￥380", "万元", "", false, "money-unit"},
		{"3,80元", "万元", "", false, "money-grouping"},
		{"380美元", "万元", "", false, "money-form"},
		{"约380万", "万元", "", false, "money-form"},
		{"", "万元", "", false, "money-empty"},
		{"1 234 567.5", "元", "1234567.5", false, ""},
		{"1 200 万元", "万元", "1200", false, ""},
		{"12 13", "万元", "", false, "money-apart"},
		{"3 80", "万元", "", false, "money-apart"},
		{"１２　１３", "万元", "", false, "money-apart"},
		{"12\n13", "万元", "", false, "money-apart"},
		{"120\t130", "万元", "", false, "money-apart"},
		{"12 13万元", "万元", "", false, "money-apart"},
	} {
		got, converted, err := ParseMoneyIn(c.text, c.unit)
		var f *Fault
		code := ""
		if errors.As(err, &f) {
			code = string(f.Code)
		}
		if code != c.fault || err == nil && (got.String() != c.want || converted != c.converted) {
			t.Errorf("%q in %s: %s, converted %v, %v", c.text, c.unit, got, converted, err)
		}
	}
}
