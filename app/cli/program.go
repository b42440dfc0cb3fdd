package cli

import (
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// program is one run of the command line.
type program struct {
	env  Environment
	root *cobra.Command

	vault, packs, lang string
	json               bool
	library            *forms.Library
	session            *session.Session
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

// today is the calendar day of the program's clock, at midnight UTC.
func (p *program) today() time.Time {
	y, m, d := p.now().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// vaultOptions are those of looking at the vault without packs.
func (p *program) vaultOptions() session.Options {
	return session.Options{Vault: p.vaultDir(), Version: p.env.Version, Now: p.now}
}
