package sealing

import (
	"errors"

	"yibiao/app/keyring"
	"yibiao/app/session"
	"yibiao/dossier/store/sealed"
)

// Keyring is where this computer may remember how vaults are opened; nil for nowhere. What is kept there is what argon2id made of the
// passphrase, which opens the key file of the vault: neither the passphrase, which its owner may use elsewhere too, nor the secret of
// the vault, which would open it for ever. It opens nothing without the key file, and nothing any more once the passphrase or the key
// was changed, even where the system did not remove it. Nothing of it is written anywhere else.
var Keyring keyring.Store

// Keeping is the choice whether this computer remembers a passphrase.
type Keeping struct {
	WhyNot string                // it cannot: for the person; "" when it can
	Now    bool                  // it does
	Set    func(keep bool) error // once the passphrase has opened the vault; nil when it cannot
}

// CanRemember tells why this computer cannot remember; nil when it can. Failures: keyring-none, keyring-failed.
func CanRemember() error {
	const doing = "remember"
	if Keyring == nil {
		return session.Refuse(doing, session.CodeKeyringNone)
	}
	return keyringFailed(doing, Keyring.Usable())
}

func keyringFailed(doing string, err error) error {
	if err == nil {
		return nil
	}
	f := session.Refuse(doing, session.CodeKeyringFailed)
	if errors.Is(err, keyring.ErrNone) {
		f = session.Refuse(doing, session.CodeKeyringNone)
	}
	f.Err = err
	return f
}

// Remember lets this computer open the vault of a key that its passphrase has opened; label is shown by the system's list of secrets.
// Failures: keyring-none, keyring-failed, and keyring-code for a key that was opened by the recovery code.
func Remember(k *sealed.Key, label string) error {
	const doing = "remember"
	if err := CanRemember(); err != nil {
		return err
	}
	by, ok := k.Opener()
	if !ok {
		return session.Refuse(doing, session.CodeKeyringCode)
	}
	return keyringFailed(doing, Keyring.Put(by.Name, label, by.Secret))
}

// Remembered tells whether this computer opens a vault without its passphrase.
func Remembered(vault string) bool { return opened(vault) != nil }

// UnlockRemembered gives the key of a vault that this computer remembers; nil for any other, and when it does not open: then the
// passphrase is asked for.
func UnlockRemembered(vault string) *sealed.Key {
	by := opened(vault)
	if by == nil {
		return nil
	}
	k, err := sealed.UnlockBy(vault, *by)
	if k, err = admitted(vault, "unlock", k, err); err != nil {
		return nil
	}
	return k
}

// opened is what is remembered of a vault; nil for nothing.
func opened(vault string) *sealed.Opener {
	if Keyring == nil {
		return nil
	}
	for _, name := range sealed.OpenerNames(vault) {
		if secret, err := Keyring.Get(name); err == nil && secret != nil {
			return &sealed.Opener{Name: name, Secret: secret}
		}
	}
	return nil
}

// Forget makes this computer ask for the passphrase of a vault again, and tells whether it has remembered it. Failures:
// keyring-failed.
func Forget(vault string) (bool, error) { return forget(sealed.OpenerNames(vault)) }

func forget(names []string) (was bool, err error) {
	for _, name := range names {
		if Keyring == nil {
			return false, nil
		}
		one, failed := Keyring.Delete(name)
		was, err = was || one, errors.Join(err, failed)
	}
	return was, keyringFailed("forget", err)
}

// forgetChanged is forget once the names open nothing any more: where the system keeps one all the same, it is of no use.
func forgetChanged(names []string) { _, _ = forget(names) }
