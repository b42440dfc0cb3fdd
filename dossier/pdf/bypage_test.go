package pdf

import (
	"context"
	"slices"
	"testing"
)

// Before each page it is told which of how many it is.
func TestALookIsToldPageByPage(t *testing.T) {
	data := sample(t, "技术转让合同及登记证明.pdf")
	var told []int
	l, err := engine.Look(ByPage(context.Background(), func(page, pages int) { told = append(told, page, pages) }), data)
	if err != nil {
		t.Fatal(err)
	}
	var want []int
	for i := range l.Pages {
		want = append(want, i+1, len(l.Pages))
	}
	if len(l.Pages) < 2 || !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}
