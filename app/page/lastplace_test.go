package page_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
)

func TestLastPlaceIsKept(t *testing.T) {
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	id := w.Editing.Root()
	if got := page.LastPlace(s, id); got != (page.Place{}) {
		t.Errorf("before: %+v", got)
	}
	want := page.Place{Field: "fund.sources", Row: "r1", Column: "amount"}
	if err := page.RememberPlace(s, id, want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, page.LastPlace(s, id)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := page.LastPlace(s, "another"); got != (page.Place{}) {
		t.Errorf("of another dossier: %+v", got)
	}
}
