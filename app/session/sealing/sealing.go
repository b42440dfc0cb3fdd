// Package sealing encrypts a vault, makes it plain again, and opens it by its passphrase or its recovery code.
package sealing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
)

// MinPassphrase is the least number of characters of a passphrase.
const MinPassphrase = sealed.MinPassphrase

// ErrLocked ends a window that the person has locked, or that was left alone: the program begins anew and asks for the passphrase.
var ErrLocked = errors.New("the vault was locked")

// Unlocking opens an encrypted vault by what a window asks for.
type Unlocking struct {
	Vault      string // the folder, to be named
	Passphrase func(passphrase string) error
	Code       func(code string) error
	Open       func() (*session.Session, error) // once one of them was right
	Offer      func(failure error) *Offer       // what can be done where it does not open all the same; nil for nothing
}

// Offer is what can be done about a vault that does not open.
type Offer struct {
	Text   string   // what is wrong
	Lines  []string // to choose from
	Idle   int      // so many of the first lines change nothing
	Choose func(chosen int) error
}

// Cost finds what it shall cost to try a passphrase. Tests, which try many, have a cheaper one.
var Cost = sealed.Measured

// Encrypted tells whether the vault in a folder is encrypted. One that has a key file, and whose database is damaged at its beginning
// or is not there, was.
func Encrypted(vault string) bool {
	path := filepath.Join(vault, store.DatabaseName)
	is, err := sealed.Is(path)
	return err == nil && (is || !sealed.Plain(path) && sealed.HasFile(vault))
}

// Unlock gives the key of a vault by its passphrase. Failures: passphrase-wrong, key-revoked when it was changed since,
// key-missing, key-damaged, and those of reading.
func Unlock(vault, passphrase string) (*sealed.Key, error) {
	k, err := sealed.Unlock(vault, passphrase)
	return admitted(vault, "unlock", k, err)
}

// admitted gives a key that opens the vault as it is now.
func admitted(vault, doing string, k *sealed.Key, err error) (*sealed.Key, error) {
	if err == nil {
		err = store.AdmitKey(vault, k)
	}
	if err != nil {
		session.SweepLeft(vault)
		return nil, session.Failed(doing, err)
	}
	return k, nil
}

// Recover gives the key of a vault by its recovery code. Failures: code-typo, unlock-code/passphrase-wrong, and those of Unlock.
func Recover(vault, code string) (*sealed.Key, error) {
	k, err := sealed.Recover(vault, code)
	return admitted(vault, "unlock-code", k, err)
}

// SetPassphrase gives the open vault another passphrase; its recovery code stays. Older key files do not open it by the old one.
// Failures: passphrase-short, key-missing, key-damaged, read-only, and those of writing.
func SetPassphrase(s *session.Session, passphrase string) error {
	return session.Failed("passphrase", store.ChangePassphrase(context.Background(), s.Store(), passphrase, Cost()))
}

// SetPassphraseOfDamaged is SetPassphrase for a vault that does not open, as it is damaged: its database learns of it when it is
// mended.
func SetPassphraseOfDamaged(vault string, k *sealed.Key, passphrase string) error {
	return session.Failed("passphrase", sealed.ChangePassphrase(vault, k, passphrase, Cost()))
}

// NewCode gives the open vault another recovery code; the old one opens it no more. Failures: those of SetPassphrase.
func NewCode(s *session.Session) (string, error) {
	code, err := store.NewCode(context.Background(), s.Store())
	return code, session.Failed("passphrase", err)
}

// Prepare makes a key for a vault that is not encrypted, and the recovery code of that. Nothing is written: Turn does that. Where an
// encryption was killed, and the passphrase is that of then, the key is too. Failures: vault-encrypted, passphrase-short.
func Prepare(vault, passphrase string) (k *sealed.Key, code string, err error) {
	const doing = "encrypt"
	if Encrypted(vault) {
		return nil, "", session.Refuse(doing, session.CodeVaultEncrypted)
	}
	if k, err = sealed.Unlock(vault, passphrase); err == nil {
		code, err = sealed.DraftCode(k)
		return k, code, session.Failed(doing, err)
	}
	if k, err = sealed.NewKey(); err == nil {
		code, err = sealed.Draft(k, passphrase, Cost())
	}
	if err != nil {
		return nil, "", session.Failed(doing, err)
	}
	return k, code, nil
}

// Prove tells whether a passphrase, or a recovery code, is that of the open vault: whoever finds the window open must not change
// them. Failures: passphrase-wrong, and those of Unlock.
func Prove(s *session.Session, secret string) error {
	const doing = "prove"
	k, err := Unlock(s.Vault(), secret)
	if session.CodeOf(err) == session.CodePassphraseWrong {
		if by, codeErr := Recover(s.Vault(), secret); codeErr == nil {
			k, err = by, nil
		}
	}
	switch code := session.CodeOf(err); {
	case err == nil && k.VFS() == session.KeyOf(s).VFS():
		return nil
	case err == nil, code == session.CodePassphraseWrong:
		return session.Refuse(doing, session.CodePassphraseWrong)
	}
	return err
}

