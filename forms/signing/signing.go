// Package signing tells who made a data pack and whether its files are still those that were signed. A signed pack has a file
// SIGNATURE in its folder: who signs, with which key (Ed25519, RFC 8032), and the SHA-256 of every file of the pack.
package signing

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// FileName is the signature of a pack, in its folder.
const FileName = "SIGNATURE"

const (
	firstLine  = "yibiao pack signature 1"
	signerLine = "signer: "
	keyLine    = "key: "
	lastLine   = "signature: "
	pemType    = "YIBIAO PACK KEY"
	pemSigner  = "Signer"
	maxName    = 200     // bytes of a signer's name
	maxSigned  = 1 << 20 // bytes of a signature
	maxFile    = 16 << 20
)

// Errors of reading a signature or a key; all others are those of reading files.
var (
	ErrMalformed = errors.New("not a signature of a pack")
	ErrAltered   = errors.New("the files are not those that were signed")
	ErrName      = errors.New("not a name of a signer")
	ErrKey       = errors.New("not a key for signing packs")
)

// Signer is who signed a pack.
type Signer struct {
	Name string // as the signer calls itself: it proves nothing by itself
	Key  string // the fingerprint of the key: 8 groups of 4 hexadecimal digits
}

// Key is what packs are signed with.
type Key struct {
	name    string
	private ed25519.PrivateKey
}

// NewKey makes a key for a signer. Error: ErrName.
func NewKey(name string) (*Key, error) {
	if !goodName(name) {
		return nil, ErrName
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return &Key{name: name, private: private}, nil
}

// Signer is whom packs signed with the key name.
func (k *Key) Signer() Signer {
	return Signer{Name: k.name, Key: fingerprint(k.private.Public().(ed25519.PublicKey))}
}

// Encode gives the key as the text of a file (PEM of PKCS #8), which must be kept secret.
func (k *Key) Encode() ([]byte, error) {
	der, err := x509.MarshalPKCS8PrivateKey(k.private)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: pemType, Headers: map[string]string{pemSigner: base64.StdEncoding.EncodeToString([]byte(k.name))}, Bytes: der}), nil
}

// DecodeKey is the reverse of Encode. Error: ErrKey.
func DecodeKey(data []byte) (*Key, error) {
	block, _ := pem.Decode(data)
	if block == nil || block.Type != pemType {
		return nil, ErrKey
	}
	name, err := base64.StdEncoding.DecodeString(block.Headers[pemSigner])
	if err != nil || !goodName(string(name)) {
		return nil, ErrKey
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	private, ok := parsed.(ed25519.PrivateKey)
	if err != nil || !ok {
		return nil, ErrKey
	}
	return &Key{name: string(name), private: private}, nil
}

// goodName tells whether a signer may be called so: one line of text without anything that draws otherwise than it reads.
func goodName(name string) bool {
	return name != "" && len(name) <= maxName && utf8.ValidString(name) && name == strings.TrimSpace(name) &&
		!strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

func fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	text := hex.EncodeToString(sum[:16])
	var groups []string
	for i := 0; i < len(text); i += 4 {
		groups = append(groups, text[i:i+4])
	}
	return strings.Join(groups, " ")
}

// Belongs tells whether a file of a pack's folder is part of the pack, by its path: data and forms, nothing hidden.
func Belongs(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "~$") {
			return false
		}
	}
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".docx"
}

// list gives a line for every file of a pack, in order: its SHA-256, two blanks, its path.
func list(pack fs.FS) ([]string, error) {
	var lines []string
	err := fs.WalkDir(pack, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || !Belongs(name):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > maxFile {
			return fmt.Errorf("%s: larger than %d MB", name, maxFile>>20)
		}
		data, err := fs.ReadFile(pack, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(data)
		lines = append(lines, hex.EncodeToString(sum[:])+"  "+name)
		return nil
	})
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	return lines, err
}

// Digest is that of everything that belongs to a pack, its signature too: it changes with any byte of it.
func Digest(pack fs.FS) (string, error) {
	lines, err := list(pack)
	if err != nil {
		return "", err
	}
	signature, err := fs.ReadFile(pack, FileName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	sum := sha256.Sum256(append([]byte(strings.Join(lines, "\n")+"\n\n"), signature...))
	return hex.EncodeToString(sum[:]), nil
}

// Sign gives the content of the file SIGNATURE for a pack.
func Sign(pack fs.FS, k *Key) ([]byte, error) {
	lines, err := list(pack)
	if err != nil {
		return nil, err
	}
	public := k.private.Public().(ed25519.PublicKey)
	head := []string{firstLine, signerLine + k.name, keyLine + base64.StdEncoding.EncodeToString(public)}
	text := strings.Join(append(head, lines...), "\n") + "\n"
	return []byte(text + lastLine + base64.StdEncoding.EncodeToString(ed25519.Sign(k.private, []byte(text))) + "\n"), nil
}

var fileLine = pattern.Of(`^[0-9a-f]{64}  [^\x00-\x1f\x7f]+$`)

// Read tells who signed a pack; nil for a pack without a signature. Errors: ErrMalformed, ErrAltered, and those of reading.
func Read(pack fs.FS) (*Signer, error) {
	info, err := fs.Stat(pack, FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if info.Size() > maxSigned {
		return nil, ErrMalformed
	}
	data, err := fs.ReadFile(pack, FileName)
	if err != nil {
		return nil, err
	}
	signer, key, signed, err := parse(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	if err != nil {
		return nil, err
	}
	have, err := list(pack)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(have, signed) {
		return nil, ErrAltered
	}
	return &Signer{Name: signer, Key: fingerprint(key)}, nil
}

// parse reads the text of a signature that holds.
func parse(data []byte) (signer string, key ed25519.PublicKey, files []string, err error) {
	text, end, ok := strings.Cut(string(data), "\n"+lastLine)
	text += "\n"
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	signature, err := base64.StdEncoding.DecodeString(strings.TrimSpace(end))
	if !ok || err != nil || len(lines) < 3 || lines[0] != firstLine || len(signature) != ed25519.SignatureSize {
		return "", nil, nil, ErrMalformed
	}
	signer, ok = strings.CutPrefix(lines[1], signerLine)
	encoded, isKey := strings.CutPrefix(lines[2], keyLine)
	key, err = base64.StdEncoding.DecodeString(encoded)
	if !ok || !isKey || err != nil || len(key) != ed25519.PublicKeySize || !goodName(signer) {
		return "", nil, nil, ErrMalformed
	}
	files = lines[3:]
	if slices.ContainsFunc(files, func(line string) bool { return !fileLine.MatchString(line) }) {
		return "", nil, nil, ErrMalformed
	}
	if !ed25519.Verify(key, []byte(text), signature) {
		return "", nil, nil, ErrAltered
	}
	return signer, key, files, nil
}
