package gui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
)

// key takes the keys that no widget had a use for.
func (s *Shell) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if !s.dialogs.Escape() {
			s.ways.Back()
		}
	case fyne.KeyReturn, fyne.KeyEnter: // a dialog of before the window was shown has lost the keyboard
		s.dialogs.Enter()
	case fyne.KeyF1:
		s.help()
	case fyne.KeyF6:
		if !s.dialogs.Asking() {
			s.ways.nextGap()
		}
	case fyne.KeyF7:
		if !s.dialogs.Asking() {
			s.shown.onForm(page.Filled.ConfirmDefault)
		}
	case fyne.KeyPageUp, fyne.KeyPageDown:
		s.page(key.Name == fyne.KeyPageDown)
	}
}

// rune opens the list of shortcuts on a question mark.
func (s *Shell) rune(r rune) {
	if (r == '?' || r == '？') && !s.dialogs.Asking() {
		s.manual.show(keysPage)
	}
}

// page turns the scrolled part of the screen by most of its height.
func (s *Shell) page(down bool) {
	scroll := s.shown.scroll()
	if scroll == nil || s.dialogs.Asking() {
		return
	}
	step := scroll.Size().Height * 0.9
	if !down {
		step = -step
	}
	last := max(scroll.Content.MinSize().Height-scroll.Size().Height, 0)
	scroll.Offset.Y = min(max(scroll.Offset.Y+step, 0), last)
	scroll.Refresh()
}

// dropped hands files to the screen.
func (s *Shell) dropped(_ fyne.Position, files []fyne.URI) {
	var paths []string
	for _, f := range files {
		paths = append(paths, filepath.FromSlash(f.Path()))
	}
	s.Drop(paths)
}

// Drop is what happens when files are dropped on the window.
func (s *Shell) Drop(paths []string) {
	if len(paths) > 0 && !s.dialogs.Asking() {
		switch s.shown.route.Page {
		case page.Form, page.Profile, page.Check, page.Choose:
			if s.shown.dossier() { // wherever in a dossier, files are its materials
				s.ways.step(page.Materials)
			}
		}
		s.shown.screen.Leave()
		s.shown.screen.Drop(paths)
	}
}

// help opens the manual at the page of the present screen.
func (s *Shell) help() { s.manual.show(helpOf[s.shown.route.Page]) }

// about tells which program this is.
func (s *Shell) about() {
	text := say.T("一表 {version}\n一份档案、一张表、一套材料。全程离线，内容只在本机。", "version", s.opt.Version)
	s.dialogs.Show(say.T("关于一表"), kit.Sentence(text), page.Action{Text: say.T("关闭"), Main: true})
}

// section turns to another part of the screen: a section, a month, a client.
func (s *Shell) section(by int) {
	if t, ok := s.shown.screen.(page.Turner); ok && s.dialogs.Depth() == 0 {
		t.Turn(by)
	}
}
