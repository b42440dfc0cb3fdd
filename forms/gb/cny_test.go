package gb

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
)

var cnyVectors = []struct{ amount, upper, also string }{
	{"16409.02", "人民币壹万陆仟肆佰零玖元零贰分", ""},
	{"325.04", "人民币叁佰贰拾伍元零肆分", ""},
	{"100000.00", "人民币壹拾万元整", ""},
	{"1001.00", "人民币壹仟零壹元整", ""},
	{"10.05", "人民币壹拾元零伍分", ""},
	{"0.50", "人民币伍角整", "人民币伍角"},
	{"1234567.89", "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分", ""},
	{"2000000.00", "人民币贰佰万元整", "贰佰万圆正"},
	{"10000000.01", "人民币壹仟万元零壹分", ""},
	{"100500.00", "人民币壹拾万零伍佰元整", ""},
	{"1000000000.00", "人民币壹拾亿元整", ""},
	{"0.07", "人民币柒分", ""},
	{"1.00", "人民币壹元整", ""},
	{"10000.00", "人民币壹万元整", ""},
	{"100030.04", "人民币壹拾万零叁拾元零肆分", ""},
	{"1680.32", "人民币壹仟陆佰捌拾元叁角贰分", "人民币壹仟陆佰捌拾元零叁角贰分"},
	{"1409.50", "人民币壹仟肆佰零玖元伍角整", "人民币壹仟肆佰零玖元伍角正"},
	{"6007.14", "人民币陆仟零柒元壹角肆分", ""},
	{"0.00", "人民币零元整", ""},
	{"107000.53", "人民币壹拾万柒仟元伍角叁分", "人民币壹拾万零柒仟元零伍角叁分"},
	{"100001000", "人民币壹亿零壹仟元整", "人民币壹亿壹仟元整"},
	{"100000001", "人民币壹亿零壹元整", ""},
	{"110000000", "人民币壹亿壹仟万元整", "人民币壹亿零壹仟万元整"},
	{"101000000", "人民币壹亿零壹佰万元整", ""},
	{"1000000000000", "人民币壹万亿元整", ""},
	{"1000100000000", "人民币壹万零壹亿元整", ""},
	{"9999999999999999.99", "人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分", ""},
	{"1010101.01", "人民币壹佰零壹万零壹佰零壹元零壹分", ""},
	{"0.57", "人民币伍角柒分", ""},
}

func TestCNYUpper(t *testing.T) {
	for _, v := range cnyVectors {
		amount := decimal.RequireFromString(v.amount)
		if got, err := CNYUpper(amount); err != nil || got != v.upper {
			t.Errorf("CNYUpper(%s) = %s, %v; want %s", v.amount, got, err, v.upper)
		}
		for _, words := range []string{v.upper, v.also, " " + v.upper + "\u3000"} {
			if words == "" {
				continue
			}
			if got, err := ParseCNYUpper(words); err != nil || !got.Equal(amount) {
				t.Errorf("ParseCNYUpper(%s) = %s, %v; want %s", words, got, err, v.amount)
			}
		}
	}
}

func TestCNYUpperFaults(t *testing.T) {
	for _, c := range []struct {
		amount decimal.Decimal
		code   FaultCode
	}{
		{decimal.RequireFromString("-0.01"), "cny-negative"},
		{decimal.RequireFromString("0.001"), "cny-decimals"},
		{decimal.RequireFromString("12345678.905"), "cny-decimals"},
		{decimal.RequireFromString("10000000000000000"), "cny-large"},
		{decimal.New(1, 2_000_000_000), "cny-large"},
		{decimal.New(1, -2_000_000_000), "cny-decimals"},
	} {
		got, err := CNYUpper(c.amount)
		var f *Fault
		if got != "" || !errors.As(err, &f) || f.Code != c.code {
			t.Errorf("%q, %v; want %s", got, err, c.code)
		}
	}
	if got, err := CNYUpper(decimal.RequireFromString("12.500000")); err != nil || got != "人民币壹拾贰元伍角整" {
		t.Errorf("zeros after the second decimal: %s, %v", got, err)
	}
	if got, err := CNYUpper(decimal.New(0, 2_000_000_000)); err != nil || got != "人民币零元整" {
		t.Errorf("zero with an exponent: %s, %v", got, err)
	}
}

func TestParseCNYUpperFaults(t *testing.T) {
	for _, words := range []string{
		"", "人民币", "壹拾万元", "一百元整", "壹佰元零", "拾元整", "壹佰贰元整", "壹万零零壹元整", "壹万壹元整", "叁佰贰拾伍元肆分",
		"壹元零壹角零壹分", "壹元整整", "壹角整整", "整", "元整", "壹佰100元整", "零元零角", "人民币人民币壹元整", "壹元贰元整",
		"玖亿亿元整", "玖仟万万元整", "负壹元整", "贰拾叁", "伍拾伍仟元整", "壹角壹元整", "壹分壹角",
	} {
		got, err := ParseCNYUpper(words)
		var f *Fault
		if !errors.As(err, &f) || f.Code != "cny-form" {
			t.Errorf("ParseCNYUpper(%q) = %s, %v; want cny-form", words, got, err)
		}
	}
}

func FuzzCNYUpper(f *testing.F) {
	for _, v := range cnyVectors {
		f.Add(decimal.RequireFromString(v.amount).Shift(2).IntPart(), v.upper)
	}
	f.Fuzz(func(t *testing.T, cents int64, words string) {
		amount := decimal.New(cents, -2)
		upper, err := CNYUpper(amount)
		if valid := cents >= 0 && cents < 1_000_000_000_000_000_000; valid != (err == nil) {
			t.Fatalf("CNYUpper(%s): %v", amount, err)
		} else if valid {
			if back, err := ParseCNYUpper(upper); err != nil || !back.Equal(amount) {
				t.Errorf("%s → %s → %s, %v", amount, upper, back, err)
			}
		}
		if read, err := ParseCNYUpper(words); err == nil {
			again, err := CNYUpper(read)
			if back, backErr := ParseCNYUpper(again); err != nil || backErr != nil || !back.Equal(read) {
				t.Errorf("%s → %s → %s (%v, %v)", words, read, again, err, backErr)
			}
		}
	})
}
