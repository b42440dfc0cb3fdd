package form

import (
	"slices"

	"fyne.io/fyne/v2"

	"yibiao/app/field/table"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/history"
	"yibiao/forms"
)

// fewChanges is how many changes are listed before the person asks for all.
const fewChanges = 4

// History shows how the answer of the field with the keyboard came about.
func (f *Form) History() {
	if f.active == nil {
		f.ctx.Nav.Tell(say.T("先点到要看历史的那一项。"))
		return
	}
	f.commit()
	f.help.showHistory(f.active, false)
}

// changes lists the changes of a field, or of a cell of it, newest first; nil for a table without a marked row.
func (r *fieldRow) changes(at table.Place) ([]history.Change, error) {
	switch {
	case r.table == nil:
		return history.Of(r.form.work.Editing, r.field.Name())
	case at.Row == "":
		return nil, nil
	}
	return history.OfCell(r.form.work.Editing, at.Row, at.Column)
}

// asked is the field that a place of the row is about: the column of a table.
func (r *fieldRow) asked(column string) *forms.Field {
	if c := r.field.Column(column); r.table != nil && c != nil {
		return c
	}
	return r.field
}

func (r *fieldRow) display(at table.Place, value string) string {
	return r.form.work.Vocabulary().Shown(r.asked(at.Column), value)
}

// restore puts an earlier value back.
func (r *fieldRow) restore(at table.Place, value string) {
	e := r.form.work.Editing
	var err error
	if r.table == nil {
		_, err = e.Set(r.field.Name(), value)
	} else {
		_, err = e.Table(r.field.Name()).Set(at.Row, at.Column, value)
	}
	if r.saved(err) {
		r.form.ctx.Nav.Tell(say.T("已恢复“{label}”，可以撤销。", "label", r.asked(at.Column).Label))
	}
}

// originWords tell where a value came from, when, and on which computer.
func originWords(r *fieldRow, c history.Change) string {
	from := say.Origin(c.Origin)
	if r.field.Profile && !r.form.work.Editing.IsProfile() && (c.Origin == "typed" || c.Origin == "confirmed" || c.Origin == "withdrawn") {
		from = say.T("企业档案（{origin}）", "origin", from)
	}
	words := from + "　" + c.At.Local().Format("2006-01-02 15:04")
	if !c.Here {
		words += "　" + say.T("另一台电脑")
	}
	return words
}

// historyOf lists changes with a button at each that puts its value back; the newest is what holds.
func (h *helpPanel) historyOf(r *fieldRow, at table.Place, changes []history.Change) fyne.CanvasObject {
	list := kit.ColumnOf(look.Space)
	shown := len(changes)
	if !h.all {
		shown = min(shown, fewChanges)
	}
	latest := map[string]bool{}
	for _, c := range changes[:shown] {
		place := at
		if r.table != nil {
			place = table.Place{Row: c.Entity, Column: c.Field}
		}
		value := r.display(place, c.Value)
		if value == "" {
			value = say.T("（清空）")
		}
		if h.whole {
			value = r.asked(place.Column).Label + "：" + value
		}
		now := !latest[c.Field]
		when := originWords(r, c)
		if now && !h.whole {
			when = say.T("当前值") // where it came from stands above
		}
		line := kit.ColumnOf(1, kit.Plain(value), kit.Muted(when))
		latest[c.Field] = true
		switch {
		case now:
		case !r.asked(place.Column).Computed():
			line.Add(kit.Row(page.Changing(h.form.ctx.Session, kit.Quiet(say.T("恢复为此值"), func() { r.restore(place, c.Value) }))))
		}
		list.Add(line)
	}
	if shown < len(changes) {
		list.Add(kit.Row(kit.Quiet(say.T("全部 {n} 条", "n", len(changes)), func() { h.all = true; h.rebuild() })))
	}
	return list
}

// addDeletedRows lists what was written in rows of a table that are deleted; nothing where there are none.
func (h *helpPanel) addDeletedRows(r *fieldRow) {
	all, err := history.OfTable(h.form.work.Editing, r.field.Name())
	if err != nil {
		h.form.ctx.Dialogs.Fail(err)
		return
	}
	gone := slices.DeleteFunc(all, func(c history.RowChange) bool { return c.Number > 0 })
	if len(gone) == 0 {
		return
	}
	shown := len(gone)
	if !h.all {
		shown = min(shown, fewChanges)
	}
	list := kit.ColumnOf(look.Space)
	for _, c := range gone[:shown] {
		words := say.RowChange(c, h.form.work.Vocabulary().Shown)
		list.Add(kit.ColumnOf(1, kit.Plain(words), kit.Muted(originWords(r, c.Change))))
	}
	if shown < len(gone) {
		list.Add(kit.Row(kit.Quiet(say.T("全部 {n} 条", "n", len(gone)), func() { h.all = true; h.rebuild() })))
	}
	h.add(say.T("删除了的行"), list)
}
