package gui

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/theme"
	"github.com/go-gl/glfw/v3.4/glfw"

	"yibiao/app/ime"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/app/update"
)

// appID is the name under which the desktop knows the program.
const appID = "cn.yibiao.desktop"

// stopTime is how long closing waits for work that was told to stop.
const stopTime = 3 * time.Second

// startGarbage is how much garbage may pile up until the first screen stands, in percent of what is in use: nearly all
// that reading the packs leaves behind goes at once, and collecting it meanwhile would take its time from the painting.
const startGarbage = 400

// Run opens the window and returns when it is closed. It must be called on the main goroutine. A panic, in whatever the
// toolkit calls (drawing, layout, keys, buttons), ends the window: what was typed is saved first.
func Run(opt Options) error {
	background := task.New()
	if opt.Tasks == nil {
		opt.Tasks = background
	}
	o := &opening{opt: opt, letSay: hush()}
	bug := task.Guard(o.window)
	o.letSay(bug != nil && !noDisplay(bug))
	if noDisplay(bug) {
		o.failure = &session.Failure{Doing: "window", Code: session.CodeNoDisplay}
	} else if bug != nil {
		o.failure = crashed(o.shell, opt, bug)
	}
	err := stop(background) // before failure is looked at, which it sets
	if o.failure == nil && o.shell != nil && o.shell.locked {
		o.failure = sealing.ErrLocked
	}
	if o.failure == nil && o.shell != nil && o.shell.install != "" {
		o.failure = &update.Install{Path: o.shell.install, Folder: filepath.Dir(opt.Program)}
	}
	return cmp.Or(o.failure, err)
}

// opening is the window from the start of the program to its end.
type opening struct {
	opt     Options
	shell   *Shell     // nil until there is one
	letSay  func(bool) // see hush
	failure error
}

// hush keeps what the toolkit prints, until it is known whether there is a window: why there is none is said once, in the program's own
// words. What it gives prints what was kept, or drops it; called again it does nothing.
func hush() (letSay func(wanted bool)) {
	var kept bytes.Buffer
	log.SetOutput(&kept)
	done := false
	return func(wanted bool) {
		if done {
			return
		}
		done = true
		log.SetOutput(os.Stderr)
		if wanted {
			_, _ = kept.WriteTo(os.Stderr)
		}
	}
}

// window opens the window and returns when it is closed.
func (o *opening) window() {
	speakOwnLanguage()
	win := newApp(o.opt.Assets).NewWindow(say.T("一表"))
	win.SetMaster()
	win.SetPadded(false)
	fyne.CurrentApp().Lifecycle().SetOnStarted(func() {
		ime.Follow(win)
		if o.shell != nil {
			o.shell.place.check()
		}
	})
	if o.opt.Unlock == nil {
		o.fill(win)
	} else {
		o.ask(win)
	}
	o.failure = cmp.Or(showAndRun(win, o.letSay), o.failure)
}

// toolkitDrawing is the toolkit's variable for how windows are drawn (packaging/toolkit).
const toolkitDrawing = "FYNE_PAINTER"

// DrawBy says how windows are drawn that are made from now on: "software", "gl", or "" for whatever works. A toolkit as it comes
// knows the graphics card alone.
func DrawBy(how string) { _ = os.Setenv(toolkitDrawing, how) }

// drawnBySoftware tells whether a window is drawn without the graphics card; known is false where the toolkit has no choice.
func drawnBySoftware(win fyne.Window) (software, known bool) {
	w, known := win.(interface{ PaintedBySoftware() bool })
	return known && w.PaintedBySoftware(), known
}

// showAndRun shows a window and returns when it is closed. Where the system makes none, that is a failure at once: the toolkit
// as it comes would run on, and nobody would see the program.
func showAndRun(win fyne.Window, letSay func(bool)) error {
	win.Show()
	made := true
	if native, ok := win.(driver.NativeWindow); ok {
		native.RunNative(func(system any) {
			switch s := system.(type) {
			case driver.X11WindowContext:
				made = s.WindowHandle != 0
			case driver.WindowsWindowContext:
				made = s.HWND != 0
			}
		})
	}
	letSay(made)
	if !made {
		return &session.Failure{Doing: "window", Code: session.CodeNoGraphics}
	}
	fyne.CurrentApp().Run()
	return nil
}

