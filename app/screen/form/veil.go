package form

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
)

// slot keeps the place of its child while the child is out of sight.
type slot struct{}

func (slot) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (slot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}

// veilFrom is the number of fields from which on those far from the view are taken out of sight: the toolkit walks
// through everything visible for each frame, whether it is in the view or not.
const veilFrom = 40

// veil hides the fields further from the view than its own height, and shows the others. What Tab goes to next is always
// among those.
func (f *Form) veil() {
	v := f.sections[f.current]
	view := f.body.Size().Height
	if len(v.rows) < veilFrom || f.paper || view <= 0 {
		return
	}
	base := kit.OffsetIn(f.sheet, v.page) - f.body.Offset.Y
	for _, r := range v.rows {
		top := base + r.object.Position().Y
		r.inner.Hidden = top > 2*view || top+r.object.Size().Height < -view
	}
}
