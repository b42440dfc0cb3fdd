// Package cli is the command line: one file per command, text for people and JSON for programs, the same sentences
// as the window. Nothing here writes to the vault but through app/session.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
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
	// Window opens the window; nil when the build has none.
	Window func(Window) error
	// ShowFailure shows a message when the window cannot be opened; nil: it is printed.
	ShowFailure func(text string)
	// OfferRestore tells that the vault does not open and offers its backups; it gives the index of the chosen one, -1 for none.
	OfferRestore func(text string, backups []string) int
	// ShowCrash tells about a bug that has ended the window, and begins the program anew when the person wants that; the vault
	// is closed by then. nil: the message is printed.
	ShowCrash func(text string)
	// Robot drives the screens and paints them; nil when the build has no window.
	Robot func(RobotOptions) error
}

// Window is what the window is opened with.
type Window struct {
	Session *session.Session
	// Learn reads the packs, which the session still lacks: beside the window, so that it need not wait for them. It is
	// called once and before anything but settings is asked of the session.
	Learn func() error
	// Crash writes the crash file of a bug and gives the failure that tells about it.
	Crash func(bug any, stack []byte) error
	// Open is a bundle to show at once; "" for none.
	Open string
}

// program is one run of the command line.
type program struct {
	env  Environment
	root *cobra.Command

	vault, packs, lang string
	json               bool
	library            *forms.Library
	session            *session.Session
}

// Main runs the command line and gives the program's exit code; see ExitOK and its neighbours.
// It opens the window when the arguments name no command.
func Main(ctx context.Context, env Environment) (code int) {
	if env.Args == nil {
		env.Args = []string{}
	}
	p := &program{env: env}
	if err := say.Use(p.language(), env.Assets); err != nil {
		p.fail(&session.Failure{Doing: "start", Code: "no-language", Args: map[string]string{"lang": p.language()}, Err: err})
		return ExitUsage
	}
	defer func() {
		if bug := recover(); bug != nil {
			p.fail(p.crash(bug, debug.Stack()))
			code = ExitFailure
		}
	}()
	defer p.close()
	p.root = p.rootCommand()
	p.root.SetArgs(env.Args)
	err := p.root.ExecuteContext(ctx)
	if err == nil {
		return ExitOK
	}
	var found foundSomething
	if !errors.As(err, &found) {
		p.fail(err)
	}
	return exitCode(err)
}

// language is chosen before the commands are made, since their help is in that language: --lang, then the locale.
func (p *program) language() string {
	for i, arg := range p.env.Args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(p.env.Args) {
			return p.env.Args[i+1]
		}
		if arg == "--" {
			break
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := p.env.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "en") {
				return say.English
			}
			break
		}
	}
	return say.Chinese
}

// now gives the program's clock. YIBIAO_NOW (2006-01-02T15:04:05Z07:00 or 2006-01-02) stops it, for tests.
func (p *program) now() time.Time {
	text := p.env.Getenv("YIBIAO_NOW")
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return time.Now()
}

// open opens the vault, once.
func (p *program) open() (*session.Session, error) {
	if p.session != nil {
		return p.session, nil
	}
	library, err := p.readLibrary()
	if err != nil {
		return nil, err
	}
	return p.openWith(library)
}

// openWith opens the vault; without a library it knows no packs yet. A vault that lies where nothing can be written is opened
// for looking only, and that is said: whatever would write then tells why it cannot.
func (p *program) openWith(library *forms.Library) (*session.Session, error) {
	opt := session.Options{
		Vault: p.vaultDir(), Library: library, Version: p.env.Version, Now: p.now, Cache: cacheDir(), Fonts: p.fonts(), Words: say.Report{},
	}
	s, err := session.Open(opt)
	if session.CodeOf(err) == "read-only" {
		opt.ReadOnly = true
		looking, lookErr := session.Open(opt)
		if lookErr != nil {
			return nil, err // nothing is there to look at: why is told by the first try
		}
		s, err = looking, nil
		fmt.Fprintln(p.env.Err, say.LookingOnly(opt.Vault))
	}
	p.session = s
	return s, err
}

// fonts are those of the program, for pages whose own fonts are missing; nil when it has none.
func (p *program) fonts() fs.FS {
	if p.env.Assets == nil {
		return nil
	}
	fonts, err := fs.Sub(p.env.Assets, "fonts")
	if err != nil {
		return nil
	}
	return fonts
}

func (p *program) close() {
	if p.session == nil {
		return
	}
	err := p.session.Close()
	p.session = nil
	if err != nil {
		p.fail(err)
	}
}

// refuse makes a failure of the command line's own, with name/value pairs.
func refuse(doing, code string, pairs ...string) *session.Failure {
	f := &session.Failure{Doing: doing, Code: code, Args: map[string]string{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Args[pairs[i]] = pairs[i+1]
	}
	return f
}

// Terminal gives the file when a person is looking at it, nil when it goes into a file or another program.
func Terminal(f *os.File) io.Writer {
	if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		return f
	}
	return nil
}
