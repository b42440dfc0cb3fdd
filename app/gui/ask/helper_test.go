package ask

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/page"
	"yibiao/app/task"
)

// standing is a window that asks, without a program behind it.
type standing struct {
	win     fyne.Window
	dialogs *Dialogs
	files   *Files
}

// memory keeps settings.
type memory map[string]string

func (m memory) Setting(name string) string { return m[name] }

func (m memory) Keep(name, value string) { m[name] = value }

// chooserFunc is a file dialog.
type chooserFunc func() ([]string, error)

func (f chooserFunc) Choose(context.Context, page.FileRequest) ([]string, error) { return f() }

// stand opens the window; Escape does what it does in the program's.
func stand(t *testing.T, chooser Chooser) *standing {
	t.Helper()
	test.NewTempApp(t)
	s := &standing{win: test.NewTempWindow(t, widget.NewLabel(""))}
	s.win.Resize(fyne.NewSize(1100, 700))
	s.win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			s.dialogs.Escape()
		}
	})
	s.dialogs = &Dialogs{Window: s.win, Tell: func(string) {}}
	s.files = &Files{Window: s.win, Tasks: task.Inline(), Dialogs: s.dialogs, Memory: memory{}, Chooser: chooser}
	return s
}
