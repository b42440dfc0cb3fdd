package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/calling"
	"yibiao/app/session/guard"
	"yibiao/app/session/sealing"
	"yibiao/app/update"
)

// answerTime is how long a second start waits for the window that has the vault open: it may still be reading its packs.
const answerTime = 3 * time.Second

// openWindow opens the window on the vault. Where that is encrypted, the window asks for the passphrase first.
func openWindow(p *base.Program, c *cobra.Command, args []string) error {
	if p.Env.Window == nil {
		if len(args) == 0 {
			return c.Help()
		}
		return session.Refuse("window", session.CodeNoWindow)
	}
	if p.Env.Draw != nil {
		p.Env.Draw(base.Drawing(p))
	}
	w := base.Window{
		Learn: p.Learn, Crash: p.WindowCrash, DrawnBySoftware: base.DrawnBySoftware(p),
		KeepDrawing: func(software bool) error { return base.KeepDrawing(p, software) },
		Looks:       base.Looks(p), KeepLooks: func(looks string) { base.KeepLooks(p, looks) },
	}
	var err error
	if w.Open, err = filesToOpen(args); err != nil {
		if p.Env.Progress == nil { // nobody looks at a terminal: it was started by the desktop
			p.ShowFailure(err)
		}
		return err
	}
	vault := p.VaultDir()
	if calling.Ask(vault, w.Open, answerTime) {
		return nil // the window that has it open has come to the front
	}
	w.CalledIn = vault
	if p.PassphraseFile == "" && sealing.Encrypted(vault) && !base.UnlockRemembered(p) {
		w.Unlock = unlocking(p)
	} else if w.Session, err = openOrRestore(p); err != nil || w.Session == nil {
		return err
	}
	err = p.Env.Window(w)
	switch code := session.CodeOf(err); {
	case code == session.CodeBug && p.Env.ShowCrash != nil:
		p.Close() // the program that begins anew needs the vault
		p.Env.ShowCrash(say.Failure(err))
	case (code == session.CodeNoGraphics || code == session.CodeNoDisplay) && p.Env.ShowFailure != nil:
		p.Close() // nobody waits for the vault while the message is read
		p.Env.ShowFailure(say.Failure(err))
	}
	var install *update.Install
	if errors.As(err, &install) {
		p.Close() // the installer refuses while the program is open
		return install.Start()
	}
	if errors.Is(err, sealing.ErrLocked) && p.Env.BeginAnew != nil {
		p.Close() // the program that asks for the passphrase needs the vault, and this one must not keep its key
		p.Env.BeginAnew("--" + base.AskFlag)
		return nil
	}
	return err
}

// filesToOpen are the paths given, whole. It fails when none of them is there; of several, the window tells which are not.
func filesToOpen(args []string) ([]string, error) {
	var paths []string
	there := false
	for _, arg := range args {
		whole, err := filepath.Abs(arg)
		if err != nil {
			whole = arg
		}
		_, err = os.Stat(whole)
		there = there || !errors.Is(err, fs.ErrNotExist)
		paths = append(paths, whole)
	}
	if len(paths) > 0 && !there {
		return nil, session.Refuse("window", session.CodeFileMissing, "path", strings.Join(paths, "\n"))
	}
	return paths, nil
}

// unlocking is how the window opens an encrypted vault.
func unlocking(p *base.Program) *sealing.Unlocking {
	vault := p.VaultDir()
	session.SweepLeft(vault) // while the passphrase is asked for, nothing plain lies there
	return &sealing.Unlocking{
		Vault: vault,
		Passphrase: func(passphrase string) (err error) {
			p.Key, err = sealing.Unlock(vault, passphrase)
			return err
		},
		Code: func(code string) (err error) {
			p.Key, err = sealing.Recover(vault, code)
			return err
		},
		Keep:  remembering(p),
		Open:  func() (*session.Session, error) { return p.OpenWith(nil) },
		Offer: func(failure error) *sealing.Offer { return offerOf(p, failure) },
	}
}

// remembering is how the window lets this computer remember the passphrase.
func remembering(p *base.Program) sealing.Keeping {
	vault := p.VaultDir()
	if err := sealing.CanRemember(); err != nil {
		return sealing.Keeping{WhyNot: say.Failure(err)}
	}
	return sealing.Keeping{Now: sealing.Remembered(vault), Set: func(keep bool) (err error) {
		if keep {
			return sealing.Remember(p.Key, say.KeptUnder(vault))
		}
		_, err = sealing.Forget(vault)
		return err
	}}
}

// openOrRestore opens the vault, or tells why it does not open, and offers its backups; nil for a program that begins anew on the one
// that was chosen.
func openOrRestore(p *base.Program) (*session.Session, error) {
	s, err := p.OpenWith(nil)
	if err == nil {
		return s, nil
	}
	if !restoredInstead(p, err) {
		return nil, err
	}
	if p.Env.BeginAnew != nil { // a program has one window after the other only in tests
		p.Env.BeginAnew()
		return nil, nil
	}
	return p.OpenWith(nil)
}

// restoredInstead tells why the vault does not open, and offers its backups where it is the vault that is at fault; it tells
// whether one was put in its place. Started by a double click there is no terminal that could show a message; a window shows
// its own.
func restoredInstead(p *base.Program, failure error) bool {
	offer := offerOf(p, failure)
	if offer == nil || p.Env.OfferRestore == nil {
		p.ShowFailure(failure)
		return false
	}
	chosen := p.Env.OfferRestore(offer.Text, offer.Lines)
	if chosen < offer.Idle {
		return false
	}
	if err := offer.Choose(chosen); err != nil {
		p.ShowFailure(err)
		return false
	}
	return true
}

// offerOf is what can be done about a vault that does not open; nil when the vault is not at fault, or there is nothing to offer.
func offerOf(p *base.Program, failure error) *sealing.Offer {
	code := session.CodeOf(failure)
	if code == session.CodeVaultVanished {
		return &sealing.Offer{
			Text: say.Failure(failure), Lines: []string{say.T("先不打开，我去把资料库找回来"), say.T("不找了，在这里从头新建一个空的资料库")}, Idle: 1,
			Choose: func(int) error {
				base.ForgetVault(p)
				return nil
			},
		}
	}
	list, err := listBackups(p)
	if err != nil || len(list) == 0 && code != session.CodeDamaged || code != session.CodeDamaged && code != session.CodeMissing && code != session.CodeForeign {
		return nil
	}
	offer := &sealing.Offer{Text: say.Failure(failure) + "\n" + say.T("可以恢复到下面的一份备份；现在的文件会另外留着。")}
	// What is saved out of a damaged database, or out of all backups together, is never less than one backup.
	if code == session.CodeDamaged || code == session.CodeMissing {
		offer.Lines = append(offer.Lines, say.T("修复（丢得最少）：救出读得出的改动，其余从备份里补"))
	}
	first := len(offer.Lines)
	for _, b := range list {
		offer.Lines = append(offer.Lines, base.When(b.made)+"　"+say.BackupReason(b.Reason)+"　"+b.holds())
	}
	offer.Choose = func(chosen int) error {
		if chosen < first {
			saved, err := backups.Salvage(context.Background(), p.VaultOptions())
			if err == nil {
				_ = guard.NoteMended(p.VaultOptions(), saved) // what hinders it hinders the opening, which tells
			}
			return err
		}
		_, err := backups.RestoreBackup(p.VaultOptions(), list[chosen-first].Path)
		return err
	}
	return offer
}
