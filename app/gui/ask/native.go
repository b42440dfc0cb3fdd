package ask

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"

	"yibiao/app/page"
	"yibiao/app/say"
)

// native are the desktop's own dialogs: those of Windows and macOS, and on other desktops what zenity, its relatives or
// kdialog show. They stand over the window and keep it from being used.
type native struct {
	window any // its handle or id, as zenity wants it; nil when the system has none
	kde    bool
}

func newNative(win fyne.Window) native {
	n := native{kde: strings.Contains(os.Getenv("XDG_CURRENT_DESKTOP"), "KDE")}
	if w, ok := win.(driver.NativeWindow); ok {
		w.RunNative(func(context any) {
			switch of := context.(type) {
			case driver.WindowsWindowContext:
				n.window = of.HWND
			case driver.X11WindowContext:
				n.window = int(of.WindowHandle)
			}
		})
	}
	return n
}

// Choose asks with the dialogs of the desktop, KDE's own where that is the desktop.
func (n native) Choose(ctx context.Context, r page.FileRequest) ([]string, error) {
	dialogs := []func(context.Context, page.FileRequest) ([]string, error){n.zenity, n.kdialog}
	if n.kde {
		dialogs[0], dialogs[1] = dialogs[1], dialogs[0]
	}
	paths, err := dialogs[0](ctx, r)
	if errors.Is(err, ErrNoDialogs) {
		paths, err = dialogs[1](ctx, r)
	}
	return paths, err
}

func (n native) zenity(ctx context.Context, r page.FileRequest) ([]string, error) {
	options := []zenity.Option{zenity.Title(r.Title), zenity.Context(ctx), zenity.Modal()}
	if n.window != nil {
		options = append(options, zenity.Attach(n.window))
	}
	if begin := beginAt(r); begin != "" {
		options = append(options, zenity.Filename(begin))
	}
	if len(r.Types) > 0 {
		options = append(options, zenity.FileFilters{{Name: typeNames(r.Types), Patterns: patterns(r.Types), CaseFold: true}})
	}
	var one string
	var err error
	switch r.Kind {
	case page.AskFiles:
		paths, err := zenity.SelectFileMultiple(options...)
		return paths, plainError(err)
	case page.AskFolder:
		one, err = zenity.SelectFile(append(options, zenity.Directory())...)
	case page.AskSave:
		one, err = zenity.SelectFileSave(append(options, zenity.ConfirmOverwrite())...)
	default:
		one, err = zenity.SelectFile(options...)
	}
	if err != nil || one == "" {
		return nil, plainError(err)
	}
	return []string{one}, nil
}

// beginAt is the path to begin with: the folder, ending in a separator so that it is taken for one, and for a file to be
// written its name.
func beginAt(r page.FileRequest) string {
	folder := r.Folder
	if folder != "" && !os.IsPathSeparator(folder[len(folder)-1]) {
		folder += string(filepath.Separator)
	}
	if r.Kind == page.AskSave {
		return folder + r.Name
	}
	return folder
}

func patterns(types []string) []string {
	var out []string
	for _, t := range types {
		out = append(out, "*"+t)
	}
	return out
}

// typeNames names the kinds of files in the dialog's list: .docx、.pdf 文件.
func typeNames(types []string) string {
	return say.T("{types} 文件", "types", strings.Join(types, " "))
}

// plainError tells apart that the person gave up, that there are no dialogs that work, and the rest.
func plainError(err error) error {
	var ended *exec.ExitError
	switch {
	case errors.Is(err, zenity.ErrCanceled):
		return nil
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, zenity.ErrUnsupported), errors.As(err, &ended):
		return ErrNoDialogs
	}
	return err
}