// Turn encrypts a vault that is closed under a key that Prepare gave, or makes it plain for nil. left are damaged backups and
// materials that stay what they were. Failures: locked, older, damaged, no-space, and those of reading and writing: the vault is
// what it was.
func Turn(ctx context.Context, opt session.Options, to *sealed.Key, progress func(done, total int)) (left []string, err error) {
	how := store.Options{Now: opt.Now, Version: opt.Version, Key: opt.Key}
	left, err = store.Turn(ctx, opt.Vault, how, store.Turning{To: to, Progress: progress})
	return left, turned("encrypt", opt.Vault, to, err)
}

// turned is the failure of what was to seal a vault with a key, or with none. That the vault is sealed with it all the same is told,
// since from then on the other passphrase opens it.
func turned(doing, vault string, to *sealed.Key, err error) error {
	if err != nil && isOf(vault, to) {
		f := session.Refuse(doing, session.CodeSealUnfinished)
		f.Err = err
		return f
	}
	return session.Failed(doing, err)
}

// isOf tells whether the database of a vault is known to be of a key, or plain for nil.
func isOf(vault string, to *sealed.Key) bool {
	path := filepath.Join(vault, store.DatabaseName)
	if to == nil {
		return sealed.Plain(path)
	}
	fits, err := to.Fits(path)
	return fits && err == nil
}

// TurnOpen is Turn for the open vault, which it closes and opens again.
func TurnOpen(ctx context.Context, s *session.Session, to *sealed.Key, progress func(done, total int)) (left []string, err error) {
	err = session.Exchange(s, func() error {
		if left, err = Turn(ctx, session.OptionsOf(s), to, progress); err == nil || session.CodeOf(err) == session.CodeSealUnfinished {
			session.UseKey(s, to)
		}
		return err
	})
	return left, err
}

// PrepareNext makes another key for an encrypted vault, under another passphrase, and the recovery code of that. Nothing is written:
// Rekey does that. Failures: vault-plain, passphrase-short, passphrase-same: whoever knows the old one shall open nothing.
func PrepareNext(vault, passphrase string) (k *sealed.Key, code string, err error) {
	const doing = "rekey"
	if !Encrypted(vault) {
		return nil, "", session.Refuse(doing, session.CodeVaultPlain)
	}
	if _, err := sealed.Unlock(vault, passphrase); err == nil {
		return nil, "", session.Refuse(doing, session.CodePassphraseSame)
	}
	if k, err = sealed.NewKey(); err == nil {
		code, err = sealed.Draft(k, passphrase, Cost())
	}
	return k, code, session.Failed(doing, err)
}

// Rekeying says how a vault gets another key.
type Rekeying struct {
	To       *sealed.Key // that PrepareNext gave
	Drop     bool        // damaged backups and materials, which nobody opens any more, go with the old key
	Progress func(done, total int)
}

// Rekey seals a vault that is closed anew, with its materials and backups, under another key. left was damaged and is gone. Failures:
// rekey-left (args files, count) where something is damaged and is not to go, locked, older, damaged, no-space, and those of reading
// and writing: the vault is what it was; seal-unfinished as of Turn.
func Rekey(ctx context.Context, opt session.Options, how Rekeying) (left []string, err error) {
	const doing = "rekey"
	of := store.Options{Now: opt.Now, Version: opt.Version, Key: opt.Key}
	left, err = store.Rekey(ctx, opt.Vault, of, store.Rekeying{To: how.To, Drop: how.Drop, Progress: how.Progress})
	if err == nil && len(left) > 0 && !how.Drop {
		return nil, session.Refuse(doing, session.CodeRekeyLeft, "count", strconv.Itoa(len(left)), "files", strings.Join(left, "\n"))
	}
	if err == nil {
		opt.Key.Forget()
	}
	return left, turned(doing, opt.Vault, how.To, err)
}

// RekeyOpen is Rekey for the open vault, which it closes and opens again.
func RekeyOpen(ctx context.Context, s *session.Session, how Rekeying) (left []string, err error) {
	err = session.Exchange(s, func() error {
		if left, err = Rekey(ctx, session.OptionsOf(s), how); err == nil || session.CodeOf(err) == session.CodeSealUnfinished {
			session.UseKey(s, how.To)
		}
		return err
	})
	return left, err
}

// RemoveLeft removes plain backups that Turn has left, as they cannot be read. Nothing outside the vault is removed.
func RemoveLeft(vault string, left []string) error {
	var errs []error
	for _, path := range left {
		in, err := filepath.Rel(vault, path)
		if err != nil || !filepath.IsLocal(in) || !strings.HasSuffix(path, ".db") {
			continue
		}
		errs = append(errs, os.Remove(path))
	}
	return session.Failed("encrypt", errors.Join(errs...))
}
