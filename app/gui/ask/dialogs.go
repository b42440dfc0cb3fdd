// Package ask asks the person: in dialogs over the window, and for files and folders.
package ask

import (
	"errors"
	"image/color"
	"io/fs"
	"net/url"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/outside"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
)

// Dialogs ask the person, each over the window.
type Dialogs struct {
	Window fyne.Window
	Record func(*task.Bug) error // records a bug and gives the failure that tells about it
	Tell   func(string)          // shows a message in the status bar
	// Looking gives why nothing can be changed in the vault, as a sentence; "" where it can. Nil is never.
	Looking func() string
	Opener  func(path string) error // shows a file or folder in another program; nil means the desktop's choice

	open []*openDialog // the innermost last
}

// openDialog is a dialog that is open; escape is what its Escape key does.
type openDialog struct {
	dialog  *dialog.CustomDialog
	title   string
	content fyne.CanvasObject
	before  map[box]string // what stood in its boxes when it opened

	escape func()
	enter  func() // what the Enter key does where nothing in the dialog has the keyboard
	asks   bool   // it can be given up, so it is a question
	works  bool   // what runs behind it can be stopped
}

// Show opens a dialog with buttons. Escape does what the first button does that only closes it: nobody deletes, or begins anything,
// by Escape. Where every button does something, it is the first that closes it too; where none does, Escape closes it. A button may be
// the one that Escapes.
func (d *Dialogs) Show(title string, content fyne.CanvasObject, actions ...page.Action) (closeDialog func()) {
	o := &openDialog{dialog: dialog.NewCustomWithoutButtons(title, withFoot(content), d.Window), title: title, content: content, before: map[box]string{}}
	boxes(content, func(b box) { o.before[b] = b.Typed() })
	closed, harmless := false, false
	closeDialog = func() {
		if !closed {
			closed = true
			d.forget(o)
			o.dialog.Hide()
		}
	}
	var buttons []fyne.CanvasObject
	var main fyne.Focusable
	for _, a := range actions {
		do := func() {
			if !a.Keep {
				closeDialog()
			}
			if a.Do != nil {
				a.Do()
				kit.LetGo(d.Window.Canvas())
			}
		}
		b := kit.NewDialogButton(a.Text, a.Main, do)
		buttons = append(buttons, b)
		gives := a.Text == say.T("取消")
		o.asks, o.works = o.asks || gives && !a.Keep, o.works || gives && a.Keep
		closes := a.Do == nil && !a.Keep
		if o.escape == nil && !a.Keep || closes && !harmless || a.Escapes {
			o.escape = do
		}
		harmless = harmless || closes || a.Escapes
		if a.Main || main == nil {
			main, o.enter = b, do
		}
	}
	if o.escape == nil {
		o.escape = closeDialog
	}
	o.dialog.SetButtons(buttons)
	d.open = append(d.open, o)
	o.dialog.Show()
	if main != nil {
		d.Window.Canvas().Focus(main)
	}
	return closeDialog
}

// withFoot keeps the buttons at a distance from the content.
func withFoot(content fyne.CanvasObject) fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(0, theme.InnerPadding()))
	return container.NewBorder(nil, gap, nil, nil, content)
}

func (d *Dialogs) forget(closed *openDialog) {
	for i, o := range d.open {
		if o == closed {
			d.open = append(d.open[:i:i], d.open[i+1:]...)
		}
	}
}

// Depth is how many dialogs are open, one over the other.
func (d *Dialogs) Depth() int { return len(d.open) }

// Cancellable tells whether a question is open that can be given up.
func (d *Dialogs) Cancellable() bool {
	return slices.ContainsFunc(d.open, func(o *openDialog) bool { return o.asks })
}

// Working is the title of the dialog behind which something runs that can be stopped; "" for none.
func (d *Dialogs) Working() string {
	for _, o := range d.open {
		if o.works {
			return o.title
		}
	}
	return ""
}

// Asking tells whether a dialog or menu is open, which then has the keyboard.
func (d *Dialogs) Asking() bool { return d.Window.Canvas().Overlays().Top() != nil }

