package task

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/fsnotify/fsnotify"
)

// Watch calls changed, on the Fyne goroutine, whenever a file may have come or have become another, until the program ends. The folder
// must be there. Failures: the system does not tell of changes in it.
func Watch(path string, changed func()) error {
	_, err := watch(path, changed, fyne.Do)
	return err
}

func watch(path string, changed func(), post func(func())) (end func() error, err error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := w.Add(filepath.Dir(path)); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	go func() {
		for {
			select {
			case e, open := <-w.Events:
				if !open {
					return
				}
				if tells(e, path) {
					post(changed)
				}
			case _, open := <-w.Errors:
				if !open {
					return
				}
				post(changed) // what has happened meanwhile is not known
			}
		}
	}()
	return w.Close, nil
}

// tells is whether an event is of the file and may have left one there.
func tells(e fsnotify.Event, path string) bool {
	return filepath.Base(e.Name) == filepath.Base(path) && e.Op&(fsnotify.Create|fsnotify.Write|fsnotify.Rename) != 0
}
