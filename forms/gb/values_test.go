package gb

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

func TestParseMoney(t *testing.T) {
	for text, want := range map[string]string{
		"1234.56":           "1234.56",
		"1,234,567.89":      "1234567.89",
		"１，２３４．５０":          "1234.50",
		" 1 234.5 ":         "1234.5",
		"-12.3":             "-12.3",
		"−12.3":             "-12.3",
		"+5":                "5",
		"0":                 "0",
		"007":               "7",
		"12。5":              "12.5",
		"0.123456":          "0.123456",
		"12345678901234567": "12345678901234567",
	} {
		got, err := ParseMoney(text)
		if err != nil || !got.Equal(decimal.RequireFromString(want)) {
			t.Errorf("ParseMoney(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseMoneyFaults(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "money-empty",
		" \u3000":                          "money-empty",
		"100万元":                            `money-unit number="100" unit="万元"`,
		"1,000.50 元":                       `money-unit number="1,000.50" unit="元"`,
		"3亿元":                              `money-unit number="3" unit="亿元"`,
		"5万":                               `money-unit number="5" unit="万"`,
		"￥100":                             `money-unit number="100" unit="￥"`,
		"¥100万元":                           `money-unit number="100" unit="万元"`,
		"人民币100元整":                         `money-unit number="100" unit="元整"`,
		"1,23":                             "money-grouping",
		"0,123":                            "money-grouping",
		"0 123":                            `money-apart text="0 123"`,
		"012 345":                          `money-apart text="012 345"`,
		"1234,567":                         "money-grouping",
		"1,,234":                           "money-grouping",
		"1.2.3":                            "money-form",
		"1e9":                              "money-form",
		"0x10":                             "money-form",
		"NaN":                              "money-form",
		"--5":                              "money-form",
		"一百":                               "money-form",
		"无":                                "money-form",
		".5":                               "money-form",
		"1234567890123456789012345678901":  `money-large max="30"`,
		"-0.12345678901234567890123456789": "",
	} {
		_, err := ParseMoney(text)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("ParseMoney(%q): %s, want %s", text, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		parse      func(string) (time.Time, error)
		text, want string
	}{
		{ParseDate, "2025-05-06", "2025-05-06"},
		{ParseDate, "2025-5-6", "2025-05-06"},
		{ParseDate, "2025/5/6", "2025-05-06"},
		{ParseDate, "2025.5.6", "2025-05-06"},
		{ParseDate, "2025年5月6日", "2025-05-06"},
		{ParseDate, "2025年05月06日", "2025-05-06"},
		{ParseDate, " 2025 年 5 月 6 日 ", "2025-05-06"},
		{ParseDate, "２０２５－０５－０６", "2025-05-06"},
		{ParseDate, "20250506", "2025-05-06"},
		{ParseDate, "2024-02-29", "2024-02-29"},
		{ParseDate, "9999-12-31", "9999-12-31"},
		{ParseYearMonth, "2025-05", "2025-05-01"},
		{ParseYearMonth, "2025/5", "2025-05-01"},
		{ParseYearMonth, "2025.10", "2025-10-01"},
		{ParseYearMonth, "2025年5月", "2025-05-01"},
		{ParseYearMonth, "２０２５０５", "2025-05-01"},
		{ParseYear, "2025", "2025-01-01"},
		{ParseYear, "2025年度", "2025-01-01"},
		{ParseYear, "２０２５年", "2025-01-01"},
	} {
		got, err := c.parse(c.text)
		if err != nil || got.Format(DateLayout) != c.want || got.Location() != time.UTC {
			t.Errorf("%q: %v, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func TestParseDateFaults(t *testing.T) {
	for _, c := range []struct {
		parse func(string) (time.Time, error)
		text  string
		code  FaultCode
	}{
		{ParseDate, "", "date-empty"},
		{ParseDate, "2025-02-29", "date-none"},
		{ParseDate, "2025-13-01", "date-none"},
		{ParseDate, "2025-04-31", "date-none"},
		{ParseDate, "2025-00-10", "date-none"},
		{ParseDate, "2025年5月0日", "date-none"},
		{ParseDate, "0205-05-06", "date-year"},
		{ParseDate, "2025-5/6", "date-form"},
		{ParseDate, "25-5-6", "date-form"},
		{ParseDate, "2025-05", "date-form"},
		{ParseDate, "2025506", "date-form"},
		{ParseDate, "长期", "date-form"},
		{ParseYearMonth, "2025-13", "date-none"},
		{ParseYearMonth, "2025-05-06", "date-form"},
		{ParseYearMonth, "2025", "date-form"},
		{ParseYear, "1024", "date-year"},
		{ParseYear, "25", "date-form"},
	} {
		got, err := c.parse(c.text)
		var f *Fault
		if !errors.As(err, &f) || f.Code != c.code {
			t.Errorf("%q: %v, %v; want %s", c.text, got, err, c.code)
		}
	}
}

func TestFormatCN(t *testing.T) {
	day := time.Date(2025, 5, 6, 0, 0, 0, 0, time.UTC)
	if got := FormatDateCN(day) + " " + FormatYearMonthCN(day); got != "2025年5月6日 2025年5月" {
		t.Error(got)
	}
}

func FuzzParseDateMoney(f *testing.F) {
	for _, seed := range []string{"2025-05-06", "２０２５年５月６日", "202505", "2025年度", "1,234.50", "100万元", "￥1", "-−1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if day, err := ParseDate(text); err == nil {
			for _, form := range []string{day.Format(DateLayout), FormatDateCN(day)} {
				if again, err := ParseDate(form); err != nil || !again.Equal(day) {
					t.Errorf("%q → %s → %v, %v", text, form, again, err)
				}
			}
		}
		if month, err := ParseYearMonth(text); err == nil {
			if again, err := ParseYearMonth(FormatYearMonthCN(month)); err != nil || !again.Equal(month) {
				t.Errorf("%q → %v → %v, %v", text, month, again, err)
			}
		}
		if value, err := ParseMoney(text); err == nil {
			if again, err := ParseMoney(value.String()); err != nil || !again.Equal(value) {
				t.Errorf("%q → %s → %s, %v", text, value, again, err)
			}
		}
	})
}

// What is no plain number has no value, and is told fast.
func TestNumber(t *testing.T) {
	for text, want := range map[string]string{"380": "380", "-1.50": "-1.5", "1e5": "", "1e999999999": "", "1E9": "", "NaN": "", "": "", "1,000": "", "0x1": "", strings.Repeat("9", 100): ""} {
		got, ok := Number(text)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: %s, %v", text, got, ok)
		}
	}
}
