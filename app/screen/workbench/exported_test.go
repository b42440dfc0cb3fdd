package workbench

import (
	"strings"
	"testing"

	"yibiao/forms"
)

// An export is called ready to hand in only where it is settled that the client may apply.
func TestAnExportOfAnOpenVerdictIsNotReadyToHandIn(t *testing.T) {
	q := &forms.Programme{Title: "奖励"}
	for outcome, ready := range map[forms.Outcome]bool{forms.Met: true, forms.Confirm: false, forms.Doubtful: false, forms.Unknown: false} {
		got := exportedWords(forms.Report{Verdicts: []forms.Verdict{{Programme: q, Outcome: outcome}}})
		if strings.Contains(got, "可以报送") != ready || !strings.Contains(got, "已经导出") {
			t.Errorf("%s: %s", outcome, got)
		}
	}
}
