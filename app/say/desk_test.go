package say

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/desk"
)

// TestBlocksSaysNoMoreThanIsKnown tells apart what was exported, what was exported as a draft, and what nobody can say.
func TestBlocksSaysNoMoreThanIsKnown(t *testing.T) {
	tests := []struct {
		name      string
		exported  session.ExportedFigures
		undecided int
		want      string
	}{
		{"not exported", session.ExportedFigures{}, 0, "可以导出"},
		{"as a draft", session.ExportedFigures{Number: 1, Draft: true}, 0, "可以导出"},
		{"whole", session.ExportedFigures{Number: 1}, 0, "已导出，可以报送"},
		{"verdict open", session.ExportedFigures{Number: 1}, 2, "已导出，能否申报未定"},
		{"changed", session.ExportedFigures{Number: 1, Changes: 1}, 2, "导出后有改动"},
		{"record gone", session.ExportedFigures{Number: 1, Unsure: true}, 0, "已导出，改没改过说不准"},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			r := desk.Row{Summary: session.Summary{Known: true, Figures: session.Figures{Exported: tc.exported, Undecided: tc.undecided}}}
			r.Dossier.Status = session.StatusDraft
			if got := Blocks(r); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}
