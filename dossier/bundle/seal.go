package bundle

import (
	"archive/zip"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sealMark begins the archive comment of a zip bag made by Write; 64 hex digits follow.
const sealMark = "yibiao-seal sha256:"

// sealLen is the length of the comment in bytes.
const sealLen = len(sealMark) + 2*sha256.Size

// sealText computes the archive comment: the SHA-256 of all bytes from the beginning of the zip to the comment, without the data of
// stored entries. Those are left out because the manifests of the bag cover them, so that nothing large is hashed twice.
// entries must not overlap; end is where the comment begins.
func sealText(ctx context.Context, r io.ReaderAt, entries []*zipEntry, end int64) (string, error) {
	order := slices.Clone(entries)
	slices.SortFunc(order, func(a, b *zipEntry) int { return cmp.Compare(a.offset, b.offset) })
	sum := sha256.New()
	buf, giveBack := borrow()
	defer giveBack()
	at := int64(0)
	cover := func(to int64) error {
		part := io.NewSectionReader(r, at, to-at)
		readErr, _ := pump(ctx, sum, part, buf, func(int) {})
		return readErr
	}
	for _, e := range order {
		if e.method != methodStore {
			continue
		}
		if err := cover(e.dataStart); err != nil {
			return "", err
		}
		at = e.dataEnd()
	}
	if err := cover(end); err != nil {
		return "", err
	}
	return sealMark + hex.EncodeToString(sum.Sum(nil)), nil
}

// DigestOf reads the digest of a bag that Write made, folder or zip, and nothing else of it: which one it is, not whether it is whole.
func DigestOf(path string) (string, error) {
	content, err := tagFileOf(path, tagManifestFile)
	if err != nil {
		return "", failRead("read", path, err)
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:]), nil
}

// InfoOf reads the lines of a bag's bag-info.txt, folder or zip, and nothing else of it; a bag need not be whole. It is an error
// when there is none.
func InfoOf(path string) ([]InfoLine, error) {
	content, err := tagFileOf(path, infoName)
	if err != nil {
		return nil, failRead("read", path, err)
	}
	lines, _ := parseInfo(string(content))
	return lines, nil
}

// Holds tells whether a bag stands at a path, as a folder or zipped, of whatever make.
func Holds(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return err == nil && info.Size() > 0 && zippedBag(path)
	}
	_, err = os.Lstat(filepath.Join(path, bagitName))
	return err == nil
}

// tagFileOf reads a file that stands beside the payload of a bag: in a zip, within its one folder.
func tagFileOf(path, name string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return os.ReadFile(filepath.Join(path, name))
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	for _, f := range z.File {
		if strings.Count(f.Name, "/") != 1 || !strings.HasSuffix(f.Name, "/"+name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		return io.ReadAll(io.LimitReader(r, tagLimit))
	}
	return nil, fs.ErrNotExist
}
