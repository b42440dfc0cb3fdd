package gui

import (
	"context"
	"errors"
	"io/fs"
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
	win := a.NewWindow(say.T("一表"))
	win.SetMaster()
	win.SetPadded(false)
	s, err := prepareShell(win, opt)
	if err != nil {
		return err
	}
	win.Resize(s.windowSize())
	s.putPlace()
	a.Lifecycle().SetOnStarted(func() { ime.Follow(win); s.checkPlace() })
	var failure error
	s.learn(func(err error) { failure = err })
	win.ShowAndRun()
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	return errors.Join(failure, background.Stop(ctx))
}

// learn reads the packs beside the window and then begins. The window is open by then in most cases, and the screen it
// would show depends on them.
func (s *Shell) learn(failed func(error)) {
	begin := func() {
		s.begin()
		s.win.SetCloseIntercept(s.quit)
	}
	if s.opt.Learn == nil {
		begin()
		return
	}
	s.content.Add(s.waiting())
	s.opt.Tasks.Do(func(context.Context, task.Report) error { return s.opt.Learn() }, func(err error) {
		if err != nil {
			failed(err)
			putFailure(s.win, say.Failure(err))
			return
		}
		begin()
	})
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
