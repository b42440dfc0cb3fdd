// Package base is what the commands share: one run of the command line, its vault, its page of text, its failures.
package base

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/guard"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/forms"
)

// Program is one run of the command line.
type Program struct {
	Env  Environment
	Root *cobra.Command

	Vault, Packs, Lang string
	JSON               bool
	Reveal             bool // identity numbers and bank accounts are shown whole
	PassphraseFile     string
	AskPassphrase      bool     // it is asked for, whatever this computer remembers
	OfClient           string   // whose dossier a title means; "" where the title alone says
	NewVault           bool     // a new vault may begin where one was closed before
	Use                VaultUse // what this run does with the vault, where that is not what its command says
	passing            string   // the folder of a vault of this run alone, where nothing is to begin; "" for none
	OwnVault           bool     // it is one of the program's own, as that of the demo: nothing is said or remembered of it
	library            *forms.Library
	Key                *sealed.Key // of an encrypted vault, once it is unlocked
	Session            *session.Session
	shown              bool // a failure was shown in a window of its own
}

// Language is chosen before the commands are made, since their help is in that language: --lang, then the locale.
func (p *Program) Language() string {
	for i, arg := range p.Env.Args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(p.Env.Args) {
			return p.Env.Args[i+1]
		}
		if arg == "--" {
			break
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := p.Env.Getenv(name); locale != "" {
			if strings.HasPrefix(locale, "en") {
				return say.English
			}
			break
		}
	}
	return say.Chinese
}

// Now gives the program's clock. YIBIAO_NOW (2006-01-02T15:04:05Z07:00 or 2006-01-02) stops it, for tests.
func (p *Program) Now() time.Time {
	text := p.Env.Getenv("YIBIAO_NOW")
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t
		}
	}
	return time.Now()
}

// Open opens the vault, once. Failures: those of ReadLibrary and OpenWith.
func (p *Program) Open() (*session.Session, error) {
	if p.Session != nil {
		return p.Session, nil
	}
	library, err := p.ReadLibrary()
	if err != nil {
		return nil, err
	}
	return p.OpenWith(library)
}

// OpenWith opens the vault; without a library it knows no packs yet. A vault that lies where nothing can be written is opened
// for looking only, and that is said: whatever would write then tells why it cannot. Failures: those of Unlock and session.Open;
// vault-vanished, no-vault.
func (p *Program) OpenWith(library *forms.Library) (*session.Session, error) {
	if err := p.Unlock(); err != nil {
		return nil, err
	}
	opt := session.Options{
		Vault: p.VaultDir(), Key: p.Key, Library: library, Version: p.Env.Version, Now: p.Now, Cache: cacheDir("pdf"), Fonts: p.fonts(), Words: say.Report{},
		Witness: cacheDir("marks"),
	}
	fresh := !p.OwnVault && !backups.VaultThere(opt.Vault)
	if err := mayBegin(p, fresh); err != nil {
		return nil, err
	}
	passing := fresh && named(p) && browses(p)
	if passing { // a look begins nothing in a folder that may be mistyped
		dir, err := os.MkdirTemp("", "yibiao-look-")
		if err != nil {
			return nil, session.Failed("open-vault", err)
		}
		p.passing, opt.Vault = dir, dir
	}
	s, err := session.Open(opt)
	if fresh && !passing && err == nil && library != nil {
		tellBegun(p)
	}
	if mayLook(p, session.CodeOf(err)) {
		opt.ReadOnly, opt.Because = true, err
		looking, lookErr := session.Open(opt)
		if lookErr != nil {
			if fresh {
				err = notBegun(err)
			}
			return nil, err // nothing is there to look at: why is told by the first try
		}
		s, err = looking, nil
		fmt.Fprintln(p.Env.Err, say.LookingOnly(opt.Vault, opt.Because))
	}
	if fresh {
		err = notBegun(err)
	}
	p.Session = s
	if err == nil && library != nil { // the window shows its own
		for _, w := range guard.Warnings(s) {
			fmt.Fprintln(p.Env.Err, say.Warning(w))
		}
	}
	return s, err
}

// notBegun makes of a failure one about a vault that there has never been: nothing of it can have stayed or been lost.
func notBegun(err error) error {
	f := failureOf(err)
	if f == nil {
		return err
	}
	begin := *f
	begin.Doing = "begin-vault"
	return &begin
}

