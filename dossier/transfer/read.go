package transfer

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"yibiao/dossier/store"
)

const (
	// ageLine begins every age file, and scryptLine its first line when a passphrase opens it.
	ageLine    = "age-encryption.org/"
	scryptLine = "age-encryption.org/v1\n-> scrypt "
	// mostWork is the most that a file may ask of whoever tries a passphrase.
	mostWork = 20
	maxHead  = 64 << 20
	maxLines = 2 << 30 // bytes of changes, and of ids
)

// Parcel is a file that was read whole and found in order.
type Parcel struct {
	Head
	Log
	in  io.ReadSeeker
	key *once
}

// Read reads a file of a size in bytes to its end and proves it. progress, which may be nil, tells how far. in must stay open for Files.
// Failures: an *Error, those of the disk, and that of ctx.
func Read(ctx context.Context, in io.ReadSeeker, size int64, passphrase string, progress func(done, total int64)) (*Parcel, error) {
	begin := make([]byte, len(scryptLine))
	n, err := io.ReadFull(in, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	switch {
	case n < len(begin) && strings.HasPrefix(scryptLine, string(begin[:n])):
		return nil, damaged("cut before its end")
	case !bytes.HasPrefix(begin, []byte(ageLine)):
		return nil, &Error{Code: CodeForeign}
	case string(begin) != scryptLine:
		return nil, &Error{CodeForeign, errors.New("not under a passphrase")}
	}
	identity, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return nil, &Error{CodePassphrase, err}
	}
	identity.SetMaxWorkFactor(mostWork)
	p := &Parcel{in: in, key: &once{of: identity}}
	archive, err := p.open(ctx, size, progress)
	if err != nil {
		return nil, err
	}
	p.Head, p.Log, err = walk(archive, func(_ string, r io.Reader) error { _, err := io.Copy(io.Discard, r); return err })
	if err != nil {
		return nil, found(ctx, err)
	}
	return p, nil
}

// Files gives each file of the parcel to put, in order, which reads it to its end. Failures: those of put, of the disk and of ctx, and an *Error
// when the parcel is not the one that was read any more.
func (p *Parcel) Files(ctx context.Context, progress func(done, total int64), put func(sha string, r io.Reader) error) error {
	archive, err := p.open(ctx, 0, nil)
	if err != nil {
		return err
	}
	done, total := int64(0), p.Bytes()
	head, _, err := walk(archive, func(sha string, r io.Reader) error {
		counted := &counting{in: r}
		if err := put(sha, counted); err != nil {
			return &putting{err}
		}
		if done += counted.n; progress != nil {
			progress(done, total)
		}
		return nil
	})
	var own *putting
	switch {
	case errors.As(err, &own):
		return own.err
	case err != nil:
		return found(ctx, err)
	case head.Changes != p.Head.Changes || !head.At.Equal(p.Head.At):
		return damaged("the file has been exchanged")
	}
	return nil
}

// putting is a failure of whoever takes the files.
type putting struct{ err error }

func (p *putting) Error() string { return p.err.Error() }

// open gives the archive within the file, from its beginning.
func (p *Parcel) open(ctx context.Context, size int64, progress func(done, total int64)) (io.Reader, error) {
	if _, err := p.in.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	archive, err := age.Decrypt(&counting{in: p.in, ctx: ctx, told: progress, total: size}, p.key)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, &Error{CodePassphrase, err}
	case err != nil:
		return nil, found(ctx, err)
	}
	return archive, nil
}

// found is what a failure of reading tells: those of the disk and of ctx are what they are, all others that the file is damaged.
func found(ctx context.Context, err error) error {
	var disk *fs.PathError
	var own *Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &disk), errors.As(err, &own):
		return err
	}
	return &Error{CodeDamaged, err}
}

// once opens the key of a file a single time: that is meant to be slow.
type once struct {
	of  age.Identity
	key []byte
}

// Unwrap is age.Identity.
func (o *once) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if o.key != nil {
		return bytes.Clone(o.key), nil
	}
	key, err := o.of.Unwrap(stanzas)
	o.key = bytes.Clone(key)
	return key, err
}

// counting counts what is read; it stops with ctx, where there is one.
type counting struct {
	in       io.Reader
	ctx      context.Context
	told     func(done, total int64)
	n, total int64
}

