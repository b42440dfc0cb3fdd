package gui

import (
	"errors"
	"image/color"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/task"
)

// openDialog is a dialog that is open; escape is what its Escape key does.
type openDialog struct {
	dialog  *dialog.CustomDialog
	escape  func()
	focused fyne.Focusable // had the keyboard before
}

// Show opens a dialog with buttons. Escape does what the first button does.
func (s *Shell) Show(title string, content fyne.CanvasObject, actions ...page.Action) (closeDialog func()) {
	d := &openDialog{dialog: dialog.NewCustomWithoutButtons(title, withFoot(content), s.win), focused: s.win.Canvas().Focused()}
	closed := false
	closeDialog = func() {
		if !closed {
			closed = true
			s.forget(d)
			d.dialog.Hide()
		}
	}
	var buttons []fyne.CanvasObject
	var main fyne.Focusable
	for i, a := range actions {
		do := func() {
			if !a.Keep {
				closeDialog()
			}
			if a.Do != nil {
				a.Do()
			}
		}
		b := kit.NewDialogButton(a.Text, a.Main, do)
		buttons = append(buttons, b)
		if i == 0 {
			d.escape = do
		}
		if a.Main || main == nil {
			main = b
		}
	}
	d.dialog.SetButtons(buttons)
	s.dialogs = append(s.dialogs, d)
	d.dialog.Show()
	if main != nil {
		s.win.Canvas().Focus(main)
	}
	return closeDialog
}

// withFoot keeps the buttons at a distance from the content.
func withFoot(content fyne.CanvasObject) fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(0, theme.InnerPadding()))
	return container.NewBorder(nil, gap, nil, nil, content)
}

func (s *Shell) forget(d *openDialog) {
	for i, open := range s.dialogs {
		if open == d {
			s.dialogs = append(s.dialogs[:i:i], s.dialogs[i+1:]...)
		}
	}
}

// Fail tells about a failure; the details for whoever helps can be copied.
func (s *Shell) Fail(err error) {
	var bug *task.Bug
	if errors.As(err, &bug) {
		err = recorded(s.opt, bug)
	}
	text := widget.NewLabel(say.Failure(err))
	text.Wrapping = fyne.TextWrapBreak
	icon := widget.NewIcon(theme.NewWarningThemedResource(theme.WarningIcon()))
	content := container.NewBorder(nil, nil, icon, nil, text)
	s.Show(say.T("没有完成"), container.New(&dialogWidth{480}, content),
		page.Action{Text: say.T("知道了"), Main: true},
		page.Action{Text: say.T("复制详情"), Keep: true, Do: func() {
			fyne.CurrentApp().Clipboard().SetContent(say.Failure(err) + "\n" + err.Error())
			s.Tell(say.T("详情已复制。"))
		}})
}

// Confirm asks before something grave.
func (s *Shell) Confirm(title, text, yes string, then func()) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	s.Show(title, container.New(&dialogWidth{440}, label),
		page.Action{Text: say.T("取消"), Main: true}, page.Action{Text: yes, Do: then})
}

// Open shows a file or folder in the program that the desktop has for it.
func (s *Shell) Open(path string) {
	open := s.opt.Opener
	if open == nil {
		open = openOnDesktop
	}
	if err := open(path); err != nil {
		label := widget.NewLabel(path)
		label.Wrapping, label.Selectable = fyne.TextWrapBreak, true
		s.Show(say.T("打不开，请自己到这里找"), container.New(&dialogWidth{480}, label), page.Action{Text: say.T("知道了"), Main: true})
	}
}

func openOnDesktop(path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	slashed := filepath.ToSlash(absolute)
	if slashed[0] != '/' {
		slashed = "/" + slashed
	}
	return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: slashed})
}

// dialogWidth gives a text that wraps its width, and then the height that this makes.
type dialogWidth struct{ width float32 }

func (d *dialogWidth) wide() float32 { return d.width * theme.TextSize() / 14 }

// MinSize is the size of the text at its width.
func (d *dialogWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	objects[0].Resize(fyne.NewSize(d.wide(), objects[0].MinSize().Height))
	return fyne.NewSize(d.wide(), objects[0].MinSize().Height)
}

// Layout fills the room.
func (d *dialogWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
}
