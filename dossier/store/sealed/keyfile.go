package sealed

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"filippo.io/age"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"yibiao/dossier/disk"
)

const (
	// FileName is the key file in a vault's folder; a second one lies with the backups.
	FileName   = "yibiao.key"
	backupsDir = "backups"
	// DatabaseName is the file of the database in a vault's folder.
	DatabaseName = "yibiao.db"
	// NextDir is the folder in a vault's where everything is sealed under another key, its key file too, until the database is.
	NextDir = "yibiao.next"

	format = "yibiao-key-1"
	// formatCounted is that of a file with a count, which a program that does not know it must not write anew without.
	formatCounted = "yibiao-key-2"
	// MinPassphrase is the least number of characters of a passphrase.
	MinPassphrase = 8
	// slowness is what trying one passphrase costs at least on the computer that set it.
	slowness = 500 * time.Millisecond
)

// Cost is what a passphrase costs to try: the parameters of argon2id.
type Cost struct {
	Time    uint32 `json:"time"`
	Memory  uint32 `json:"memory"` // KiB
	Threads uint8  `json:"threads"`
}

// The least that is used, and the most that is believed to a file.
var (
	leastCost = Cost{Time: 3, Memory: 128 << 10, Threads: 2}
	mostCost  = Cost{Time: 1 << 10, Memory: 1 << 20, Threads: 64}
)

// Measured finds a cost of at least half a second here.
func Measured() Cost {
	c := leastCost
	for {
		took := time.Duration(math.MaxInt64)
		for range 3 { // the least: beside other work it seems slower than it is
			start := time.Now()
			c.derive("measure", make([]byte, 16))
			took = min(took, time.Since(start))
		}
		if took >= slowness || c.Time >= mostCost.Time/2 {
			return c
		}
		c.Time = max(c.Time+1, uint32(float64(c.Time)*1.15*float64(slowness)/float64(max(took, time.Millisecond))))
	}
}

func (c Cost) derive(passphrase string, salt []byte) []byte {
	return argon2.IDKey([]byte(passphrase), salt, c.Time, c.Memory, c.Threads, chacha20poly1305.KeySize)
}

func (c Cost) believable() bool {
	return c.Time >= 1 && c.Memory >= 8 && c.Threads >= 1 && c.Time <= mostCost.Time && c.Memory <= mostCost.Memory && c.Threads <= mostCost.Threads
}

// keyFile is the key file as it is written.
type keyFile struct {
	Format     string  `json:"format"`
	Passphrase wrapped `json:"passphrase"`
	Recovery   wrapped `json:"recovery"`
	Sum        string  `json:"sum"` // SHA-256 of the file with this one empty
}

// wrapped is the secret, sealed.
type wrapped struct {
	By   string `json:"by"` // argon2id or hkdf-sha256
	Cost *Cost  `json:"cost,omitempty"`
	Salt []byte `json:"salt"`
	// Generation is how often what opens it was changed.
	Generation int    `json:"generation,omitempty"`
	Box        []byte `json:"box"`
}

const (
	byPassphrase = "argon2id"
	byCode       = "hkdf-sha256" // a recovery code cannot be guessed, however fast that is tried
)

// wrap seals the secret under a passphrase, or, without a cost, under the body of a recovery code.
func wrap(secret, under string, cost *Cost) (wrapped, error) {
	w := wrapped{By: byCode, Cost: cost, Salt: random(16)}
	if cost != nil {
		w.By = byPassphrase
	}
	key, err := w.key(under)
	if err != nil {
		return wrapped{}, err
	}
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return wrapped{}, err
	}
	nonce := random(chacha20poly1305.NonceSizeX)
	w.Box = aead.Seal(nonce, nonce, []byte(secret), []byte(format+w.By))
	return w, nil
}

// key is the key of the box.
func (w wrapped) key(under string) ([]byte, error) {
	if w.By == byPassphrase && w.Cost != nil {
		// However an input method composes them, the same characters are the same passphrase.
		return w.Cost.derive(norm.NFC.String(under), w.Salt), nil
	}
	return hkdf.Key(sha256.New, []byte(under), w.Salt, "yibiao recovery 1", chacha20poly1305.KeySize)
}

