package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/page"
	"yibiao/app/say"
)

// Undo takes back the last edit of the open dossier or profile; while something is being typed, the last piece of typing.
func (s *Shell) Undo() {
	if s.typing(&fyne.ShortcutUndo{}) {
		return
	}
	if own, ok := s.current.(page.Undoer); ok {
		own.Undo()
		return
	}
	if s.work == nil {
		if b, ok := s.current.(page.Restorer); ok && !b.RestoreLast() {
			s.Tell(say.T("没有可以撤销的改动。"))
		}
		return
	}
	s.turn(page.Undoing, s.work.Editing.Undo)
}

// Redo repeats what Undo took back.
func (s *Shell) Redo() {
	if s.typing(&fyne.ShortcutRedo{}) {
		return
	}
	if own, ok := s.current.(page.Undoer); ok {
		own.Redo()
		return
	}
	if s.work == nil {
		return
	}
	s.turn(page.Redoing, s.work.Editing.Redo)
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

// turn takes back or repeats the last edit of what is open.
func (s *Shell) turn(deed page.Deed, do func() (string, error)) {
	s.current.Leave()
	programmes := s.work.Editing.Dossier.Programmes
	label, err := do()
	if err == nil {
		err = s.work.Update()
	}
	if !deed.Went(s.ctx, err) {
		return
	}
	if slices.Equal(programmes, s.work.Editing.Dossier.Programmes) {
		s.current.Refresh()
	} else {
		s.rebuild()
	}
	s.refreshFrame()
	deed.Done(s.ctx, say.EditLabel(label, s.work.Editing.Form))
}
