package say

import (
	"testing"

	"yibiao/app/session/seeking"
)

// A line of what was found does not end in a sign behind which nothing follows.
func TestFoundWhereEndsInWords(t *testing.T) {
	h := seeking.Hit{Kind: seeking.Dossier, ClientName: "柳州市红枫叶轴承有限公司", Also: []seeking.Hit{{Kind: seeking.Client}}}
	if got := FoundWhere(h); got != h.ClientName {
		t.Errorf("%q", got)
	}
}
