package gui

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"github.com/ncruces/zenity"

	"yibiao/app/say"
	"yibiao/app/screen"
	"yibiao/app/task"
)

// Chooser asks for files in a dialog of its own and waits for the answer, beside the window.
type Chooser interface {
	// Choose gives the chosen paths; none when the person gave up. errNoDialogs says that there are no such dialogs here.
	Choose(ctx context.Context, request screen.FileRequest) ([]string, error)
}

var errNoDialogs = errors.New("the desktop has no file dialogs")

// native are the desktop's own dialogs.
type native struct{}

func (native) Choose(ctx context.Context, r screen.FileRequest) ([]string, error) {
	options := []zenity.Option{zenity.Title(r.Title), zenity.Context(ctx), zenity.Modal()}
	if len(r.Types) > 0 {
		var patterns []string
		for _, t := range r.Types {
			patterns = append(patterns, "*"+t)
		}
		options = append(options, zenity.FileFilters{{Name: r.Title, Patterns: patterns, CaseFold: true}})
	}
	var one string
	var err error
	switch r.Kind {
	case screen.AskFiles:
		paths, err := zenity.SelectFileMultiple(options...)
		return paths, plainError(err)
	case screen.AskFolder:
		one, err = zenity.SelectFile(append(options, zenity.Directory())...)
	case screen.AskSave:
		one, err = zenity.SelectFileSave(append(options, zenity.Filename(r.Name), zenity.ConfirmOverwrite())...)
	default:
		one, err = zenity.SelectFile(options...)
	}
	if err != nil {
		return nil, plainError(err)
	}
	return []string{one}, nil
}

// plainError tells apart that the person gave up, that there are no dialogs, and the rest.
func plainError(err error) error {
	switch {
	case errors.Is(err, zenity.ErrCanceled):
		return nil
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, zenity.ErrUnsupported):
		return errNoDialogs
	}
	return err
}

// Choose asks for files. While the dialog is open the window waits behind a note, so that nothing else is begun.
func (s *Shell) Choose(request screen.FileRequest, done func(paths []string)) {
	chooser := s.opt.Chooser
	if chooser == nil {
		chooser = native{}
	}
	var paths []string
	var cancel func()
	note := s.Show(request.Title, wrapped(say.T("请在打开的文件窗口里选择。")),
		screen.Action{Text: say.T("取消"), Keep: true, Do: func() { cancel() }})
	cancel = func() {}
	work := func(ctx context.Context, _ task.Report) error {
		var err error
		paths, err = chooser.Choose(ctx, request)
		return err
	}
	cancel = s.opt.Tasks.Do(work, func(err error) {
		note()
		switch {
		case errors.Is(err, errNoDialogs):
			s.chooseHere(request, done)
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.Fail(err)
		case len(paths) > 0:
			done(paths)
		}
	})
}

// chooseHere asks with the toolkit's own dialogs.
func (s *Shell) chooseHere(request screen.FileRequest, done func(paths []string)) {
	size := s.win.Canvas().Size()
	size = fyne.NewSize(size.Width*0.8, size.Height*0.85)
	take := func(u fyne.URI) { done([]string{filepath.FromSlash(u.Path())}) }
	switch request.Kind {
	case screen.AskFolder:
		d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if u != nil && err == nil {
				take(u)
			}
		}, s.win)
		d.SetConfirmText(say.T("选定"))
		d.SetDismissText(say.T("取消"))
		d.Show()
		d.Resize(size) // only after Show: before, the dialog has no parts
	case screen.AskSave:
		d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
			if w != nil && err == nil {
				w.Close()
				take(w.URI())
			}
		}, s.win)
		d.SetFileName(request.Name)
		d.SetConfirmText(say.T("保存"))
		d.SetDismissText(say.T("取消"))
		d.Show()
		d.Resize(size) // only after Show: before, the dialog has no parts
	default:
		d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if r != nil && err == nil {
				r.Close()
				take(r.URI())
			}
		}, s.win)
		if len(request.Types) > 0 {
			d.SetFilter(storage.NewExtensionFileFilter(request.Types))
		}
		d.SetConfirmText(say.T("选定"))
		d.SetDismissText(say.T("取消"))
		d.Show()
		d.Resize(size) // only after Show: before, the dialog has no parts
	}
}
