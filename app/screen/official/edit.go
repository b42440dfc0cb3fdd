package official

import (
	"slices"

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
	edit(&o.blank.form.Map)
	if err := blanks.SaveMap(o.ctx.Session, o.blank.form); err != nil {
		o.ctx.Dialogs.Fail(err)
		o.load()
		return false
	}
	o.moved.did(false)
	o.pages.stale = true
	o.blank.evaluate()
	if o.list.pending {
		o.list.fill()
	}
	o.show()
	o.ctx.Nav.Saved()
	return true
}

// changeEntry edits the entry of one place.
func (o *OfficialForm) changeEntry(place int, edit func(e *formmap.Entry)) bool {
	at := o.blank.places[place].At
	return o.change(func(m *formmap.Map) { edit(m.Entry(at)) })
}

// chosen is what Enter does on a place: a proposal is accepted, a place without one gets the search of fields, and what
// is decided is passed by.
func (o *OfficialForm) chosen(place int) {
	e := o.blank.entry(place)
	switch {
	case e == nil:
	case e.State == formmap.Accepted, e.State == formmap.Ignored:
		o.list.step(1)
	case e.Field == "":
		o.detail.enterSearch()
	case o.blank.wantsCell(e, o.blank.places[place]):
		o.ctx.Nav.Tell(say.T("先在右边选定取哪一列、哪一行。"))
	default:
		o.decide(place, func(e *formmap.Entry) { e.State = formmap.Accepted })
	}
}

// leaveEmpty decides that the program writes nothing into a place.
func (o *OfficialForm) leaveEmpty(place int) {
	if e := o.blank.entry(place); e != nil && e.State != formmap.Ignored {
		o.decide(place, func(e *formmap.Entry) {
			*e = formmap.Entry{At: e.At, Label: e.Label, Context: e.Context, State: formmap.Ignored}
		})
	}
}

// decide saves a decision and goes on to the next place that wants one.
func (o *OfficialForm) decide(place int, edit func(e *formmap.Entry)) {
	next := o.list.next(place)
	if !o.changeEntry(place, edit) {
		return
	}
	if next < 0 {
		next = place
	}
	if l := o.list.line(next); l != nil {
		o.selectPlace(next)
		kit.Focus(l.item)
		return
	}
	o.selectFirst()
	o.Enter()
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

// moves remembers the steps of this visit in their order: true for those of the dossier (values read back), false for
// those of the form. The two have undo stacks of their own.
type moves struct {
	o            *OfficialForm
	done, undone []bool
}

// Undo takes back the last step: a decision about the form, its import or removal, or values that were read back.
func (o *OfficialForm) Undo() {
	o.moved.turn(page.Undoing, &o.moved.done, &o.moved.undone, func(dossier bool) (string, error) {
		if dossier {
			return o.work.Editing.Undo()
		}
		return blanks.UndoForm(o.ctx.Session, o.pack(), o.outputs.now().ID.S)
	})
}

// Redo repeats what Undo took back.
func (o *OfficialForm) Redo() {
	o.moved.turn(page.Redoing, &o.moved.undone, &o.moved.done, func(dossier bool) (string, error) {
		if dossier {
			return o.work.Editing.Redo()
		}
		return blanks.RedoForm(o.ctx.Session, o.pack(), o.outputs.now().ID.S)
	})
}

// CanUndo tells whether Undo has something to take back.
func (o *OfficialForm) CanUndo() bool {
	return o.moved.can(o.moved.done, o.work.Editing.CanUndo, blanks.CanUndoForm)
}

// CanRedo tells whether Redo has something to repeat.
func (o *OfficialForm) CanRedo() bool {
	return o.moved.can(o.moved.undone, o.work.Editing.CanRedo, blanks.CanRedoForm)
}

func (m *moves) did(dossier bool) {
	m.done, m.undone = append(m.done, dossier), nil
}

// can asks the stack that the last of the steps lies on: that of the dossier, or of the form.
func (m *moves) can(steps []bool, dossier func() (string, bool), form func(s *session.Session, pack, output string) (string, bool)) bool {
	if m.o.outputs.now() == nil {
		return false
	}
	if n := len(steps); n > 0 && steps[n-1] {
		_, can := dossier()
		return can
	}
	_, can := form(m.o.ctx.Session, m.o.pack(), m.o.outputs.now().ID.S)
	return can
}

// turn takes the last step from one list to the other.
func (m *moves) turn(deed page.Deed, from, to *[]bool, do func(dossier bool) (string, error)) {
	if m.o.outputs.now() == nil {
		return
	}
	dossier := false
	if n := len(*from); n > 0 {
		dossier = (*from)[n-1]
	}
	label, err := do(dossier)
	if err == nil && dossier {
		err = m.o.work.Update()
	}
	if !deed.Went(m.o.ctx, err) {
		return
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	*to = append(slices.Clone(*to), dossier)
	m.o.load()
	m.o.Enter()
	m.o.ctx.Nav.Saved()
	deed.Done(m.o.ctx, say.FormEdit(label))
}
