// Package gui is the window. What it shows (shown) is changed by the ways between screens and looked at by the frame around
// them, the menu and undo; its dialogs (package ask), looks, place on the desktop, manual and tours are parts of their own,
// which the Shell joins. The window belongs to the Fyne goroutine. Everything but the file that starts the real driver also
// runs with the toolkit's test driver.
package gui

import (
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/gui/ask"
	"yibiao/app/gui/front"
	"yibiao/app/ime"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/calling"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
)

// Options say what the window is opened with.
type Options struct {
	// Session is nil as long as Unlock has not opened it.
	Session *session.Session
	// Unlock opens an encrypted vault by what the window asks for; nil for any other.
	Unlock *sealing.Unlocking
	// Learn brings the packs to the session, beside the window; nil when it has them.
	Learn  func() error
	Assets fs.FS
	// Open is the id of a dossier, or the paths of bundles to verify; none opens the workbench.
	Open    []string
	Version string
	// UpdateKey is the public key of those who make new editions, in base64; "" offers none.
	UpdateKey string
	// Program is the path of the program itself, "" when not known.
	Program string
	// CalledIn is the vault in which other starts of the program leave their calls; "" for none.
	CalledIn string
	// Crash records a bug and gives the failure that tells about it; nil means that it is only told.
	Crash func(*task.Bug) error
	// DrawnBySoftware is what is kept of how windows are drawn.
	DrawnBySoftware bool
	// KeepDrawing keeps whether windows are drawn without the graphics card, from the next start on; nil where it cannot be kept.
	KeepDrawing func(software bool) error
	// Looks is how the window looked when it was closed last, for the question for the passphrase, "" for not known; KeepLooks keeps it.
	Looks     string
	KeepLooks func(looks string)
	// VaultName is what the status bar calls the vault; "" means its path.
	VaultName string
	// Screen tells when the desktop has locked its screen; nil asks the desktop.
	Screen ScreenWatch
	// Tasks runs slow work; nil means beside the window.
	Tasks task.Runner
	// Clock says when typed text is saved; nil means the computer's.
	Clock task.Clock
	// Chooser asks for files; nil means the desktop's own dialogs, or the window's own where there are none.
	Chooser ask.Chooser
	// Opener shows a file or folder in another program; nil means the desktop's choice.
	Opener func(path string) error
}

// Shell is the window: it joins the parts, each of which knows only those that it needs, and takes what the toolkit hands to a
// window.
type Shell struct {
	opt      Options
	win      fyne.Window
	ctx      *page.Context
	shown    *shown
	ways     *ways
	undo     *undoer
	frame    *frame
	dialogs  *ask.Dialogs
	files    *ask.Files
	settings *settings
	looks    *looks
	place    *placement
	manual   *manual
	tours    *tours
	idle     idle
	end      func() // closes the window
	locked   bool   // the window ends because it was locked
	install  string // the window ends because this installer is to be started
	asked    bool   // a question is open whether to close though something is not written
	warned   bool   // the person knows that something could not be saved
}

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
	s := &Shell{opt: opt, win: win, end: win.Close}
	s.join()
	s.looks.fonts = fonts
	s.looks.read()
	s.looks.apply()
	win.SetContent(s.frame.content)
	return s, nil
}

