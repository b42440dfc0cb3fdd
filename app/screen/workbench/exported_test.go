package workbench

import (
	"strings"
	"testing"
)

// An export is called ready to hand in only where it is settled that the client may apply.
func TestAnExportOfAnOpenVerdictIsNotReadyToHandIn(t *testing.T) {
	for _, c := range []struct {
		refused, undecided int
		ready              bool
	}{{0, 0, true}, {0, 1, false}, {1, 0, false}, {2, 3, false}} {
		got := exportedWords(c.refused, c.undecided)
		if strings.Contains(got, "可以报送") != c.ready || !strings.Contains(got, "已经导出") || strings.Contains(got, "不符合") != (c.refused > 0) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
