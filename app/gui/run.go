package gui

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/ime"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/task"
)

// appID is the name under which the desktop knows the program.
const appID = "cn.yibiao.desktop"

// stopTime is how long closing waits for work that was told to stop.
const stopTime = 3 * time.Second

// startGarbage is how much garbage may pile up until the first screen stands, in percent of what is in use: nearly all
// that reading the packs leaves behind goes at once, and collecting it meanwhile would take its time from the painting.
const startGarbage = 400

// Run opens the window and returns when it is closed. It must be called on the main goroutine.
func Run(opt Options) error {
	speakOwnLanguage()
	a := app.NewWithID(appID)
	if icons, err := fs.Sub(opt.Assets, "icons"); err == nil {
		if icon, err := look.LoadIcon(icons); err == nil {
			a.SetIcon(icon)
		}
	}
	background := task.New()
	if opt.Tasks == nil {
		opt.Tasks = background
	}
	var s *Shell
	var failure error
	if opt.Learn != nil {
		relaxed := debug.SetGCPercent(startGarbage)
		learn := func(ctx context.Context, _ task.Report) error { return cmp.Or(opt.Learn(), ctx.Err()) }
		opt.Tasks.Do(learn, func(err error) {
			debug.SetGCPercent(relaxed)
			if s == nil || errors.Is(err, context.Canceled) { // there is no window, or it was closed meanwhile
				return
			}
			failure = err
			s.learned(err)
		})
	}
	win := a.NewWindow(say.T("一表"))
	win.SetMaster()
	win.SetPadded(false)
	s, err := prepareShell(win, opt)
	if err != nil {
		putFailure(win, say.Failure(err))
		win.ShowAndRun()
		return cmp.Or(err, stop(background))
	}
	win.Resize(s.windowSize())
	s.putPlace()
	a.Lifecycle().SetOnStarted(func() { ime.Follow(win); s.checkPlace() })
	if opt.Learn == nil {
		s.learned(nil)
	} else {
		s.content.Add(s.waiting())
	}
	win.ShowAndRun()
	err = stop(background) // before failure is looked at, which it sets
	return cmp.Or(failure, err)
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
	s.content.Objects = nil
	s.begin()
	s.win.SetCloseIntercept(s.quit)
}

// waiting is what the window shows until the packs are read.
func (s *Shell) waiting() fyne.CanvasObject {
	name := canvas.NewText(say.T("一表"), theme.Color(look.ColorMuted))
	name.TextSize = theme.TextHeadingSize()
	return container.NewCenter(name)
}

// ShowFailure opens a window with nothing but a message, for when the program cannot begin. It does nothing when there
// was a window already, which has shown the message then.
func ShowFailure(text string, assets fs.FS) {
	if fyne.CurrentApp() != nil {
		return
	}
	speakOwnLanguage()
	a := app.NewWithID(appID)
	if fonts, err := loadFonts(assets); err == nil {
		a.Settings().SetTheme(look.New(fonts, defaultMode(), 1))
	}
	win := a.NewWindow(say.T("一表"))
	putFailure(win, text)
	win.Resize(fyne.NewSize(560, 240))
	win.CenterOnScreen()
	win.ShowAndRun()
}

// putFailure fills the window with a message and a button that closes it.
func putFailure(win fyne.Window, text string) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	button := widget.NewButton(say.T("关闭"), win.Close)
	button.Importance = widget.HighImportance
	win.SetContent(container.NewPadded(container.NewBorder(nil, container.NewHBox(button), nil, nil, container.NewVScroll(label))))
	win.Canvas().Focus(button)
}