// join makes the parts and lets them know one another.
func (s *Shell) join() {
	s.ctx = &page.Context{Session: s.opt.Session, Tasks: s.opt.Tasks, Clock: s.opt.Clock, Composing: ime.Composing, Assets: s.opt.Assets}
	s.ctx.Progress = func(done, total int64) { front.Progress(s.win, done, total) }
	s.ctx.Opened = s.remember
	s.shown = &shown{}
	s.frame = &frame{win: s.win, ctx: s.ctx, shown: s.shown, vault: s.opt.VaultName, content: container.NewStack()}
	s.dialogs = &ask.Dialogs{Window: s.win, Tell: s.frame.Tell, Opener: s.opt.Opener, Record: func(b *task.Bug) error { return recorded(s.opt, b) }, Looking: s.looking}
	s.ways = &ways{shown: s.shown, ctx: s.ctx, win: s.win, dialogs: s.dialogs, frame: s.frame, opened: func(r page.Route) { s.remember(page.Recent{Dossier: r.Dossier}) }}
	s.undo = &undoer{ways: s.ways}
	s.tours = &tours{ctx: s.ctx, ways: s.ways, frame: s.frame}
	s.settings = &settings{home: s.tours.home, fail: s.dialogs.Fail}
	s.looks = &looks{settings: s.settings}
	s.place = &placement{win: s.win, settings: s.settings}
	s.files = &ask.Files{Window: s.win, Tasks: s.opt.Tasks, Dialogs: s.dialogs, Memory: s.settings, Chooser: s.opt.Chooser, Client: func() string { return atHand(s) }}
	s.manual = &manual{assets: s.opt.Assets, dialogs: s.dialogs, keys: func() string { return keysText(commands(s)) }}
	s.frame.strip = func() fyne.CanvasObject { return strips(s) }
	s.frame.do = frameDeeds{back: s.ways.Back, home: s.ways.to(page.Workbench), undo: s.undo.Undo, redo: s.undo.Redo}
	s.ctx.Nav = struct {
		*ways
		*frame
	}{s.ways, s.frame}
	s.ctx.Dialogs = struct {
		*ask.Dialogs
		*ask.Files
	}{s.dialogs, s.files}
}

// begin shows the first screen and lets the window be used.
func (s *Shell) begin() {
	s.win.SetMainMenu(s.menu())
	s.win.SetOnDropped(s.dropped)
	s.win.Canvas().SetOnTypedKey(s.key)
	s.win.Canvas().SetOnTypedRune(s.rune)
	s.tours.clearLeft()
	s.ctx.Tour = s.tours.start
	page.OnlyAgain(s.ctx.Session)
	s.Go(s.firstRoute())
	tellLastTime(s.ctx.Session, s.frame.Tell)
	warn(s)
	giveBack(s)
	lookThrough(s, quietStart)
	keepSummaries(s, time.Time{})
	offerUpdate(s)
	beginWatch(s)
	if vault := s.opt.CalledIn; vault != "" {
		called := func() ([]string, bool) { return calling.Answer(vault) }
		watch := func(changed func()) error { return task.Watch(calling.File(vault), changed) }
		(&front.Line{Clock: s.ctx.Clock, Win: s.win, Called: called, Watch: watch, Open: s.open}).Listen()
	}
	if why := s.looking(); why != "" {
		text := widget.NewLabel(why)
		text.Wrapping = fyne.TextWrapWord
		s.dialogs.Show(say.T("只能看，不能改"), kit.AtWidth(440, text), page.Action{Text: say.T("知道了"), Main: true})
	}
	fyne.CurrentApp().Settings().AddListener(func(fyne.Settings) {
		if s.looks.turned() {
			s.ways.rebuild()
		}
	})
}

// looking is why nothing can be changed in the vault that is shown; "" where it can.
func (s *Shell) looking() string {
	if !session.LookingOnly(s.ctx.Session) {
		return ""
	}
	return say.LookingOnly(s.ctx.Session.Vault(), session.WhyLooking(s.ctx.Session)) + say.T("。")
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
	if len(s.opt.Open) == 0 && page.FirstStart(s.ctx.Session) {
		return page.Route{Page: page.Welcome}
	}
	if len(s.opt.Open) == 0 {
		return page.Route{Page: page.Workbench}
	}
	return s.routeTo(s.opt.Open)
}

// routeTo is the way to a dossier by its id, or to the bundles of paths.
func (s *Shell) routeTo(what []string) page.Route {
	if len(what) == 1 {
		if d, err := s.ctx.Session.Dossiers().Find(what[0]); err == nil {
			return page.Route{Page: page.Form, Dossier: d.ID}
		}
	}
	return page.Route{Page: page.Verify, Files: page.FilesOf(what...)}
}

// open shows what a second start of the program was given; false while a dialog is open.
func (s *Shell) open(what []string) bool {
	if s.dialogs.Asking() {
		return false
	}
	s.Go(s.routeTo(what))
	return true
}

// Screen is the one that is shown.
func (s *Shell) Screen() page.Screen { return s.shown.screen }

// Route is the way to the screen that is shown.
func (s *Shell) Route() page.Route { return s.shown.route }

// Go leaves the screen in view, which may save, and shows the one of a route.
func (s *Shell) Go(r page.Route) { s.ways.Go(r) }

