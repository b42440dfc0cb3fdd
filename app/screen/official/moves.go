package official

import (
	"slices"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/history"
)

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
			return history.Undo(o.work.Editing)
		}
		return blanks.UndoForm(o.ctx.Session, o.pack(), o.outputs.now().ID.S)
	})
}

// Redo repeats what Undo took back.
func (o *OfficialForm) Redo() {
	o.moved.turn(page.Redoing, &o.moved.undone, &o.moved.done, func(dossier bool) (string, error) {
		if dossier {
			return history.Redo(o.work.Editing)
		}
		return blanks.RedoForm(o.ctx.Session, o.pack(), o.outputs.now().ID.S)
	})
}

// CanUndo tells whether Undo has something to take back.
func (o *OfficialForm) CanUndo() bool {
	return o.moved.can(o.moved.done, history.CanUndo, blanks.CanUndoForm)
}

// CanRedo tells whether Redo has something to repeat.
func (o *OfficialForm) CanRedo() bool {
	return o.moved.can(o.moved.undone, history.CanRedo, blanks.CanRedoForm)
}

// did remembers a step, after which nothing can be repeated.
func (m *moves) did(dossier bool) {
	m.done, m.undone = append(m.done, dossier), nil
}

// can asks the stack that the last of the steps lies on: that of the dossier, or of the form.
func (m *moves) can(steps []bool, dossier func(*session.Editing) (string, bool), form func(s *session.Session, pack, output string) (string, bool)) bool {
	if m.o.outputs.now() == nil {
		return false
	}
	if n := len(steps); n > 0 && steps[n-1] {
		_, can := dossier(m.o.work.Editing)
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
