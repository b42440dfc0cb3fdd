package gb

import "testing"

// Dates in characters are read as those in figures; what is no number of a day stays what it is.
func TestDatesInCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"二〇二六年三月十五日": "2026-03-15", "二零二六年十二月三十一日": "2026-12-31", "一九九八年十月十日": "1998-10-10", "二○二六年二月二十号": "2026-02-20",
		"二〇二六年三月二三日": "", "二〇二六年十三月一日": "", "三月十五日": "",
	} {
		got, err := ParseDate(text)
		if s := got.Format(DateLayout); err == nil && s != want || err != nil && want != "" {
			t.Errorf("%s: %s, %v; want %s", text, s, err, want)
		}
	}
	if got, err := ParseYearMonth("二〇二三年四月"); err != nil || got.Format(YearMonthLayout) != "2023-04" {
		t.Errorf("a month: %v, %v", got, err)
	}
	if got, err := ParseYear("二〇二四年度"); err != nil || got.Year() != 2024 {
		t.Errorf("a year: %v, %v", got, err)
	}
}