// open gives the key. Failures: CodeWrong.
func (w wrapped) open(under string) (*Key, error) {
	key, err := w.key(under)
	if err != nil {
		return nil, err
	}
	return w.openBy(key)
}

// openBy is open for the key of the box.
func (w wrapped) openBy(key []byte) (*Key, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	if len(w.Box) < chacha20poly1305.NonceSizeX {
		return nil, &Error{Code: CodeBadKey}
	}
	secret, err := aead.Open(nil, w.Box[:chacha20poly1305.NonceSizeX], w.Box[chacha20poly1305.NonceSizeX:], []byte(format+w.By))
	if err != nil {
		return nil, &Error{Code: CodeWrong}
	}
	identity, err := age.ParseX25519Identity(string(secret))
	if err != nil {
		return nil, &Error{Code: CodeBadKey, Err: err}
	}
	k, err := keyOf(identity)
	if err == nil && w.By == byPassphrase {
		k.opener = key
	}
	return k, err
}

func (f keyFile) sum() string {
	f.Sum = ""
	data, _ := json.Marshal(f) // of strings and bytes: never fails
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Save writes the key file that the key was drafted with or opened from. Failures: those of writing.
func (k *Key) Save(dir string) error { return k.write(k.file, dir) }

// Draft puts a key under a passphrase, and gives the recovery code, which is kept nowhere. Nothing is written: Save does
// that, once the vault is to be encrypted. Failures: CodeShort.
func Draft(k *Key, passphrase string, cost Cost) (code string, err error) {
	if err := longEnough(passphrase); err != nil {
		return "", err
	}
	f := keyFile{Format: format}
	if f.Passphrase, err = wrap(k.identity.String(), passphrase, &cost); err != nil {
		return "", err
	}
	if code, f.Recovery, err = coded(k); err != nil {
		return "", err
	}
	k.file = f
	return code, nil
}

func coded(k *Key) (code string, w wrapped, err error) {
	code = newCode()
	body, _ := readCode(code)
	w, err = wrap(k.identity.String(), body, nil)
	return code, w, err
}

func longEnough(passphrase string) error {
	if utf8.RuneCountInString(passphrase) < MinPassphrase {
		return &Error{Code: CodeShort}
	}
	return nil
}

// Unlock opens the key file of a vault with its passphrase. Failures: CodeWrong, CodeNoKey, CodeBadKey.
func Unlock(dir, passphrase string) (*Key, error) {
	return opening(dir, false, func(f keyFile) (*Key, error) { return f.Passphrase.open(passphrase) })
}

// opening opens a key file of a vault: where the two differ, one that opens. While it gets another key, only the one that its
// database has is right.
func opening(dir string, code bool, open func(keyFile) (*Key, error)) (*Key, error) {
	files, err := keyFiles(dir)
	next, _ := keyFiles(filepath.Join(dir, NextDir))
	if len(next) > 0 && len(files) == 0 {
		err = nil
	}
	for _, f := range append(files, next...) {
		k, failed := open(f)
		if failed == nil && len(next) > 0 {
			if fits, missing := k.Fits(filepath.Join(dir, DatabaseName)); !fits && missing == nil {
				failed = &Error{Code: CodeWrong}
			}
		}
		if failed == nil {
			k.file, k.code = f, code
			return k, nil
		}
		if err == nil {
			err = failed
		}
	}
	return nil, err
}

// Recover opens the key file of a vault with its recovery code. Failures: CodeTypo, CodeWrong, CodeNoKey, CodeBadKey.
func Recover(dir, code string) (*Key, error) {
	if _, err := readKeyFile(dir); err != nil {
		return nil, err
	}
	body, ok := readCode(code)
	if !ok {
		return nil, &Error{Code: CodeTypo}
	}
	return opening(dir, true, func(f keyFile) (*Key, error) { return f.Recovery.open(body) })
}

// ChangePassphrase wraps the key anew under another passphrase, and counts. The recovery code stays. Failures: CodeShort, CodeNoKey,
// CodeBadKey, and those of writing.
func ChangePassphrase(dir string, k *Key, passphrase string, cost Cost) error {
	if err := longEnough(passphrase); err != nil {
		return err
	}
	f, err := k.present(dir)
	if err != nil {
		return err
	}
	count := f.Passphrase.Generation
	if f.Passphrase, err = wrap(k.identity.String(), passphrase, &cost); err != nil {
		return err
	}
	f.Passphrase.Generation = max(count, k.past.Passphrase) + 1
	k.opener = nil
	return k.write(f, dir)
}

// DraftCode is NewCode without writing; see Save. Failures: those of the system's source of random bytes.
func DraftCode(k *Key) (code string, err error) {
	count := k.file.Recovery.Generation
	if code, k.file.Recovery, err = coded(k); err != nil {
		return "", err
	}
	k.file.Recovery.Generation = count + 1
	return code, nil
}

// NewCode gives a new recovery code; the old one opens nothing from then on. Failures: CodeNoKey, CodeBadKey, and those of writing.
func NewCode(dir string, k *Key) (code string, err error) {
	f, err := k.present(dir)
	if err != nil {
		return "", err
	}
	count := f.Recovery.Generation
	if code, f.Recovery, err = coded(k); err != nil {
		return "", err
	}
	f.Recovery.Generation = max(count, k.past.Code) + 1
	return code, k.write(f, dir)
}

// CopyFile copies the key file of a vault to another folder of one. Failures: CodeNoKey, CodeBadKey, and those of writing.
func CopyFile(from, to string) error {
	f, err := readKeyFile(from)
	if err != nil {
		return err
	}
	return f.write(to)
}

// Remove removes the key file of a vault that is not encrypted any more. One that is not there is no failure. Failures: those of the file
// system, joined.
func Remove(dir string) error {
	var errs []error
	for _, path := range paths(dir) {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// HasFile reports whether there is a key file in the folder of a vault, or beside its backups.
func HasFile(dir string) bool {
	for _, path := range paths(dir) {
		if _, err := os.Lstat(path); err == nil {
			return true
		}
	}
	return false
}

func paths(dir string) []string {
	return []string{filepath.Join(dir, FileName), filepath.Join(dir, backupsDir, FileName)}
}

// readKeyFile reads the key file, or the second one where the first is missing or damaged.
func readKeyFile(dir string) (keyFile, error) {
	files, err := keyFiles(dir)
	if len(files) > 0 {
		return files[0], nil
	}
	return keyFile{}, err
}

// keyFiles reads both key files, or one where they are the same, or one is missing or damaged; the error is for none.
func keyFiles(dir string) (files []keyFile, err error) {
	var first error
	for _, path := range paths(dir) {
		f, err := readFile(path)
		if err == nil {
			if len(files) == 0 || files[0].Sum != f.Sum {
				files = append(files, f)
			}
			continue
		}
		var e *Error
		if errors.As(first, &e) && e.Code == CodeBadKey {
			continue
		}
		if errors.As(err, &e) && e.Code == CodeBadKey || first == nil {
			first = err
		}
	}
	if len(files) > 0 {
		first = nil
	}
	return files, first
}

func readFile(path string) (keyFile, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return keyFile{}, &Error{Code: CodeNoKey, Path: path, Err: err}
	}
	if err != nil {
		return keyFile{}, err
	}
	var f keyFile
	err = json.Unmarshal(data, &f)
	c := f.Passphrase.Cost
	if err != nil || f.Format != format && f.Format != formatCounted || f.Sum != f.sum() || c == nil || !c.believable() {
		return keyFile{}, &Error{Code: CodeBadKey, Path: path, Err: err}
	}
	return f, nil
}

// write writes both key files, each whole or not at all.
func (f keyFile) write(dir string) error {
	f.Sum = f.sum()
	data, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	for _, path := range paths(dir) {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := disk.Replace(path, append(data, '\n'), 0o600); err != nil {
			return err
		}
	}
	return nil
}
