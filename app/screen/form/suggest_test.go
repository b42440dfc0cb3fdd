package form

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/page"
)

// What a search suggests can be seen, also at the lower edge of the page, and leaves no hole when it is put away.
func TestSuggestionsAtTheLowerEdgeAreSeen(t *testing.T) {
	f, _ := openedFor(t, "stt-01-rending", page.Place{Field: "org.region"})
	w := test.NewWindow(f.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1100, 500))
	r := f.contents.row("org.region")
	if r == nil {
		t.Fatal("org.region is not asked")
	}
	view := f.page.body.Size().Height
	top := func() float32 { return kit.OffsetIn(f.page.body.Content, r.object) - f.page.body.Offset.Y }
	w.Canvas().Focus(r.first())
	f.page.body.ScrollToOffset(fyne.NewPos(0, kit.OffsetIn(f.page.body.Content, r.object)+r.object.Size().Height+kit.Scaled(16)-view))
	before := r.object.Size().Height
	r.first().(*input.Entry).SetText("柳")
	if r.object.Size().Height <= before {
		t.Fatal("nothing is suggested")
	}
	if bottom := top() + r.object.Size().Height; top() < 0 || bottom > view {
		t.Errorf("the suggestions end at %v, the page at %v", bottom, view)
	}
	r.first().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := r.object.Size().Height; got != before {
		t.Errorf("without suggestions the field is %v high, before them it was %v", got, before)
	}
}
