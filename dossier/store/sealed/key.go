// Package sealed keeps what lies in an encrypted vault unreadable: the key and the file that holds it, wrapped by a passphrase
// and by a recovery code; the pages of databases; the files of materials.
//
// All of it hangs on one secret, made at random: an age identity. Materials are age files for it, so that the tool age opens
// them too; the keys for pages, for heads of a log's frames and for names of files are derived from it. The passphrase only
// wraps the secret: changing it rewrites the key file and nothing else of the vault's files.
//
// Passphrase and recovery code are counted in the key file, and the database of the vault knows the count: a key file of before
// a change does not open the vault any more by what was changed. That binds this program. Whoever has an older key file and
// what opened it holds the secret, and with other tools reads the vault as it is now: only another secret ends that. Rekey of
// package store gives one: everything is sealed anew in a folder beside it, NextDir, and the database changes last.
//
// What stays readable of a vault: that it is one, the sizes and times of its files, how many materials there are, which pages of
// the database an edit changed, the mark (numbers and ids of changes, no content), in the -shm file while the vault is open a
// running checksum of the log, who holds the lock (name of the computer, program), and the reasons and dates of backups. How a
// page is laid out stands in box.go.
package sealed

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"filippo.io/age"

	"yibiao/dossier/store/pagesum"
)

// Key opens one vault.
type Key struct {
	file     keyFile // that it was opened from, or written to, last
	code     bool    // it was opened by the recovery code
	past     Counts  // that the vault knows of; see Past
	mended   string  // see Mended
	identity *age.X25519Identity
	opener   []byte // what the passphrase was made into; nil when it was not opened by one
	names    []byte
	id       [idSize]byte
	vfs      string
	box      *box
}

// NewKey makes a key at random. Failures: those of the system's source of random bytes.
func NewKey() (*Key, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	return keyOf(identity)
}

// registered are the boxes that SQLite knows, by the ids of their keys: a vault that is opened again needs no other.
var registered struct {
	sync.Mutex
	by map[string]struct {
		box *box
		vfs string
	}
}

func keyOf(identity *age.X25519Identity) (*Key, error) {
	k := &Key{identity: identity}
	var errs []error
	derived := func(use string, n int) []byte {
		b, err := hkdf.Key(sha256.New, []byte(identity.String()), nil, "yibiao "+use+" 1", n)
		errs = append(errs, err)
		return b
	}
	made, err := newCiphers(derived("pages", 32), derived("frames", 32))
	k.names = derived("names", 32)
	whole := derived("id", 32)
	if err := errors.Join(append(errs, err)...); err != nil {
		return nil, err
	}
	copy(k.id[:], whole)
	registered.Lock()
	defer registered.Unlock()
	have, ok := registered.by[string(whole)]
	if !ok {
		have.box = &box{id: k.id}
		if have.vfs, err = pagesum.RegisterSealed(have.box); err != nil {
			return nil, err
		}
		if registered.by == nil {
			registered.by = map[string]struct {
				box *box
				vfs string
			}{}
		}
		registered.by[string(whole)] = have
	}
	have.box.ciphers.Store(made)
	k.box, k.vfs = have.box, have.vfs
	return k, nil
}

// VFS is the name under which SQLite opens databases sealed with this key.
func (k *Key) VFS() string { return k.vfs }

// Forget empties the key: no page is sealed or opened with it any more, by whatever connection still stands.
func (k *Key) Forget() {
	k.box.ciphers.Store(nil)
	clear(k.opener)
	k.opener = nil
}

// Name is what the file of a material is called, which says nothing about its content: a keyed digest of its SHA-256.
func (k *Key) Name(sha string) string {
	h := hmac.New(sha256.New, k.names)
	h.Write([]byte(sha))
	return hex.EncodeToString(h.Sum(nil))
}

// Code tells failures apart; sentences for people are made from it elsewhere.
type Code string

// The failures of keys.
const (
	// CodeNeeded: the vault is encrypted, and no key was given.
	CodeNeeded Code = "vault-sealed"
	// CodeWrong: neither the passphrase nor the recovery code given opens the key file.
	CodeWrong Code = "passphrase-wrong"
	// CodeTypo: the recovery code does not hold together.
	CodeTypo Code = "code-typo"
	// CodeNoKey: the vault is encrypted, and its key file is not there.
	CodeNoKey Code = "key-missing"
	// CodeBadKey: the key file is not as it was written.
	CodeBadKey Code = "key-damaged"
	// CodeOther: the key file, whole, belongs to another vault.
	CodeOther Code = "key-other"
	// CodeRevoked: the key file is of before the passphrase, or the recovery code, that was given was changed.
	CodeRevoked Code = "key-revoked"
	// CodeUnsealed: the database is not encrypted, though the vault's key file stands beside it.
	CodeUnsealed Code = "vault-unsealed"
	// CodeShort: a passphrase with too few characters.
	CodeShort Code = "passphrase-short"
)

// Error is every failure of keys.
type Error struct {
	Code Code
	Path string // the file concerned; may be ""
	Err  error  // the cause; may be nil
}

// Error gives the failure in one English line, for logs.
func (e *Error) Error() string {
	text := string(e.Code)
	if e.Path != "" {
		text += fmt.Sprintf(" %q", e.Path)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap gives the cause, nil when there is none.
func (e *Error) Unwrap() error { return e.Err }

func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails
	return b
}
