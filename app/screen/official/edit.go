package official

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/forms"
)

// change edits the entries of the map and saves it as one step. What could not be saved is read again.
func (o *OfficialForm) change(edit func(m *formmap.Map)) bool {
	edit(&o.form.Map)
	if err := blanks.SaveMap(o.ctx.Session, o.form); err != nil {
		o.ctx.Dialogs.Fail(err)
		o.load()
		return false
	}
	o.did(false)
	o.pages.stale = true
	o.readValues()
	if o.pending {
		o.fillList()
	}
	o.show()
	o.ctx.Nav.Saved()
	return true
}

// changeEntry edits the entry of one place.
func (o *OfficialForm) changeEntry(place int, edit func(e *formmap.Entry)) bool {
	at := o.places[place].At
	return o.change(func(m *formmap.Map) { edit(m.Entry(at)) })
}

// chosen is what Enter does on a place: a proposal is accepted, a place without one gets the search of fields, and what
// is decided is passed by.
func (o *OfficialForm) chosen(place int) {
	e := o.entry(place)
	switch {
	case e == nil:
	case e.State == formmap.Accepted, e.State == formmap.Ignored:
		o.step(1)
	case e.Field == "":
		o.detail.enterSearch()
	case o.wantsCell(e, o.places[place]):
		o.ctx.Nav.Tell(say.T("先在右边选定取哪一列、哪一行。"))
	default:
		o.decide(place, func(e *formmap.Entry) { e.State = formmap.Accepted })
	}
}

// leaveEmpty decides that the program writes nothing into a place.
func (o *OfficialForm) leaveEmpty(place int) {
	if e := o.entry(place); e != nil && e.State != formmap.Ignored {
		o.decide(place, func(e *formmap.Entry) {
			*e = formmap.Entry{At: e.At, Label: e.Label, Context: e.Context, State: formmap.Ignored}
		})
	}
}

// decide saves a decision and goes on to the next place that wants one.
func (o *OfficialForm) decide(place int, edit func(e *formmap.Entry)) {
	next := o.nextOpen(place)
	if !o.changeEntry(place, edit) {
		return
	}
	if next < 0 {
		next = place
	}
	if l := o.lineOf(next); l != nil {
		o.selectPlace(next)
		kit.Focus(l.item)
		return
	}
	o.selectFirst()
	o.Enter()
}

// nextOpen is the next listed place that wants a decision, from the top again when there is none below; -1 for none.
func (o *OfficialForm) nextOpen(place int) int {
	first := -1
	for _, l := range o.lines {
		e := o.entry(l.place)
		if l.place == place || e == nil || e.State != formmap.Unsure && e.State != formmap.Proposed {
			continue
		}
		if l.place > place {
			return l.place
		}
		if first < 0 {
			first = l.place
		}
	}
	return first
}

// acceptAll accepts every proposal in one step.
func (o *OfficialForm) acceptAll() {
	n := o.form.Map.Count()[formmap.Proposed]
	if o.change(func(m *formmap.Map) {
		for i := range m.Entries {
			if m.Entries[i].State == formmap.Proposed {
				m.Entries[i].State = formmap.Accepted
			}
		}
	}) {
		o.selectFirst()
		o.Enter()
		o.ctx.Nav.Tell(say.T("已接受 {n} 处建议，按 Ctrl+Z 可以撤销。", "n", n))
	}
}

// choose decides which field fills a place. Options and columns are paired as well as the printed words tell; a table
// whose cell is not known yet leaves the place open.
func (o *OfficialForm) choose(place int, c fieldChoice) {
	p := o.places[place]
	fresh := formmap.Entry{Field: c.id, State: formmap.Accepted}
	if c.field != nil {
		fresh = paired(p, c.field, o.work.Vocabulary())
	}
	if c.id == formmap.FieldMaterials {
		fresh.Option = map[string]string{}
		for _, printed := range p.Options {
			for _, r := range o.fields {
				if r.picture && r.label == printed.Label {
					fresh.Option[printed.Label] = r.id
				}
			}
		}
	}
	open := o.wantsCell(&fresh, p)
	if open {
		fresh.State = formmap.Unsure
	}
	saved := o.changeEntry(place, func(e *formmap.Entry) {
		fresh.At, fresh.Label, fresh.Context = e.At, e.Label, e.Context
		*e = fresh
	})
	if !saved {
		return
	}
	if l := o.lineOf(place); l != nil {
		kit.Focus(l.item)
	} else {
		o.selectFirst()
		o.Enter()
	}
	if open {
		o.ctx.Nav.Tell(say.T("这是明细表，请在右边选定取哪一列、哪一行。"))
	}
}

// paired is an accepted entry for a field, with options and columns that are called the same.
func paired(p docx.Place, f *forms.Field, v *forms.Vocabulary) formmap.Entry {
	e := formmap.Entry{Field: f.Name(), State: formmap.Accepted}
	only := formmap.Candidates{Sections: []formmap.Section{{Title: p.Context, Fields: []*forms.Field{f}}}}
	if like := formmap.Propose([]docx.Place{p}, only).Entries[0]; like.Field == f.Name() {
		e.Option, e.Columns, e.Sub, e.Format = like.Option, like.Columns, like.Sub, like.Format
		return e
	}
	for _, printed := range p.Options {
		for _, value := range optionValues(f) {
			if printed.Label == v.Display(f, value, "") {
				if e.Option == nil {
					e.Option = map[string]string{}
				}
				e.Option[printed.Label] = value
			}
		}
	}
	for _, printed := range p.Columns {
		for _, column := range f.Columns {
			if printed.Label == column.Label {
				if e.Columns == nil {
					e.Columns = map[int]string{}
				}
				e.Columns[printed.Cell] = column.Name()
			}
		}
	}
	return e
}