// Read is io.Reader.
func (c *counting) Read(p []byte) (int, error) {
	if c.ctx != nil && c.ctx.Err() != nil {
		return 0, c.ctx.Err()
	}
	n, err := c.in.Read(p)
	if c.n += int64(n); c.told != nil {
		c.told(c.n, c.total)
	}
	return n, err
}

// walk reads an archive to its end and proves it; each file is given to take, which reads it whole.
func walk(in io.Reader, take func(sha string, r io.Reader) error) (head Head, log Log, err error) {
	archive := tar.NewReader(in)
	if err := part(archive, headName, maxHead, func(r io.Reader) error {
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		return head.parse(data)
	}); err != nil {
		return head, log, err
	}
	if err := part(archive, changesName, maxLines, func(r io.Reader) (err error) { log.Changes, err = changesIn(r); return err }); err != nil {
		return head, log, err
	}
	if err := part(archive, seenName, maxLines, func(r io.Reader) (err error) { log.Seen, err = linesIn(r); return err }); err != nil {
		return head, log, err
	}
	if len(log.Changes) != head.Changes || len(log.Seen) != head.Seen {
		return head, log, fmt.Errorf("%d changes and %d ids, not %d and %d", len(log.Changes), len(log.Seen), head.Changes, head.Seen)
	}
	for _, f := range head.Files {
		if err := part(archive, filesFolder+f.SHA, f.Size, func(r io.Reader) error { return proven(r, f, take) }); err != nil {
			return head, log, err
		}
	}
	if _, err := archive.Next(); err != io.EOF {
		return head, log, errors.Join(err, errors.New("more than the head tells of"))
	}
	_, err = io.Copy(io.Discard, in) // that what is sealed has its end
	return head, log, err
}

// parse reads the head.
func (h *Head) parse(data []byte) error {
	var kind struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return err
	}
	switch {
	case kind.Format != format:
		return &Error{CodeForeign, fmt.Errorf("format %.60q", kind.Format)}
	case kind.Version > version:
		return &Error{CodeNewer, fmt.Errorf("version %d", kind.Version)}
	}
	if err := json.Unmarshal(data, h); err != nil {
		return err
	}
	known := map[string]bool{}
	for _, f := range h.Files {
		if sha, err := hex.DecodeString(f.SHA); err != nil || len(sha) != sha256.Size || strings.ToLower(f.SHA) != f.SHA || f.Size < 0 || known[f.SHA] {
			return fmt.Errorf("file %.80q of %d bytes", f.SHA, f.Size)
		}
		known[f.SHA] = true
	}
	return nil
}

// part reads the next part of an archive, which must be the named one and no longer than most bytes.
func part(archive *tar.Reader, name string, most int64, read func(io.Reader) error) error {
	h, err := archive.Next()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	switch {
	case errors.Is(err, tar.ErrHeader) && name == headName:
		return &Error{CodeForeign, err}
	case err != nil:
		return err
	case h.Name != name && name == headName:
		return &Error{CodeForeign, fmt.Errorf("begins with %.60q", h.Name)}
	case h.Name != name || h.Typeflag != tar.TypeReg || h.Format != tar.FormatUSTAR || h.Size > most:
		return fmt.Errorf("part %.100q of %d bytes where %s is to be", h.Name, h.Size, name)
	}
	return read(archive)
}

// changesIn reads changes, one a line.
func changesIn(r io.Reader) ([]store.Change, error) {
	packed, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var list []store.Change
	lines := json.NewDecoder(&io.LimitedReader{R: packed, N: maxLines})
	for {
		var c store.Change
		err := lines.Decode(&c)
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
}

func linesIn(r io.Reader) ([]string, error) {
	var list []string
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		list = append(list, lines.Text())
	}
	return list, lines.Err()
}

// proven gives a file to take and compares what that has read with what the head says.
func proven(r io.Reader, f File, take func(sha string, r io.Reader) error) error {
	sum := sha256.New()
	seen := &counting{in: io.TeeReader(r, sum)}
	if err := take(f.SHA, seen); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != f.SHA || seen.n != f.Size {
		return fmt.Errorf("file %s is %s of %d bytes", f.SHA, got, seen.n)
	}
	return nil
}
