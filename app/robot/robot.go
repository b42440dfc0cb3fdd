// Package robot works the real screens as a person would, without a display: it presses what shows a word, types,
// drops files and looks. It makes the pictures of the README, and its runs are tests of the whole program.
package robot

import (
	"context"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/gui"
	"yibiao/app/gui/ask"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// Size of the window on the pictures: the smallest screen that offices still have.
const (
	Width  = 1366
	Height = 768
)

// Robot is a program in a window that nobody sees. It belongs to one goroutine, and only one may exist at a time: the
// toolkit has one application.
type Robot struct {
	Session *session.Session
	Shell   *gui.Shell
	Files   *Answers // what the file dialogs will say
	// Clicks and Keys count what a person would have pressed.
	Clicks, Keys int
	Opened       []string // what would have been shown in other programs
	Clock        *task.HandClock

	win   fyne.Window
	out   string
	count int
	bad   []error // lines of the pictures that begin or end with a wrong sign
}

// Options say what a robot works on.
type Options struct {
	Assets  fs.FS
	Library *forms.Library // nil: read from the packs of Assets
	Vault   string         // folder of the vault; created
	// VaultName is what the status bar calls the vault; "" means its path.
	VaultName string
	Out       string  // folder for pictures; "" makes none
	Scale     float32 // of the screen; 0 means 1
	// Fresh leaves the first questions of a new vault to be answered; otherwise the desk of a firm was chosen.
	Fresh bool
	Now   func() time.Time
	NewID func() string
	Tasks task.Runner // of slow work; nil: at once
	Cache string      // folder for the compiled PDF engine; "" is that of the user's own program
}

// Answers are the answers to the file dialogs, in the order in which they will be asked. Each is a list of paths; an
// empty list gives up.
type Answers struct {
	Next [][]string
	Here bool // the window asks in a dialog of its own, as where the desktop has none, and Next is not used
}

// Choose answers a question for files with the next of the answers that were prepared.
func (a *Answers) Choose(context.Context, page.FileRequest) ([]string, error) {
	if a.Here {
		return nil, ask.ErrNoDialogs
	}
	if len(a.Next) == 0 {
		return nil, fmt.Errorf("a file dialog was opened and no answer was prepared")
	}
	answer := a.Next[0]
	a.Next = a.Next[1:]
	return answer, nil
}

// Start opens the program on a vault.
func Start(o Options) (*Robot, error) {
	library := o.Library
	if library == nil {
		packs, err := fs.Sub(o.Assets, "packs")
		if err != nil {
			return nil, fmt.Errorf("opening the packs: %w", err)
		}
		if library, err = loading.ReadLibrary(packs); err != nil {
			return nil, fmt.Errorf("reading the packs: %w", err)
		}
	}
	fonts, err := fs.Sub(o.Assets, "fonts")
	if err != nil {
		return nil, fmt.Errorf("opening the fonts: %w", err)
	}
	if o.Cache == "" {
		if home, err := os.UserCacheDir(); err == nil {
			o.Cache = filepath.Join(home, "yibiao", "pdf")
		}
	}
	s, err := session.Open(session.Options{Vault: o.Vault, Library: library, Version: "robot", Now: o.Now, NewID: o.NewID, Cache: o.Cache, Fonts: fonts, Words: say.Report{}})
	if err != nil {
		return nil, err
	}
	if !o.Fresh {
		if err := page.SetDesk(s, page.DeskFirm); err != nil {
			return nil, err
		}
	}
	if o.Tasks == nil {
		o.Tasks = task.Inline()
	}
	r := &Robot{Session: s, Files: &Answers{}, Clock: task.NewHandClock(s.Now()), out: o.Out}
	test.NewApp()
	r.win = test.NewWindow(nil)
	r.win.SetPadded(false)
	r.Shell, err = gui.NewShell(r.win, gui.Options{
		Session: s, Assets: o.Assets, Version: "robot", VaultName: o.VaultName, Tasks: o.Tasks, Clock: r.Clock, Chooser: r.Files,
		Opener: func(path string) error { r.Opened = append(r.Opened, path); return nil },
	})
	if err != nil {
		return nil, err
	}
	scale := o.Scale
	if scale <= 0 {
		scale = 1
	}
	if c, ok := r.win.Canvas().(interface{ SetScale(float32) }); ok {
		c.SetScale(scale)
	}
	r.win.Resize(fyne.NewSize(Width/scale, Height/scale))
	return r, nil
}

// Close closes the window and the vault.
func (r *Robot) Close() error {
	r.Shell.Close()
	r.win.Close()
	return r.Session.Close()
}

// Settle lays everything out again: texts that wrap know their height only once they have been given their width. The
// real window does this before each picture.
func (r *Robot) Settle() {
	r.Clock.Advance(0)
	size := r.win.Canvas().Size()
	for range 3 {
		r.win.Resize(size.AddWidthHeight(0, 1))
		r.win.Resize(size)
	}
}

// Picture writes what is in the window as <number>-<name>.png; without a folder it does nothing.
func (r *Robot) Picture(name string) error {
	if r.out == "" {
		return nil
	}
	r.Settle()
	for _, line := range r.BadLines() {
		r.bad = append(r.bad, fmt.Errorf("%s: %s", name, line))
	}
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return fmt.Errorf("making the folder for pictures: %w", err)
	}
	r.count++
	file, err := os.Create(filepath.Join(r.out, fmt.Sprintf("%02d-%s.png", r.count, name)))
	if err != nil {
		return fmt.Errorf("writing a picture: %w", err)
	}
	err = png.Encode(file, r.win.Canvas().Capture())
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}
