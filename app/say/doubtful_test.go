package say

import (
	"strings"
	"testing"

	"yibiao/app/session/backups"
)

// TestARepairNamesFieldsOnce: each answer once by its name, and what is no answer by what it is.
func TestARepairNamesFieldsOnce(t *testing.T) {
	text := Saved(backups.Saved{Changes: 9, Doubtful: []string{"装备名称", "", "", "装备名称"}})
	if !strings.Contains(text, "请逐一核对：装备名称、程序自己的记录（名称、材料、文稿等）") {
		t.Error(text)
	}
}
