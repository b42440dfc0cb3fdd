package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/say"
	"yibiao/app/screen"
	"yibiao/app/session"
)

// Undo takes back the last edit of the open dossier or profile; while something is being typed, the last piece of typing.
func (s *Shell) Undo() {
	if s.typing(&fyne.ShortcutUndo{}) {
		return
	}
	if own, ok := s.current.(screen.Undoer); ok {
		own.Undo()
		return
	}
	if s.work == nil {
		if b, ok := s.current.(*screen.Workbench); ok && !b.RestoreLast() {
			s.Tell(say.T("没有可以撤销的改动。"))
		}
		return
	}
	s.turn(s.work.Editing.Undo, say.T("没有可以撤销的改动。"), func(label string) string {
		return say.T("已撤销：{label}", "label", label)
	})
}

// Redo repeats what Undo took back.
func (s *Shell) Redo() {
	if s.typing(&fyne.ShortcutRedo{}) {
		return
	}
	if own, ok := s.current.(screen.Undoer); ok {
		own.Redo()
		return
	}
	if s.work == nil {
		return
	}
	s.turn(s.work.Editing.Redo, say.T("没有可以重做的改动。"), func(label string) string {
		return say.T("已重做：{label}", "label", label)
	})
}

// typing hands a shortcut to the text that is being typed, if there is one, and tells whether it did.
func (s *Shell) typing(shortcut fyne.Shortcut) bool {
	focused := s.win.Canvas().Focused()
	if p, ok := focused.(field.Pending); ok {
		if !p.Typing() {
			return s.asking()
		}
	} else if _, ok := focused.(*widget.Entry); !ok {
		return s.asking()
	}
	if to, ok := focused.(fyne.Shortcutable); ok {
		to.TypedShortcut(shortcut)
	}
	return true
}

// turn takes back or repeats; done makes the message from what the edit was.
func (s *Shell) turn(do func() (string, error), nothing string, done func(label string) string) {
	s.current.Leave()
	programmes := s.work.Editing.Dossier.Programmes
	label, err := do()
	if session.CodeOf(err) == "nothing-to-undo" {
		s.Tell(nothing)
		return
	}
	if err == nil {
		err = s.work.Update()
	}
	if err != nil {
		s.Fail(err)
		return
	}
	if slices.Equal(programmes, s.work.Editing.Dossier.Programmes) {
		s.current.Refresh()
	} else {
		s.rebuild()
	}
	s.refreshFrame()
	s.Tell(done(say.EditLabel(label, s.work.Editing.Form)))
}
