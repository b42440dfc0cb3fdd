package form

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWidthsAreReadAsWritten(t *testing.T) {
	want := map[string]float32{"who": 120, "sum": 88}
	if diff := cmp.Diff(want, readWidths(writeWidths(want))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := readWidths("a=x,b=-3,c,=,d=9e9"); len(got) != 0 {
		t.Errorf("nonsense became %v", got)
	}
}
