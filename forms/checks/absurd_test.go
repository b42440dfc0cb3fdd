package checks

import (
	"testing"

	"yibiao/forms"
)

// TestAbsurdValuesAreNoticed: each is told, and what cannot be true blocks.
func TestAbsurdValuesAreNoticed(t *testing.T) {
	l := builtin(t)
	year := func(years ...string) []forms.Row {
		var rows []forms.Row
		for _, y := range years {
			rows = append(rows, forms.Row{ID: y, Cells: map[string]string{"year": y, "rev": "100"}})
		}
		return rows
	}
	cells := func(c map[string]string) []forms.Row { return []forms.Row{{ID: "1", Cells: c}} }
	cases := []struct {
		name, rule string
		severity   forms.Severity // "" when nothing is to be said
		values     map[string]string
		table      string
		rows       []forms.Row
	}{
		{"a year long past", "fin.table.year/constraint", forms.Block, nil, "fin.table", year("1800")},
		{"a year to come", "fin.table.year/constraint", forms.Block, nil, "fin.table", year("2027")},
		{"three years", "fin.table.year/constraint", "", nil, "fin.table", year("2023", "2024", "2025")},
		{"a year twice", "fin.table/constraint", forms.Block, nil, "fin.table", year("2025", "2025")},
		{"years that differ", "fin.table/constraint", "", nil, "fin.table", year("2024", "2025")},
		{"years without an answer", "fin.table/constraint", "", nil, "fin.table", year("", "")},
		{"more staff than there are people", "staff.total/typed", forms.Block, map[string]string{"staff.total": "99999999999999999999"}, "", nil},
		{"more money than there is", "eq.rd_cost/typed", forms.Block, map[string]string{"eq.rd_cost": "99999999999999999999"}, "", nil},
		{"granted in years", "ip.grant/constraint", forms.Block, nil, "ip", cells(map[string]string{"grant": "2031-01-01"})},
		{"granted last year", "ip.grant/constraint", "", nil, "ip", cells(map[string]string{"grant": "2025-01-01"})},
		{"accepted long before it was delivered", "sales.accepted/constraint", forms.Block, nil, "sales", cells(map[string]string{"delivered": "2024-01-01", "accepted": "2020-01-01"})},
		{"accepted at the works", "sales.accepted/constraint", "", nil, "sales", cells(map[string]string{"delivered": "2024-01-20", "accepted": "2024-01-05"})},
		{"developed after it was in use", "eq.dev_from/constraint", forms.Block, map[string]string{"eq.dev_from": "2025-06-01", "eq.first_use": "2025-01-01"}, "", nil},
		{"developed on while in use", "stt-01-rending/STT-dev", forms.Warn, map[string]string{"eq.dev_to": "2025-06-01", "eq.first_use": "2025-01-01"}, "", nil},
		{"used by its maker", "eq.user/constraint", forms.Warn, map[string]string{"eq.user": "柳州甲公司", "org.name": "柳州甲公司"}, "", nil},
		{"used by another", "eq.user/constraint", "", map[string]string{"eq.user": "柳州乙公司", "org.name": "柳州甲公司"}, "", nil},
	}
	for _, c := range cases {
		answers := forms.NewAnswers()
		for id, text := range c.values {
			answers.Values[id] = text
		}
		if c.table != "" {
			answers.Tables[c.table] = c.rows
		}
		got := forms.Severity("")
		for _, f := range checked(t, l, "stt-01-rending", forms.Case{Answers: answers, Today: day("2026-11-23")}).Findings {
			if f.Rule == c.rule {
				got = f.Severity
			}
		}
		if got != c.severity {
			t.Errorf("%s: %q, want %q", c.name, got, c.severity)
		}
	}
}
