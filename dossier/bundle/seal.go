package bundle

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
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