// Escape does what Escape does to the innermost dialog, or to what else lies over the window; false when nothing does.
func (d *Dialogs) Escape() bool {
	if len(d.open) > 0 {
		d.open[len(d.open)-1].escape()
		return true
	}
	return d.closeTop()
}

// Enter does what the main button of the innermost dialog does; false when none is open.
func (d *Dialogs) Enter() bool {
	if len(d.open) > 0 && d.open[len(d.open)-1].enter != nil {
		d.open[len(d.open)-1].enter()
		return true
	}
	return false
}

// closeTop puts away what lies over the window, a list or a calendar, and tells whether there was anything. To hide it would
// not do: what is hidden and still lies there takes every press.
func (d *Dialogs) closeTop() bool {
	overlays := d.Window.Canvas().Overlays()
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

// ClearAway closes lists and calendars that belong to the screen that goes.
func (d *Dialogs) ClearAway() {
	overlays := d.Window.Canvas().Overlays()
	for top := overlays.Top(); top != nil && len(d.open) == 0; top = overlays.Top() {
		overlays.Remove(top)
	}
}

// Fail tells about a failure; the details for whoever helps can be copied.
func (d *Dialogs) Fail(err error) {
	var bug *task.Bug
	if errors.As(err, &bug) {
		err = d.Record(bug)
	}
	text := widget.NewLabel(d.failure(err))
	text.Wrapping = fyne.TextWrapBreak
	icon := widget.NewIcon(theme.NewWarningThemedResource(theme.WarningIcon()))
	content := container.NewBorder(nil, nil, icon, nil, text)
	d.Show(say.T("没有完成"), kit.AtWidth(480, content),
		page.Action{Text: say.T("知道了"), Main: true},
		page.Action{Text: say.T("复制详情"), Keep: true, Do: func() {
			fyne.CurrentApp().Clipboard().SetContent(say.Failure(err) + "\n" + err.Error())
			d.Tell(say.T("详情已复制。"))
		}})
}

// failure is what is said of a failure: where the vault can only be looked at, that is why nothing is written.
func (d *Dialogs) failure(err error) string {
	if session.CodeOf(err) == session.CodeReadOnly && d.Looking != nil {
		if why := d.Looking(); why != "" {
			return why + say.T("这一步没有做。")
		}
	}
	return say.Failure(err)
}

// Confirm asks before something grave.
func (d *Dialogs) Confirm(title, text, yes string, then func()) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	d.Show(title, kit.AtWidth(440, label),
		page.Action{Text: say.T("取消"), Main: true}, page.Action{Text: yes, Do: then})
}

// Open shows a file or folder in the program that the desktop has for it.
func (d *Dialogs) Open(path string) {
	open := d.Opener
	if open == nil {
		open = openOnDesktop
	}
	d.unopened(path, open(path))
}

// Reveal shows where a file or folder lies.
func (d *Dialogs) Reveal(path string) {
	reveal := d.Opener
	if reveal == nil {
		reveal = revealOnDesktop
	} else {
		path = filepath.Dir(path)
	}
	d.unopened(path, reveal(path))
}

// unopened tells where a file lies that another program did not take, and why where that is known.
func (d *Dialogs) unopened(path string, err error) {
	if err == nil {
		return
	}
	label := widget.NewLabel(path)
	label.Wrapping, label.Selectable = fyne.TextWrapBreak, true
	title := say.T("打不开，请自己到这里找")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		title = say.T("文件不在这里了")
	case errors.Is(err, outside.ErrNoProgram):
		title = say.T("本机没有能打开它的程序（.docx 要装 WPS 或 Word）；文件在这里")
	}
	d.Show(title, kit.AtWidth(480, label), page.Action{Text: say.T("知道了"), Main: true})
}

// revealOnDesktop shows the folder of a file, with the file chosen where the system has a way for that.
func revealOnDesktop(path string) error {
	if err := outside.Reveal(path); !errors.Is(err, outside.ErrNotHere) {
		return err
	}
	return openOnDesktop(filepath.Dir(path))
}

func openOnDesktop(path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := outside.Open(absolute); !errors.Is(err, outside.ErrNotHere) {
		return err
	}
	slashed := filepath.ToSlash(absolute)
	if slashed[0] != '/' {
		slashed = "/" + slashed
	}
	return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: slashed})
}
