package screen

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNextGapGoesRound(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	first, n := w.NextGap("")
	if n == 0 || first.Page != PageForm {
		t.Fatalf("%+v of %d", first, n)
	}
	again, _ := w.NextGap("handler.name")
	if again.At.Field == "handler.name" {
		t.Error("the next place is the one that the person is at")
	}
	w.set(t, "handler.name", "韦样本")
	if _, left := w.NextGap(""); left != n-1 {
		t.Errorf("%d places left of %d after one was filled", left, n)
	}
	last := w.Gaps()[0]
	if got, _ := w.NextGap(w.Editing.Form.Fields()[len(w.Editing.Form.Fields())-1].Name()); got.Page == PageForm && got != last {
		t.Errorf("behind the last field comes %+v, not the first place %+v", got, last)
	}
}

func TestAFaultyAnswerIsAGap(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	w.set(t, "handler.mobile", "13800138000")
	count := len(w.Gaps())
	w.set(t, "handler.mobile", "138")
	if got := len(w.Gaps()); got != count+1 {
		t.Errorf("%d places, want %d", got, count+1)
	}
}

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

func TestWidthsAreReadAsWritten(t *testing.T) {
	want := map[string]float32{"who": 120, "sum": 88}
	if diff := cmp.Diff(want, readWidths(writeWidths(want))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := readWidths("a=x,b=-3,c,=,d=9e9"); len(got) != 0 {
		t.Errorf("nonsense became %v", got)
	}
}
