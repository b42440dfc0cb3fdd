package gui

import (
	"context"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

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
	s, err := NewShell(win, opt)
	if err != nil {
		return err
	}
	win.Resize(s.windowSize())
	win.CenterOnScreen()
	win.SetCloseIntercept(s.quit)
	win.ShowAndRun()
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	return background.Stop(ctx)
}

// ShowFailure opens a window with nothing but a message, for when the program cannot begin.
func ShowFailure(text string, assets fs.FS) {
	speakOwnLanguage()
	a := app.NewWithID(appID)
	if fonts, err := loadFonts(assets); err == nil {
		a.Settings().SetTheme(look.New(fonts, defaultMode(), 1))
	}
	win := a.NewWindow(say.T("一表"))
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	button := widget.NewButton(say.T("关闭"), win.Close)
	button.Importance = widget.HighImportance
	win.SetContent(container.NewPadded(container.NewBorder(nil, container.NewHBox(button), nil, nil, container.NewVScroll(label))))
	win.Resize(fyne.NewSize(560, 240))
	win.CenterOnScreen()
	win.Canvas().Focus(button)
	win.ShowAndRun()
}
