package base

import (
	"io"
	"io/fs"
	"os"

	"yibiao/app/session"
	"yibiao/app/session/sealing"
)

// Environment is what the program hands to the command line.
type Environment struct {
	Args     []string // without the program's own name
	In       io.Reader
	Out, Err io.Writer
	// Progress is where long jobs tell how far they are; nil for nowhere.
	Progress io.Writer
	Getenv   func(string) string
	Assets   fs.FS
	Version  string
	// Program is the path of the executable; "" when unknown. Portable vaults lie beside it.
	Program string
	// Settings is the program's own settings file, see SettingsFile; "" remembers nothing.
	Settings string
	// Window opens the window; nil when the build has none.
	Window func(Window) error
	// Draw says how the windows that are opened from now on are drawn, see Drawing; nil when the build has none.
	Draw func(how string)
	// ShowFailure shows a message when the window cannot be opened; nil: it is printed.
	ShowFailure func(text string)
	// Unheard: nobody can read what is printed, as after a double click on Windows; every failure is shown.
	Unheard bool
	// OfferRestore tells that the vault does not open and offers its backups; it gives the index of the chosen one, -1 for none.
	OfferRestore func(text string, backups []string) int
	// ShowCrash tells about a bug that has ended the window, and begins the program anew when the person wants that; the vault
	// is closed by then. nil: the message is printed.
	ShowCrash func(text string)
	// Secret asks for a passphrase in the terminal without showing it; nil where there is no terminal.
	Secret func(prompt string) (string, error)
	// BeginAnew starts the program once more, with further options: a program has one window, and none after it.
	BeginAnew func(options ...string)
}

// Window is what the window is opened with.
type Window struct {
	// Session is nil as long as Unlock has not opened it.
	Session *session.Session
	// Unlock opens an encrypted vault by what the window asks for; nil for any other.
	Unlock *sealing.Unlocking
	// Learn reads the packs, which the session still lacks: beside the window, so that it need not wait for them. It is
	// called once and before anything but settings is asked of the session.
	Learn func() error
	// Crash writes the crash file of a bug and gives the failure that tells about it.
	Crash func(bug any, stack []byte) error
	// Open are bundles to show at once, by their absolute paths.
	Open []string
	// CalledIn is the vault in which other starts of the program leave their calls.
	CalledIn string
	// DrawnBySoftware is what is kept of how windows are drawn.
	DrawnBySoftware bool
	// KeepDrawing keeps whether windows are drawn without the graphics card, from the next start on.
	KeepDrawing func(software bool) error
	// Looks is how the window looked last, and KeepLooks keeps it, for the window that asks for a passphrase.
	Looks     string
	KeepLooks func(looks string)
}

// Terminal gives the file when a person is looking at it, nil when it goes into a file or another program.
func Terminal(f *os.File) io.Writer {
	if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		return f
	}
	return nil
}
