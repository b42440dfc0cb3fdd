package grid_test

import (
	"strings"
	"testing"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestTotalOfNamedRows adds up what the form lists, and nothing where a part is not
// known.
func TestTotalOfNamedRows(t *testing.T) {
	form := formtest.Profile(t)
	row := func(year, rd string) forms.Row {
		return forms.Row{ID: year, Cells: map[string]string{"year": year, "rd": rd}}
	}
	c := forms.Case{Answers: forms.Answers{Tables: map[string][]forms.Row{"fin.table": {row("2022", "1"), row("2023", "10"), row("2024", "100")}}}}
	for _, tc := range []struct{ years, want string }{{"2023年|2024年", "110.00"}, {"2021年|2024年", ""}} {
		first, second, _ := strings.Cut(tc.years, "|")
		places := formtest.Paper(t, `
			研发投入（单位：万元）
			| 年度 | 研发费用 | 营业收入 |
			| `+first+` | | |
			| `+second+` | | |
			| 合计 | | |`)
		values, _ := writing.Values(formmap.Propose(places, formmap.FromForm(form)), places, formtest.Answered(form, c))
		if got := values["t0.r3.c1"].Text; got != tc.want {
			t.Errorf("%s: %q, want %q", tc.years, got, tc.want)
		}
	}
}
