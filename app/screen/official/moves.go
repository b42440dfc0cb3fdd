package official

import (
	"slices"

	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/history"
)

// moves remembers the steps of this visit in their order. Those of the dossier (values read back, a default confirmed) and those of each
// form have undo stacks of their own.
type moves struct {
	o            *OfficialForm
	done, undone []move
}

// move is one step: of the dossier, or of the form of an output, counted as the list of outputs does.
type move struct {
	dossier bool
	output  int
}

// Undo takes back the last step: a decision about the form, its import or removal, or values that were read back.
func (o *OfficialForm) Undo() {
	o.moved.turn(page.Undoing, &o.moved.done, &o.moved.undone, history.Undo, blanks.Steps.Undo)
}

// Redo repeats what Undo took back.
func (o *OfficialForm) Redo() {
	o.moved.turn(page.Redoing, &o.moved.undone, &o.moved.done, history.Redo, blanks.Steps.Redo)
}

// CanTurn tells whether Undo has something to take back, and Redo something to repeat.
func (o *OfficialForm) CanTurn() (undo, redo bool) {
	return o.moved.can(o.moved.done, history.CanUndo, blanks.Steps.CanUndo), o.moved.can(o.moved.undone, history.CanRedo, blanks.Steps.CanRedo)
}

// did remembers a step, after which nothing can be repeated.
func (m *moves) did(dossier bool) {
	m.done, m.undone = append(m.done, move{dossier, m.o.outputs.current}), nil
}

// last is the last of some steps; of none, a step of the form that is looked at.
func (m *moves) last(steps []move) move {
	if n := len(steps); n > 0 {
		return steps[n-1]
	}
	return move{output: m.o.outputs.current}
}

// steps are those of the form of an output.
func (m *moves) steps(output int) blanks.Steps {
	return blanks.Steps{Pack: m.o.pack(), Output: m.o.outputs.list[output].ID.S, From: m.o.work.Editing.Dossier.ID}
}

// can asks the stack that the last of the steps lies on: that of the dossier, or of a form.
func (m *moves) can(steps []move, dossier func(*session.Editing) (string, bool), form func(blanks.Steps, *session.Session) (string, bool)) bool {
	if m.o.outputs.now() == nil {
		return false
	}
	last := m.last(steps)
	if last.dossier {
		_, can := dossier(m.o.work.Editing)
		return can
	}
	_, can := form(m.steps(last.output), m.o.ctx.Session)
	return can
}

// turn takes the last step from one list to the other. A form that is not looked at is opened: nothing is taken back unseen.
func (m *moves) turn(deed page.Deed, from, to *[]move, dossier func(*session.Editing) (string, error), form func(blanks.Steps, *session.Session) (string, error)) {
	if m.o.outputs.now() == nil {
		return
	}
	last := m.last(*from)
	label, err := "", error(nil)
	if last.dossier {
		if label, err = dossier(m.o.work.Editing); err == nil {
			err = m.o.work.Update()
		}
	} else {
		label, err = form(m.steps(last.output), m.o.ctx.Session)
	}
	if !deed.Went(m.o.ctx, err) {
		return
	}
	if n := len(*from); n > 0 {
		*from = (*from)[:n-1]
	}
	*to = append(slices.Clone(*to), last)
	m.o.open(last.output)
	m.o.load()
	m.o.Enter()
	m.o.ctx.Nav.Saved()
	deed.Done(m.o.ctx, say.FormEdit(label))
}
