// Package update finds a newer edition of the program on a stick. Only what carries the signature of the program's makers is ever
// offered: a program on a stick is the oldest way to bring in another. Nothing asks a network.
package update

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	// NoticeName is the file that tells of an edition, beside its installer, at the top of a stick or in its folder "yibiao".
	NoticeName = "yibiao-update.json"
	maxNotice  = 4 << 10
	maxSize    = 200 << 20 // of an installer
)

// ErrAltered: the installer is not the one that the notice was signed for.
var ErrAltered = errors.New("the installer is not the one that was signed")

// Notice is what the file says. The signature is Ed25519 over Text, in base64.
type Notice struct {
	Version   string `json:"version"` // "1.2.3"
	File      string `json:"file"`    // name of the installer, beside the notice
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"` // lower case
	Signature string `json:"signature"`
}

// Text is what is signed.
func (n Notice) Text() string {
	return fmt.Sprintf("yibiao update 1\n%s\n%s\n%d\n%s\n", n.Version, n.File, n.Size, n.SHA256)
}

// Found is a newer edition whose notice is genuine.
type Found struct {
	Notice
	Path string // of the installer
}

// Find looks for an edition newer than the program's own in folders, and gives the newest; nil for none. key is the makers' public
// key in base64; a program without one finds nothing.
func Find(folders []string, key, have string) *Found {
	public, err := base64.StdEncoding.DecodeString(key)
	if err != nil || len(public) != ed25519.PublicKeySize {
		return nil
	}
	var best *Found
	for _, folder := range folders {
		for _, dir := range []string{folder, filepath.Join(folder, "yibiao")} {
			n, ok := read(filepath.Join(dir, NoticeName))
			if !ok || !n.signedBy(public) || !newer(n.Version, have) || best != nil && !newer(n.Version, best.Version) {
				continue
			}
			path := filepath.Join(dir, n.File)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() == n.Size {
				best = &Found{n, path}
			}
		}
	}
	return best
}

func read(path string) (n Notice, ok bool) {
	f, err := os.Open(path)
	if err != nil {
		return n, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxNotice))
	if err != nil || json.Unmarshal(data, &n) != nil {
		return n, false
	}
	// The name of a file here, of nothing elsewhere.
	plain := n.File != "" && filepath.Base(n.File) == n.File && !strings.ContainsAny(n.File, `/\:`) && filepath.Ext(n.File) == ".exe"
	return n, plain && n.Size > 0 && n.Size <= maxSize
}

func (n Notice) signedBy(key ed25519.PublicKey) bool {
	signature, err := base64.StdEncoding.DecodeString(n.Signature)
	return err == nil && ed25519.Verify(key, []byte(n.Text()), signature)
}

// newer tells whether one edition is later than another; numbers between dots. What is no edition is newer than nothing, and
// nothing is newer than it.
func newer(a, b string) bool {
	x, okX := numbers(a)
	y, okY := numbers(b)
	if !okX || !okY {
		return false
	}
	for i := range max(len(x), len(y)) {
		var p, q int
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if p != q {
			return p > q
		}
	}
	return false
}

func numbers(version string) ([]int, bool) {
	var list []int
	for part := range strings.SplitSeq(version, ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

// Take copies the installer into a folder of this computer and gives its path: what is started is the copy that was verified, not
// what a stick gives the next time. Errors: ErrAltered, and those of files.
func (f *Found) Take(folder string) (path string, err error) {
	in, err := os.Open(f.Path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	path = filepath.Join(folder, f.File)
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o700)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, sum), io.LimitReader(in, f.Size+1))
	if err = errors.Join(err, out.Close()); err == nil && (n != f.Size || hex.EncodeToString(sum.Sum(nil)) != f.SHA256) {
		err = ErrAltered
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(path))
	}
	return path, nil
}

// Install ends a window whose person wants another edition: the program starts the installer once the vault is closed.
type Install struct {
	Path   string // of the installer
	Folder string // where the program lies
}

// Error is for logs only.
func (i *Install) Error() string { return "the program makes place for its installer" }
