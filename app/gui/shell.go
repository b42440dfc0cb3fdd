// Package gui is the window: menu, shortcuts, routes between screens, status bar and dialogs. The window belongs to the
// Fyne goroutine. Everything but the file that starts the real driver also runs with the toolkit's test driver.
package gui

import (
	"io/fs"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/ime"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
)

// Options say what the window is opened with.
type Options struct {
	Session *session.Session
	// Learn brings the packs to the session, beside the window; nil when it has them.
	Learn  func() error
	Assets fs.FS
	// Open is the id of a dossier, or the path of a bundle to verify; "" opens the workbench.
	Open    string
	Version string
	// Crash records a bug and gives the failure that tells about it; nil means that it is only told.
	Crash func(*task.Bug) error
	// VaultName is what the status bar calls the vault; "" means its path.
	VaultName string
	// Tasks runs slow work; nil means beside the window.
	Tasks task.Runner
	// Clock says when typed text is saved; nil means the computer's.
	Clock task.Clock
	// Chooser asks for files; nil means the desktop's own dialogs, or the window's own where there are none.
	Chooser Chooser
	// Opener shows a file or folder in another program; nil means the desktop's choice.
	Opener func(path string) error
}

// Shell is the window with what is in it.
type Shell struct {
	opt     Options
	win     fyne.Window
	ctx     *page.Context
	fonts   look.Fonts
	mode    look.Mode
	scale   float32
	variant fyne.ThemeVariant // of the desktop, when the screen was made
	dialogs []*openDialog     // the innermost last

	work    *page.Work // the dossier or profile that is open; nil at the workbench
	route   page.Route
	trail   []page.Route // the way back, the workbench first
	current page.Screen
	steps   *page.Steps // nil outside of dossiers
	status  *statusBar
	head    *headBar
	content *fyne.Container
	tour    *tour // nil while the person's own vault is shown
	warned  bool  // the person knows that something could not be saved
}

// maxTrail bounds the way back.
const maxTrail = 50

// NewShell puts the program into a window and shows the first screen.
func NewShell(win fyne.Window, opt Options) (*Shell, error) {
	s, err := prepareShell(win, opt)
	if err == nil {
		s.begin()
	}
	return s, err
}

// prepareShell makes the window as it looks while the packs are read: with its size and colours, and empty.
func prepareShell(win fyne.Window, opt Options) (*Shell, error) {
	fonts, err := loadFonts(opt.Assets)
	if err != nil {
		return nil, err
	}
	if opt.Tasks == nil {
		opt.Tasks = task.New()
	}
	if opt.Clock == nil {
		opt.Clock = task.NewClock()
	}
	s := &Shell{opt: opt, win: win, fonts: fonts}
	s.ctx = &page.Context{
		Session: opt.Session, Nav: s, Dialogs: s, Tasks: opt.Tasks, Clock: opt.Clock, Composing: ime.Composing, Assets: opt.Assets,
	}
	s.readLook()
	s.applyLook()
	s.content = container.NewStack()
	win.SetContent(s.content)
	return s, nil
}

// begin shows the first screen and lets the window be used.
func (s *Shell) begin() {
	s.win.SetMainMenu(s.menu())
	s.win.SetOnDropped(s.dropped)
	s.win.Canvas().SetOnTypedKey(s.key)
	s.win.Canvas().SetOnTypedRune(s.rune)
	s.clearTour()
	s.ctx.Tour = s.startTour
	s.Go(s.firstRoute())
	s.tellLastTime()
	warn(s)
	lookThrough(s, quietStart)
	if session.LookingOnly(s.opt.Session) {
		text := widget.NewLabel(say.LookingOnly(s.opt.Session.Vault()) + say.T("。"))
		text.Wrapping = fyne.TextWrapWord
		s.Show(say.T("只能看，不能改"), container.New(&dialogWidth{440}, text), page.Action{Text: say.T("知道了"), Main: true})
	}
	fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) { s.follow() })
}

func loadFonts(assets fs.FS) (look.Fonts, error) {
	fonts, err := fs.Sub(assets, "fonts")
	if err != nil {
		return look.Fonts{}, err
	}
	return look.LoadFonts(fonts)
}

// firstRoute is what Options.Open asks for.
func (s *Shell) firstRoute() page.Route {
	if s.opt.Open == "" && page.FirstStart(s.opt.Session) {
		return page.Route{Page: page.Welcome}
	}
	if s.opt.Open == "" {
		return page.Route{Page: page.Workbench}
	}
	if d, err := s.opt.Session.FindDossier(s.opt.Open); err == nil {
		return page.Route{Page: page.Form, Dossier: d.ID}
	}
	return page.Route{Page: page.Verify, File: s.opt.Open}
}

// Screen is the one that is shown.
func (s *Shell) Screen() page.Screen { return s.current }

// Route is the way to the screen that is shown.
func (s *Shell) Route() page.Route { return s.route }

// Window is the window.
func (s *Shell) Window() fyne.Window { return s.win }

// Close leaves the screen, remembers the window and stops what runs. It is called once, before the window goes.
func (s *Shell) Close() {
	if s.current != nil {
		s.current.Leave()
	}
	if t := s.tour; t != nil {
		s.tour, s.opt.Session, s.ctx.Session, s.work, s.current = nil, t.home, t.home, nil, nil
		if err := t.clear(); err != nil {
			fyne.LogError("clearing the tour away", err)
		}
	}
	s.keepSize()
}

// asking tells whether a dialog or menu is open, which then has the keyboard.
func (s *Shell) asking() bool { return s.win.Canvas().Overlays().Top() != nil }

// key takes the keys that no widget had a use for.
func (s *Shell) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		if len(s.dialogs) > 0 {
			s.dialogs[len(s.dialogs)-1].escape()
			return
		}
		if s.closeTop() {
			return
		}
		s.Back()
	case fyne.KeyF1:
		s.help()
	case fyne.KeyF6:
		if !s.asking() {
			s.nextGap()
		}
	case fyne.KeyPageUp, fyne.KeyPageDown:
		s.page(key.Name == fyne.KeyPageDown)
	}
}

// closeTop puts away what lies over the window, a list or a calendar, and tells whether there was anything. To hide it would
// not do: what is hidden and still lies there takes every press.
func (s *Shell) closeTop() bool {
	overlays := s.win.Canvas().Overlays()
	top := overlays.Top()
	if top == nil {
		return false
	}
	if t, ok := top.(fyne.Tappable); ok {
		t.Tapped(&fyne.PointEvent{}) // a press beside it is how the toolkit has it go
	}
	if overlays.Top() == top {
		overlays.Remove(top)
	}
	return true
}

// rune opens the list of shortcuts on a question mark.
func (s *Shell) rune(r rune) {
	if (r == '?' || r == '？') && !s.asking() {
		s.shortcutSheet()
	}
}

// page turns the scrolled part of the screen by most of its height.
func (s *Shell) page(down bool) {
	p, ok := s.current.(interface{ Scroll() *container.Scroll })
	if !ok || s.asking() {
		return
	}
	scroll := p.Scroll()
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
	if len(paths) > 0 && !s.asking() {
		switch s.route.Page {
		case page.Form, page.Profile, page.Check, page.Choose:
			if s.work != nil && !s.work.Editing.IsProfile() { // wherever in a dossier, files are its materials
				s.Go(page.Route{Page: page.Materials, Dossier: s.work.Editing.Dossier.ID})
			}
		}
		s.current.Leave()
		s.current.Drop(paths)
	}
}