// notInitialised is the code with which GLFW refuses everything where there is no display.
const notInitialised glfw.ErrorCode = 0x00010001

// noDisplay tells whether a panic says that there is no display to open a window on.
func noDisplay(bug *task.Bug) bool {
	if bug == nil {
		return false
	}
	var refused *glfw.Error
	return errors.As(bug, &refused) && refused.Code == notInitialised
}

// ask asks for the passphrase first.
func (o *opening) ask(win fyne.Window) {
	mode, scale := lookedLike(o.opt.Looks)
	dress(win, o.opt.Assets, mode, scale)
	p := newPassphrasePanel(win, o.opt.Unlock, o.opt.Tasks, func(s *session.Session, notKept error) {
		o.opt.Session = s
		o.fill(win)
		if o.shell != nil {
			o.shell.place.check()
		}
		if o.shell != nil && notKept != nil {
			o.shell.dialogs.Fail(notKept)
		}
	})
	p.show()
}

// fill makes the window as it looks while the packs are read.
func (o *opening) fill(win fyne.Window) {
	o.learn()
	s, err := prepareShell(win, o.opt)
	if err != nil {
		o.failure = err
		putFailure(win, say.Failure(err))
		return
	}
	o.shell = s
	win.Resize(s.place.size())
	s.place.put()
	if o.opt.Learn == nil {
		s.learned(nil)
	} else {
		s.frame.content.Add(waiting())
	}
}

// learn has the packs read beside the window.
func (o *opening) learn() {
	if o.opt.Learn == nil {
		return
	}
	relaxed := debug.SetGCPercent(startGarbage)
	work := func(ctx context.Context, _ task.Report) error { return cmp.Or(o.opt.Learn(), ctx.Err()) }
	o.opt.Tasks.Do(work, func(err error) {
		debug.SetGCPercent(relaxed)
		if o.shell == nil || errors.Is(err, context.Canceled) { // there is no window, or it was closed meanwhile
			return
		}
		o.failure = err
		o.shell.learned(err)
	})
}

func stop(background *task.Background) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	return background.Stop(ctx)
}

// learned begins once the packs are read, or shows why they could not be. They are read beside the making of the window,
// which takes as long; what the first screen shows depends on them.
func (s *Shell) learned(err error) {
	if err != nil {
		putFailure(s.win, say.Failure(err))
		return
	}
	s.frame.content.Objects = nil
	s.begin()
	s.win.SetCloseIntercept(s.quit)
}

// waiting is what the window shows until the packs are read.
func waiting() fyne.CanvasObject {
	name := canvas.NewText(say.T("一表"), theme.Color(look.ColorMuted))
	name.TextSize = theme.TextHeadingSize()
	return container.NewCenter(name)
}

// newApp makes the toolkit's application, with the program's icon on all its windows. It wants a folder for what it remembers, and does
// not make the one above it.
func newApp(assets fs.FS) fyne.App {
	if dir, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(dir, 0o700) // without it the toolkit remembers nothing, and says so
	}
	a := app.NewWithID(appID)
	if icons, err := fs.Sub(assets, "icons"); err == nil {
		if icon, err := look.LoadIcon(icons); err == nil {
			a.SetIcon(icon)
		}
	}
	return a
}

// messageWindow makes a small window in the look of the program; letSay is that of hush.
func messageWindow(assets fs.FS) (win fyne.Window, letSay func(bool)) {
	letSay = hush()
	speakOwnLanguage()
	win = newApp(assets).NewWindow(say.T("一表"))
	win.SetMaster()
	dress(win, assets, defaultMode(), 1)
	return win, letSay
}

// dress gives a window that shows a message or a question its look and size.
func dress(win fyne.Window, assets fs.FS, mode look.Mode, scale float32) {
	if fonts, err := loadFonts(assets); err == nil {
		fyne.CurrentApp().Settings().SetTheme(look.New(fonts, mode, scale))
	}
	win.Resize(fyne.NewSize(kit.Scaled(560), kit.Scaled(240)))
	win.CenterOnScreen()
}
