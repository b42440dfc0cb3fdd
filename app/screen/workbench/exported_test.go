package workbench

import (
	"strings"
	"testing"
)

// An export is called ready to hand in only where it is settled that the client may apply.
func TestAnExportOfAnOpenVerdictIsNotReadyToHandIn(t *testing.T) {
	for undecided, ready := range []bool{true, false, false} {
		got := exportedWords(undecided)
		if strings.Contains(got, "可以报送") != ready || !strings.Contains(got, "已经导出") {
			t.Errorf("%d: %s", undecided, got)
		}
	}
}
