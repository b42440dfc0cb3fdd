package phrase_test

import (
	"testing"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
)

// TestCellUnitReadsAsItsPatterns: the quick reading of a unit agrees with the patterns.
func TestCellUnitReadsAsItsPatterns(t *testing.T) {
	texts := []string{"", "联系人", "负责人", "单位", "单位：", "（）", "（", "号楼", "共计", "约", "第届", "第3届", "（台（套））", "((人))", "（单位：）"}
	for unit := range phrase.Units {
		texts = append(texts, unit, "x"+unit, unit+"x")
		for _, lead := range phrase.UnitLeads {
			texts = append(texts, lead+unit, lead+"："+unit, lead+":"+unit, lead+"::"+unit)
		}
		for _, open := range []string{"（", "("} {
			texts = append(texts, open+unit+"）", open+"单位："+unit+")", open+"单位"+unit+"）", open+"约"+unit+"）", open+unit)
		}
	}
	for _, text := range texts {
		want := ""
		if m := wording.UnitOnly.FindStringSubmatch(text); m != nil {
			want = m[2]
		} else if m := phrase.UnitRemark.FindStringSubmatch(text); m != nil {
			want = m[2]
		}
		if got := phrase.CellUnit(text); got != want {
			t.Errorf("unit of %q: %q, want %q", text, got, want)
		}
	}
}
