package official

import (
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/history"
)

// moves remembers the steps of this visit in their order. Those of the dossier (values read back, a default confirmed) and those of each
// form have undo stacks of their own.
type moves struct {
	o     *OfficialForm
	steps page.Deeds[move]
}

// move is one step: of the dossier, or of the form of an output, counted as the list of outputs does.
type move struct {
	dossier bool
	output  int
}

// Undo takes back the last step: a decision about the form, its import or removal, or values that were read back.
func (o *OfficialForm) Undo() {
	o.moved.turn(page.Undoing, history.Undo, blanks.Steps.Undo)
}

// Redo repeats what Undo took back.
func (o *OfficialForm) Redo() {
	o.moved.turn(page.Redoing, history.Redo, blanks.Steps.Redo)
}

// CanTurn tells whether Undo has something to take back, and Redo something to repeat.
func (o *OfficialForm) CanTurn() (undo, redo bool) {
	return o.moved.can(page.Undoing, history.CanUndo, blanks.Steps.CanUndo), o.moved.can(page.Redoing, history.CanRedo, blanks.Steps.CanRedo)
}

// did remembers a step, after which nothing can be repeated.
func (m *moves) did(dossier bool) { m.steps.Did(move{dossier, m.o.outputs.current}) }

// next is the step that a deed is about: the last of this visit, or else one of the form that is looked at.
func (m *moves) next(deed page.Deed) move {
	if step, ok := m.steps.Next(deed); ok {
		return step
	}
	return move{output: m.o.outputs.current}
}

// of are the steps of the form of an output.
func (m *moves) of(output int) blanks.Steps {
	return blanks.Steps{Pack: m.o.pack(), Output: m.o.outputs.list[output].ID.S, From: m.o.work.Editing.Dossier.ID}
}

// can asks the stack that the next step of a deed lies on: that of the dossier, or of a form.
func (m *moves) can(deed page.Deed, dossier func(*session.Editing) (string, bool), form func(blanks.Steps, *session.Session) (string, bool)) bool {
	if m.o.outputs.now() == nil {
		return false
	}
	next := m.next(deed)
	if next.dossier {
		_, can := dossier(m.o.work.Editing)
		return can
	}
	_, can := form(m.of(next.output), m.o.ctx.Session)
	return can
}

// turn does a deed on its next step. A form that is not looked at is opened: nothing is taken back unseen.
func (m *moves) turn(deed page.Deed, dossier func(*session.Editing) (string, error), form func(blanks.Steps, *session.Session) (string, error)) {
	if m.o.outputs.now() == nil {
		return
	}
	next := m.next(deed)
	deed.Turn(m.o.ctx, func() (words string, err error) {
		label := ""
		if next.dossier {
			_, label, err = m.o.work.Turn(deed, dossier)
		} else {
			label, err = form(m.of(next.output), m.o.ctx.Session)
		}
		words = deed.Words(say.EditLabel(label, nil))
		m.steps.Went(deed, next, words, err)
		return words, err
	}, func() {
		m.o.open(next.output)
		m.o.load()
		m.o.Enter()
	})
}