// Vanished is the failure of a vault that was closed in its folder and is wholly gone from there: what asks for its backups finds
// none, which is not to say that there never were any. nil for every other.
func Vanished(p *Program) error {
	if backups.VaultThere(p.VaultDir()) {
		return nil
	}
	if at := closedHere(p, p.VaultDir()); !at.IsZero() {
		return session.Refuse("open-vault", session.CodeVaultVanished, "path", p.VaultDir(), "at", When(at))
	}
	return nil
}

// NoVault is the failure of a folder that somebody has named and that holds no vault, or of a vault that is gone from where it was
// closed; nil for every other.
func NoVault(p *Program) error {
	if err := Vanished(p); err != nil || backups.VaultThere(p.VaultDir()) || !named(p) {
		return err
	}
	return session.Refuse("open-vault", session.CodeNoVault, "path", p.VaultDir())
}

// mayBegin refuses a new vault where one was closed before and is gone, and where the command asks for what a vault holds.
// Failures: vault-vanished, no-vault.
func mayBegin(p *Program, fresh bool) error {
	path := p.VaultDir()
	if at := closedHere(p, path); fresh && !p.NewVault && !at.IsZero() {
		return session.Refuse("open-vault", session.CodeVaultVanished, "path", path, "at", When(at))
	}
	if fresh && named(p) && vaultUse(p).asks() {
		return session.Refuse("open-vault", session.CodeNoVault, "path", path)
	}
	return nil
}

// named tells whether somebody has named the folder of the vault.
func named(p *Program) bool { return p.Vault != "" || p.Env.Getenv("YIBIAO_VAULT") != "" }

// tellBegun tells of a vault that has just begun in a folder that somebody named, or while the one closed last lies elsewhere.
func tellBegun(p *Program) {
	path := p.VaultDir()
	if p.Vault != "" {
		fmt.Fprintln(p.Env.Err, say.T("这里原来没有资料库，新建了一个：{path}", "path", path))
	}
	if last := closedElsewhere(p, path); last != "" {
		fmt.Fprintln(p.Env.Err, say.T("上次关闭的资料库在别处：{path}", "path", last))
	}
}

// mayLook tells whether a vault that did not open for a reason is opened for looking only by the command of this run.
func mayLook(p *Program, code session.Code) bool {
	switch code {
	case session.CodeReadOnly:
		return true
	case session.Code(store.CodeLocked), session.Code(store.CodeNoSpace):
		use := vaultUse(p)
		return use == Reads || use == Browses
	}
	return false
}

// fonts are those of the program, for pages whose own fonts are missing; nil when it has none.
func (p *Program) fonts() fs.FS {
	if p.Env.Assets == nil {
		return nil
	}
	fonts, err := fs.Sub(p.Env.Assets, "fonts")
	if err != nil {
		return nil
	}
	return fonts
}

// KeepTouched keeps how the clients stand that this run has written about, so that nobody has to work it out who asks for all of them. The
// window does it by itself. What is not kept is worked out when it is asked for, so that nothing is told of a failure.
func (p *Program) KeepTouched(ctx context.Context) {
	if p.Session != nil && p.passing == "" && commandOf(p) != p.Root && p.Session.Library() != nil && !session.LookingOnly(p.Session) {
		_ = summaries.KeepTouched(ctx, session.Looker(p.Session))
	}
}

// Close closes the vault where it is open, and tells what failed.
func (p *Program) Close() {
	defer forgetKey(p)
	if p.Session == nil {
		return
	}
	if p.passing != "" {
		_ = p.Session.Close() // nothing of it is kept
		_ = os.RemoveAll(p.passing)
		p.Session, p.passing = nil, ""
		return
	}
	vault, looking := p.Session.Vault(), session.LookingOnly(p.Session)
	err := p.Session.Close()
	p.Session = nil
	if err != nil {
		p.Fail(err)
		return
	}
	if !looking {
		remember(p, vault, time.Now())
	}
}

// Today is the calendar day of the program's clock, at midnight UTC.
func (p *Program) Today() time.Time {
	return session.Day(p.Now())
}

// VaultOptions are those of looking at the vault without packs.
func (p *Program) VaultOptions() session.Options {
	return session.Options{Vault: p.VaultDir(), Key: p.Key, Version: p.Env.Version, Now: p.Now, Witness: cacheDir("marks")}
}
