package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session/matching"
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
	notes   *fyne.Container // what is said of the section as a whole
	noted   string          // what it says
	guesses *fyne.Container // the section's defaults that wait, when there are several
	guessed string          // what it says
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
	v.notes, v.noted = kit.ColumnOf(look.SpaceTight), ""
	v.note()
	if v.form.paper {
		v.object, v.page = v.paper()
		return
	}
	v.guesses, v.guessed = kit.ColumnOf(look.SpaceTight), ""
	v.guesses.Hide()
	showDefaults(v)
	parts := []fyne.CanvasObject{v.guesses} // all at once: a container lays itself out after each that is added
	if v.noted != "" {
		parts = append(parts, v.notes)
	}
	for _, r := range v.rows {
		parts = append(parts, r.object)
	}
	v.page = kit.Readable(look.SpaceWide, parts...)
	v.object = v.page
}

// note tells what the policy says of the section, and, where it holds what was granted, what follows from that.
func (v *sectionView) note() {
	var lines []string
	if v.section.Note != "" {
		lines = append(lines, v.section.Note)
	}
	if v.section.Award {
		duties, err := matching.Duties(v.form.work.Editing)
		if err == nil && len(duties) == 0 && v.form.work.Editing.Dossier.Status.Approved() {
			lines = append(lines, say.T("数据包里没有记批准以后要办的事，以批准文件为准。"))
		}
		for _, d := range duties {
			lines = append(lines, say.Follows(d))
		}
	}
	if words := strings.Join(lines, "\n"); v.notes != nil && words != v.noted {
		v.noted = words
		v.notes.RemoveAll()
		for _, line := range lines {
			v.notes.Add(kit.Muted(line))
		}
		v.notes.Refresh()
	}
}

// drop forgets the fields, which are then made anew.
func (v *sectionView) drop() { v.rows, v.object, v.page, v.notes, v.guesses = nil, nil, nil, nil, nil }

// refresh shows the section's progress, and its fields when it is the one in view. It tells whether a field changed.
func (v *sectionView) refresh(current bool) (changed bool) {
	v.refreshLine(current)
	if current {
		v.note()
		changed = showDefaults(v)
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
		words, ink = say.T("{n} 处要修改", "n", p.Faults), look.ColorBlock
	case p.Asked == 0 && p.Usual > 0:
		words = say.T("{n} 项一般要填", "n", p.Usual)
	case p.Asked == 0 && v.form.work.Freely(v.section) > 0:
		words, ink = "✓ "+say.T("{n} 项", "n", v.form.work.Freely(v.section)), look.ColorOK
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
