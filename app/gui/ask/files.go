package ask

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/task"
)

// Chooser asks for files in a dialog of its own and waits for the answer, beside the window.
type Chooser interface {
	// Choose gives the chosen paths; none when the person gave up. ErrNoDialogs says that there are no such dialogs here.
	Choose(ctx context.Context, request page.FileRequest) ([]string, error)
}

// ErrNoDialogs says that the window has to ask by itself.
var ErrNoDialogs = errors.New("the desktop has no file dialogs")

// Settings that remember where files were chosen last: to be read, and to be written.
const (
	settingOpened = "folder.opened"
	settingSaved  = "folder.saved"
)

// Memory keeps settings of the program.
type Memory interface {
	Setting(name string) string
	Keep(name, value string)
}

// Files asks for files and folders: in the desktop's own dialogs, or in one of the window's own where there are none.
type Files struct {
	Window  fyne.Window
	Tasks   task.Runner
	Dialogs *Dialogs
	Memory  Memory
	Chooser Chooser // nil means the desktop's own dialogs
	// Client is the id of the client at hand, "" for none: each has folders of its own.
	Client func() string
	Now    func() time.Time // nil means time.Now
}

// Choose asks for files. While the dialog is open the window waits behind a note, so that nothing else is begun.
func (f *Files) Choose(request page.FileRequest, done func(paths []string)) {
	request.Folder = f.lastFolder(request)
	chooser := f.Chooser
	if chooser == nil {
		chooser = newNative(f.Window)
	}
	var paths []string
	var cancel func()
	note := f.Dialogs.Show(request.Title, kit.Sentence(say.T("请在打开的文件窗口里选择。")),
		page.Action{Text: say.T("取消"), Keep: true, Do: func() { cancel() }})
	cancel = func() {}
	work := func(ctx context.Context, _ task.Report) error {
		var err error
		paths, err = chooser.Choose(ctx, request)
		return err
	}
	cancel = f.Tasks.Do(work, func(err error) {
		note()
		switch {
		case errors.Is(err, ErrNoDialogs):
			f.chooseHere(request, func(paths []string) { f.chosen(request, paths, done) })
		case errors.Is(err, context.Canceled):
		case err != nil:
			f.Dialogs.Fail(err)
		case len(paths) > 0:
			f.chosen(request, paths, done)
		}
	})
}

// chosen remembers the folder and hands the paths over. A name to be saved gets the ending that it lacks; the dialog has
// asked about a file without it, so what stands there under the whole name is asked about here.
func (f *Files) chosen(request page.FileRequest, paths []string, done func(paths []string)) {
	f.keepFolder(request, paths[0])
	if request.Kind != page.AskSave {
		done(paths)
		return
	}
	whole := withEnding(paths[0], request.Types)
	if _, err := os.Lstat(whole); err != nil || whole == paths[0] {
		done([]string{whole})
		return
	}
	f.askReplace(request, whole, func() { done([]string{whole}) })
}

// askReplace asks before a file is written over.
func (f *Files) askReplace(request page.FileRequest, path string, then func()) {
	f.Dialogs.Confirm(request.Title, say.T("{name} 已经存在，要替换它吗？", "name", filepath.Base(path)), say.T("替换"), then)
}

// withEnding adds the first of the endings when path has none of them.
func withEnding(path string, endings []string) string {
	if len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
		return path
	}
	return path + endings[0]
}

// settingOf is the setting that remembers the folder for this kind of request, of the client at hand.
func (f *Files) settingOf(request page.FileRequest) string {
	name := settingOpened
	if request.Kind == page.AskSave {
		name = settingSaved
	}
	if f.Client != nil && f.Client() != "" {
		name += "." + f.Client()
	}
	return name
}

// lastFolder is the folder to begin in, if it is still there; "" leaves it to the dialog.
func (f *Files) lastFolder(request page.FileRequest) string {
	folder := request.Folder
	if folder == "" {
		folder = f.Memory.Setting(f.settingOf(request))
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// keepFolder remembers where path lies, or the folder that was asked for itself.
func (f *Files) keepFolder(request page.FileRequest, path string) {
	folder := path
	if request.Kind != page.AskFolder {
		folder = filepath.Dir(path)
	}
	if folder != f.Memory.Setting(f.settingOf(request)) {
		f.Memory.Keep(f.settingOf(request), folder)
	}
}
