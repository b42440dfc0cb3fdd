// Package sealing encrypts a vault, makes it plain again, and opens it by its passphrase or its recovery code.
package sealing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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

// Unlock gives the key of a vault by its passphrase. Failures: passphrase-wrong, key-missing, key-damaged, and those of reading.
func Unlock(vault, passphrase string) (*sealed.Key, error) {
	k, err := sealed.Unlock(vault, passphrase)
	return k, session.Failed("unlock", err)
}

// Recover gives the key of a vault by its recovery code. Failures: code-typo, unlock-code/passphrase-wrong, and those of Unlock.
func Recover(vault, code string) (*sealed.Key, error) {
	k, err := sealed.Recover(vault, code)
	return k, session.Failed("unlock-code", err)
}

// SetPassphrase gives an encrypted vault another passphrase; its recovery code stays. Nothing of the vault is written but its key
// file. Failures: passphrase-short, key-missing, key-damaged, and those of writing.
func SetPassphrase(vault string, k *sealed.Key, passphrase string) error {
	return session.Failed("passphrase", sealed.ChangePassphrase(vault, k, passphrase, Cost()))
}

// NewCode gives an encrypted vault another recovery code; the old one opens nothing any more. Failures: those of SetPassphrase.
func NewCode(vault string, k *sealed.Key) (string, error) {
	code, err := sealed.NewCode(vault, k)
	return code, session.Failed("passphrase", err)
}

// Prepare gives a vault that is not encrypted a key, in its key file, and the recovery code of that. Where an encryption was broken
// off, and the passphrase is that of then, the key is too. Failures: vault-encrypted, passphrase-short, and those of writing.
func Prepare(vault, passphrase string) (k *sealed.Key, code string, err error) {
	const doing = "encrypt"
	if Encrypted(vault) {
		return nil, "", session.Refuse(doing, session.CodeVaultEncrypted)
	}
	if k, err = sealed.Unlock(vault, passphrase); err == nil {
		code, err = sealed.NewCode(vault, k)
		return k, code, session.Failed(doing, err)
	}
	if k, err = sealed.NewKey(); err == nil {
		code, err = sealed.Create(vault, k, passphrase, Cost())
	}
	if err != nil {
		return nil, "", session.Failed(doing, err)
	}
	return k, code, nil
}

// Turn encrypts a vault that is closed under a key that Prepare gave, or makes it plain for nil. left are damaged backups and
// materials that stay what they were. Failures: locked, older, damaged, no-space, and those of reading and writing: the vault is
// what it was.
func Turn(ctx context.Context, opt session.Options, to *sealed.Key, progress func(done, total int)) (left []string, err error) {
	how := store.Options{Now: opt.Now, Version: opt.Version, Key: opt.Key}
	left, err = store.Turn(ctx, opt.Vault, how, store.Turning{To: to, Progress: progress})
	return left, session.Failed("encrypt", err)
}

// TurnOpen is Turn for the open vault, which it closes and opens again.
func TurnOpen(ctx context.Context, s *session.Session, to *sealed.Key, progress func(done, total int)) (left []string, err error) {
	err = session.Exchange(s, func() error {
		if left, err = Turn(ctx, session.OptionsOf(s), to, progress); err == nil {
			session.UseKey(s, to)
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
