package screen

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLastPlaceIsKept(t *testing.T) {
	s, w := openSession(t, "yijianshi", "yjs-04-shuishou")
	id := w.Editing.Root()
	if got := LastPlace(s, id); got != (Place{}) {
		t.Errorf("before: %+v", got)
	}
	want := Place{Field: "fund.sources", Row: "r1", Column: "amount"}
	if err := rememberPlace(s, id, want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, LastPlace(s, id)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := LastPlace(s, "another"); got != (Place{}) {
		t.Errorf("of another dossier: %+v", got)
	}
}
