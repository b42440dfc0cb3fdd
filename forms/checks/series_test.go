package checks

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

// TestRowsThatFollowOneAnother: in every table whose rows are years or months, what is missing between, out of order or there twice is
// told once, for a person to compare; nothing of it refuses the export.
func TestRowsThatFollowOneAnother(t *testing.T) {
	seen := map[string]bool{}
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, f := range form.Fields() {
			at := slices.IndexFunc(f.Columns, func(c *forms.Field) bool { return c.Series })
			if at < 0 || seen[f.Name()] {
				continue
			}
			seen[f.Name()] = true
			column := f.Columns[at]
			written := map[string]string{"2023": "2023", "2024": "2024", "2025": "2025"}
			if column.Is(forms.TypeYearMonth) {
				written = map[string]string{"2023": "2025-11", "2024": "2025-12", "2025": "2026-01"} // over the turn of the year
			}
			for years, want := range map[string][]string{
				"2023 2024 2025":      nil,
				"2025":                nil,
				"2023 2025":           {"series-gap"},
				"2025 2023":           {"series-order", "series-gap"},
				"2024 2023":           {"series-order"},
				"2023 nonsense 2024":  nil,
				"2023 2024 2024 2025": {"series-twice"},
			} {
				c := filled(form, firm{})
				var rows []forms.Row
				for i, year := range strings.Fields(years) {
					cells := map[string]string{}
					for _, other := range f.Columns {
						cells[other.Name()] = answerFor(other)
						if other.Is(forms.TypeMoney) {
							cells[other.Name()] = strconv.Itoa(10 - i) // no row is the same as another
						}
					}
					cells[column.Name()] = year
					maps.DeleteFunc(cells, func(_, text string) bool { return text == "" })
					if text := written[year]; text != "" {
						cells[column.Name()] = text
					}
					rows = append(rows, forms.Row{ID: string(rune('a' + i)), Cells: cells})
				}
				c.Answers.Tables[f.Name()] = rows
				var got []string
				for _, x := range Evaluate(form, c).Report.Findings {
					twice := x.Rule == f.Name()+"/constraint" && strings.Contains(x.Says, "不止一行")
					switch {
					case twice:
						got = append(got, "series-twice")
					case strings.HasPrefix(string(x.Code), "series-"):
						got = append(got, string(x.Code))
						if x.Severity != forms.Warn || x.Fault == nil {
							t.Errorf("%s: %+v", f.Name(), x)
						}
					}
				}
				slices.Sort(got)
				slices.Sort(want)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %s: %s", f.Name(), years, diff)
				}
			}
		}
	})
	if len(seen) < 6 {
		t.Errorf("only %v were tried", seen)
	}
}
