package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// A list opens below what it is chosen for, and above it near the lower edge, so that this stays to be seen.
func TestAListNearTheLowerEdgeOpensUpward(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(400, 500))
	size := fyne.NewSize(200, 36)
	var items []*fyne.MenuItem
	for _, words := range []string{"一", "二", "三", "四", "五"} {
		items = append(items, fyne.NewMenuItem(words, nil))
	}
	for _, y := range []float32{20, 440} {
		list := ShowList(w.Canvas(), items, fyne.NewPos(10, y), size)
		at := list.Menu.Position().Y
		if at < y+size.Height && at+list.MinSize().Height > y {
			t.Errorf("at %v the list covers what it is for: it lies at %v", y, at)
		}
		list.Hide()
	}
}