// Back returns to the screen before.
func (s *Shell) Back() { s.ways.Back() }

// Undo takes back the last edit of what is open, or the last piece of typing.
func (s *Shell) Undo() { s.undo.Undo() }

// Redo repeats what Undo took back.
func (s *Shell) Redo() { s.undo.Redo() }

// SetMode chooses "light", "dark" or "system".
func (s *Shell) SetMode(name string) { s.setLook(modes[name], s.looks.scale) }

// SetTextSize chooses the size of the text, 1 for the normal one.
func (s *Shell) SetTextSize(scale float32) { s.setLook(s.looks.mode, scale) }

// setLook changes mode and scale and makes the screen anew: drawn parts keep the colours they were made with.
func (s *Shell) setLook(mode look.Mode, scale float32) {
	s.looks.set(mode, scale)
	s.win.SetMainMenu(s.menu())
	s.ways.rebuild()
}

// menu is the menu bar. Its commands rest while a dialog is open.
func (s *Shell) menu() *fyne.MainMenu {
	groups := commands(s)
	for _, g := range groups {
		for i := range g.commands {
			if c := &g.commands[i]; c.changes && session.LookingOnly(s.ctx.Session) {
				c.words, c.rests = say.T("{words}（只能看）", "words", c.words), true
			}
		}
	}
	return menuOf(groups, func() bool { return s.dialogs.Depth() > 0 })
}

// remember notes what was opened, and shows it in the menu.
func (s *Shell) remember(what page.Recent) {
	what.Client = atHand(s)
	before := page.Recents(s.ctx.Session)
	if what.Dossier == "" && what.File == "" || len(before) > 0 && before[0] == what {
		return
	}
	if err := page.Remember(s.ctx.Session, what); err != nil {
		s.dialogs.Fail(err)
		return
	}
	s.win.SetMainMenu(s.menu())
}

// Close leaves the screen, remembers the window and stops what runs. It is called once, before the window goes.
func (s *Shell) Close() {
	if s.shown.screen != nil {
		s.shown.screen.Leave()
	}
	s.tours.close()
	s.place.keep()
	if s.opt.KeepLooks != nil && session.KeyOf(s.settings.home()) != nil {
		s.opt.KeepLooks(s.looks.words())
	}
	endWatch(s)
}

// quit closes the window. When what was typed last cannot be saved the window stays, once, so that it can be copied.
func (s *Shell) quit() {
	askHeld(s, false, s.endNow)
}

// askHeld does something that ends the window: after a question where a page holds what is not written, or a question is open. What
// outlasts a lock is not asked about where it is one.
func askHeld(s *Shell, lock bool, do func()) {
	if s.dialogs.Depth() == 0 {
		s.win.Canvas().Unfocus() // an open cell hands over what is typed
	}
	words, title := page.Held(s.ctx.Session, lock), say.T("还有没写入的内容")
	end, yes := say.T("现在关掉，这些就没有了。"), say.T("不要了，关掉")
	if lock {
		end, yes = say.T("现在锁定，这些就没有了。"), say.T("不要了，锁定")
	}
	switch working := s.dialogs.Working(); {
	case s.asked:
		return
	case working != "":
		title, words = say.T("还有事情没有做完"), append(words, say.T("“{title}”还没有做完。等它做完，或者先取消它，再关窗口或锁定。", "title", working))
		if end, yes = say.T("现在关掉，没有做完的就停下。"), say.T("停下，关掉"); lock {
			end, yes = say.T("现在锁定，没有做完的就停下。"), say.T("停下，锁定")
		}
	case s.dialogs.Cancellable():
		words = append(words, say.T("窗口里还有一个问题没有回答。"))
	case len(words) == 0:
		do()
		return
	}
	s.asked = true
	s.dialogs.Show(title, paragraphs(append(words, end)),
		page.Action{Text: say.T("取消"), Main: true, Do: func() { s.asked = false }},
		page.Action{Text: yes, Do: func() { s.asked = false; do() }})
}

func (s *Shell) endNow() {
	open := s.dialogs.Depth()
	s.shown.screen.Leave()
	if s.dialogs.Depth() > open && !s.warned {
		s.warned = true
		return
	}
	s.Close()
	s.win.SetCloseIntercept(nil)
	s.end()
}
