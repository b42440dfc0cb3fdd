package docx

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
)

// TestYearCorner reads a letter-spaced word before a row of years as their head, and not as a blank before a unit.
func TestYearCorner(t *testing.T) {
	for _, corner := range []string{"年 度", "年度", "年　份"} {
		body := table(3, tds(corner, "2024年", "2025年"), tds("总资产（万元）", "", ""))
		f := mustOpen(t, zipOf(t, files(body)))
		places, err := f.Places()
		if err != nil {
			t.Fatal(err)
		}
		got := map[string][]string{}
		for _, p := range places {
			for _, h := range p.Heads {
				if h.Role == place.HeadColumn {
					got[p.At] = append(got[p.At], h.Text)
				}
			}
		}
		if d := cmp.Diff(map[string][]string{"t0.r1.c1": {"2024年"}, "t0.r1.c2": {"2025年"}}, got); d != "" {
			t.Errorf("%s: %s", corner, d)
		}
	}
}
