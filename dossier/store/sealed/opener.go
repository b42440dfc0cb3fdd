package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"golang.org/x/crypto/chacha20poly1305"
)

// Opener opens a key file in the place of its passphrase, on a computer that remembers it: it is what argon2id made of the
// passphrase. It tells nothing of the passphrase, opens nothing without the key file, and nothing any more once the passphrase or the
// key is another one: each wrapping has a salt of its own.
type Opener struct {
	Name   string // under which it is kept: that of one wrapping, the same for all copies of a key file
	Secret []byte
}

// Opener gives what opens the key file as the passphrase did; false for a key that was opened otherwise, or whose passphrase has been
// changed since.
func (k *Key) Opener() (Opener, bool) {
	return Opener{k.file.Passphrase.name(), bytes.Clone(k.opener)}, k.opener != nil
}

// OpenerNames are the names of what opens the key files of a vault: none when there is no key file, several where they differ.
func OpenerNames(dir string) []string {
	files, _ := keyFiles(dir)
	next, _ := keyFiles(filepath.Join(dir, NextDir))
	var names []string
	for _, f := range append(files, next...) {
		names = append(names, f.Passphrase.name())
	}
	return names
}

// UnlockBy is Unlock by an opener. Failures: CodeWrong when it is of another wrapping, and those of Unlock.
func UnlockBy(dir string, by Opener) (*Key, error) {
	return opening(dir, false, func(f keyFile) (*Key, error) {
		if f.Passphrase.name() != by.Name || len(by.Secret) != chacha20poly1305.KeySize {
			return nil, &Error{Code: CodeWrong}
		}
		return f.Passphrase.openBy(by.Secret)
	})
}

func (w wrapped) name() string {
	sum := sha256.Sum256(append([]byte("yibiao opener 1"), w.Salt...))
	return hex.EncodeToString(sum[:16])
}