// optionValues are the values that printed options may mean; nil when the field has none.
func optionValues(f *forms.Field) []string {
	if f.Type.S == "bool" {
		return []string{"true", "false"}
	}
	return f.Options
}

// wantsCell tells that a table fills a single place and its cell is not chosen yet.
func (o *OfficialForm) wantsCell(e *formmap.Entry, p docx.Place) bool {
	c, _ := o.choice(e.Field)
	return c.field != nil && c.field.IsTable() && p.Kind != docx.PlaceRows && e.Sub == ""
}

// setOption says what a printed option means; "" = it is never ticked.
func (o *OfficialForm) setOption(place int, printed, value string) {
	o.changeEntry(place, func(e *formmap.Entry) {
		e.Option, e.State, e.Reason = maps.Clone(e.Option), formmap.Accepted, ""
		if e.Option == nil {
			e.Option = map[string]string{}
		}
		e.Option[printed] = value
		if value == "" {
			delete(e.Option, printed)
		}
	})
}

// setColumn says which column goes into a printed one; "" = none.
func (o *OfficialForm) setColumn(place, cell int, column string) {
	o.changeEntry(place, func(e *formmap.Entry) {
		e.Columns, e.State, e.Reason = maps.Clone(e.Columns), formmap.Accepted, ""
		if e.Columns == nil {
			e.Columns = map[int]string{}
		}
		e.Columns[cell] = column
		if column == "" {
			delete(e.Columns, cell)
		}
	})
}

// lineKey is what keys do while a place has the keyboard.
func (o *OfficialForm) lineKey(place int, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp:
		o.step(-1)
	case fyne.KeyDown:
		o.step(1)
	case fyne.KeyHome:
		o.step(-len(o.lines))
	case fyne.KeyEnd:
		o.step(len(o.lines))
	case fyne.KeyDelete, fyne.KeyBackspace:
		o.leaveEmpty(place)
	case fyne.KeyRight:
		o.detail.enterSearch()
	default:
		return false
	}
	return true
}

// moves remembers the steps of this visit in their order: true for those of the dossier (values read back), false for
// those of the form. The two have undo stacks of their own.
type moves struct{ done, undone []bool }

func (o *OfficialForm) did(dossier bool) {
	o.moved.done, o.moved.undone = append(o.moved.done, dossier), nil
}

// Undo takes back the last step: a decision about the form, its import or removal, or values that were read back.
func (o *OfficialForm) Undo() {
	o.turn(page.Undoing, &o.moved.done, &o.moved.undone, func(dossier bool) (string, error) {
		if dossier {
			return o.work.Editing.Undo()
		}
		return blanks.UndoForm(o.ctx.Session, o.pack(), o.output().ID.S)
	})
}

// Redo repeats what Undo took back.
func (o *OfficialForm) Redo() {
	o.turn(page.Redoing, &o.moved.undone, &o.moved.done, func(dossier bool) (string, error) {
		if dossier {
			return o.work.Editing.Redo()
		}
		return blanks.RedoForm(o.ctx.Session, o.pack(), o.output().ID.S)
	})
}

// CanUndo tells whether Undo has something to take back.
func (o *OfficialForm) CanUndo() bool {
	return o.canTurn(o.moved.done, o.work.Editing.CanUndo, blanks.CanUndoForm)
}

// CanRedo tells whether Redo has something to repeat.
func (o *OfficialForm) CanRedo() bool {
	return o.canTurn(o.moved.undone, o.work.Editing.CanRedo, blanks.CanRedoForm)
}

// canTurn asks the stack that the last of the steps lies on: that of the dossier, or of the form.
func (o *OfficialForm) canTurn(steps []bool, dossier func() (string, bool), form func(s *session.Session, pack, output string) (string, bool)) bool {
	if o.output() == nil {
		return false
	}
	if n := len(steps); n > 0 && steps[n-1] {
		_, can := dossier()
		return can
	}
	_, can := form(o.ctx.Session, o.pack(), o.output().ID.S)
	return can
}

// turn takes the last step from one list to the other.
func (o *OfficialForm) turn(deed page.Deed, from, to *[]bool, do func(dossier bool) (string, error)) {
	if o.output() == nil {
		return
	}
	dossier := false
	if n := len(*from); n > 0 {
		dossier = (*from)[n-1]
	}
	label, err := do(dossier)
	if err == nil && dossier {
		err = o.work.Update()
	}
	if !deed.Went(o.ctx, err) {
		return
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	*to = append(slices.Clone(*to), dossier)
	o.load()
	o.Enter()
	o.ctx.Nav.Saved()
	deed.Done(o.ctx, say.FormEdit(label))
}
