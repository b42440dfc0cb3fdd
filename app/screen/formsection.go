package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// sectionView is one section: its line in the list, and its fields once it was opened.
type sectionView struct {
	form    *Form
	section *forms.FormSection
	index   int
	item    *item
	title   *canvas.Text
	count   *canvas.Text
	rows    []*fieldRow
	object  fyne.CanvasObject
}

// line is the section's line in the list: title, and what is done of it.
func (v *sectionView) line() fyne.CanvasObject {
	v.title = canvas.NewText(v.section.Title, theme.Color(theme.ColorNameForeground))
	v.title.TextSize = theme.TextSize()
	v.count = canvas.NewText("", theme.Color(look.ColorMuted))
	v.count.TextSize = theme.CaptionTextSize()
	return atEnds(v.title, v.count)
}

// build makes the fields; they are kept, so that turning back is quick.
func (v *sectionView) build() {
	if v.object != nil {
		return
	}
	page := readable(look.SpaceWide, heading(v.section.Title))
	if v.section.Note != "" {
		page.Add(muted(v.section.Note))
	}
	for _, field := range v.section.Fields {
		r := newFieldRow(v.form, field)
		v.rows = append(v.rows, r)
		page.Add(r.object)
	}
	v.object = page
}

// refresh shows the section's progress, and its fields when it is the one in view.
func (v *sectionView) refresh(current bool) {
	v.item.choose(current)
	v.title.TextStyle.Bold = current
	answered, asked, faults := v.form.work.Progress(v.section)
	v.count.Color = theme.Color(look.ColorMuted)
	switch {
	case faults > 0:
		v.count.Text = say.T("{n} 处须改", "n", faults)
		v.count.Color = theme.Color(look.ColorBlock)
	case asked == 0:
		v.count.Text = say.T("选填")
	case answered == asked:
		v.count.Text = "✓ " + say.T("{n} 项", "n", asked)
		v.count.Color = theme.Color(look.ColorOK)
	default:
		v.count.Text = say.T("{done}/{all}", "done", answered, "all", asked)
	}
	v.item.Refresh()
	if current {
		for _, r := range v.rows {
			r.refresh()
		}
	}
}
