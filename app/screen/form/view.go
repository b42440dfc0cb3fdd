package form

import (
	"fyne.io/fyne/v2/theme"

	"yibiao/app/page"
)

// Refresh shows everything as it is now; only what has changed is drawn anew.
func (f *Form) Refresh() {
	changed := f.contents.refresh()
	f.footer.refresh()
	f.head.refresh()
	if changed {
		f.page.relayout()
	}
	f.help.later()
}

// SwitchLook turns from the questions to the look of the official form and back, at the same field.
func (f *Form) SwitchLook() {
	f.commit()
	at := f.place()
	f.paper = !f.paper
	value := ""
	if f.paper {
		value = "paper"
	}
	page.Keep(f.ctx, page.SettingLook, value)
	for _, v := range f.contents.sections {
		v.drop()
	}
	f.open(f.contents.current)
	f.active = f.contents.row(at.Field)
	f.Enter()
}

// FoldHelp puts the help away, or shows it again.
func (f *Form) FoldHelp() {
	f.help.fold(f.help.object.Visible())
	f.object.Layout.Layout(f.object.Objects, f.object.Size())
	f.page.relayout()
	f.head.refresh()
}

// goTo scrolls a field into view and marks its cell.
func (f *Form) goTo(at page.Place) {
	r := f.contents.row(at.Field)
	if r == nil {
		return
	}
	if r.table != nil && at.Row != "" {
		r.table.Go(tablePlace(at))
	}
	f.page.follow(r)
}

// ruleSize is the thickness of the lines of the official form.
func ruleSize() float32 { return theme.SeparatorThicknessSize() }
