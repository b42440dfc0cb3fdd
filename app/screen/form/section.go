package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// sectionView is one section: its line in the list, and its fields once it was opened.
type sectionView struct {
	form    *Form
	section *forms.FormSection
	index   int
	item    *kit.Item
	title   *canvas.Text
	count   *canvas.Text
	box     *fyne.Container // holds both
	rows    []*fieldRow
	object  fyne.CanvasObject
	page    *fyne.Container // holds the fields, inside object
	seen    string          // what the line in the list showed last
}

// line is the section's line in the list: title, and what is done of it.
func (v *sectionView) line() fyne.CanvasObject {
	v.title = canvas.NewText("", theme.Color(theme.ColorNameForeground))
	v.title.TextSize = theme.TextSize()
	v.count = canvas.NewText("", theme.Color(look.ColorMuted))
	v.count.TextSize = theme.CaptionTextSize()
	v.box = kit.AtEnds(kit.NewCut(v.title, v.section.Title), v.count)
	return v.box
}

// build makes the fields; they are kept, so that turning back is quick.
func (v *sectionView) build() {
	if v.object != nil {
		return
	}
	for _, field := range v.section.Fields {
		v.rows = append(v.rows, newFieldRow(v.form, field))
	}
	if v.form.paper {
		v.object, v.page = v.paper()
		return
	}
	var parts []fyne.CanvasObject // all at once: a container lays itself out after each that is added
	if v.section.Note != "" {
		parts = append(parts, kit.Muted(v.section.Note))
	}
	for _, r := range v.rows {
		parts = append(parts, r.object)
	}
	v.page = kit.Readable(look.SpaceWide, parts...)
	v.object = v.page
}

// drop forgets the fields, which are then made anew.
func (v *sectionView) drop() { v.rows, v.object, v.page = nil, nil, nil }

// refresh shows the section's progress, and its fields when it is the one in view. It tells whether a field changed.
func (v *sectionView) refresh(current bool) (changed bool) {
	v.refreshLine(current)
	if current {
		for _, r := range v.rows {
			changed = r.refresh() || changed
		}
	}
	return changed
}

func (v *sectionView) refreshLine(current bool) {
	p := v.form.work.Progress(v.section)
	words, ink := say.T("{done}/{all}", "done", p.Answered, "all", p.Asked), look.ColorMuted
	switch {
	case p.Faults > 0:
		words, ink = say.T("{n} 处须改", "n", p.Faults), look.ColorBlock
	case p.Asked == 0 && p.Usual > 0:
		words = say.T("{n} 项一般要填", "n", p.Usual)
	case p.Asked == 0:
		words = say.T("选填")
	case p.Left() == 0:
		words, ink = "✓ "+say.T("{n} 项", "n", p.Asked), look.ColorOK
	}
	seen := words
	if current {
		seen += "|"
	}
	if seen == v.seen {
		return
	}
	v.seen = seen
	v.item.Choose(current)
	v.title.TextStyle.Bold = current
	v.count.Text, v.count.Color = words, theme.Color(ink)
	v.box.Layout.Layout(v.box.Objects, v.box.Size()) // the count may have another width now
	v.item.Refresh()
}
