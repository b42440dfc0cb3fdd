package transfer

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"
)

// Names of the parts, in their order.
const (
	headName    = "head.json"
	changesName = "changes.jsonl.gz"
	seenName    = "seen.txt"
	filesFolder = "materials/"
)

// WorkFactor is the cost of trying one passphrase, as age has it: a second or so on an ordinary computer. Tests lower it.
var WorkFactor = 18

// Content is what is written.
type Content struct {
	Head // Format, Version, Changes and Seen are filled in
	Log
	// Open opens a file by its SHA-256; reading it to its end must fail when it is not what its name says.
	Open func(sha string) (io.ReadCloser, error)
	// Progress tells how many bytes of files are written; may be nil.
	Progress func(done, total int64)
}

// Write writes a file under a passphrase of MinPassphrase characters or more. Failures: those of Open, of writing, and of ctx; what was
// written is of no use then.
func Write(ctx context.Context, w io.Writer, passphrase string, c Content) error {
	recipient, err := age.NewScryptRecipient(norm.NFC.String(passphrase)) // however an input method composes the same characters
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(WorkFactor)
	sealed, err := age.Encrypt(w, recipient)
	if err != nil {
		return err
	}
	if err := c.write(ctx, sealed); err != nil {
		return err
	}
	return sealed.Close()
}

// write writes the archive.
func (c Content) write(ctx context.Context, w io.Writer) error {
	c.Head.Format, c.Head.Version, c.Head.Changes, c.Head.Seen = format, version, len(c.Log.Changes), len(c.Log.Seen)
	head, err := json.MarshalIndent(c.Head, "", "  ")
	if err != nil {
		return err
	}
	var changes bytes.Buffer
	packed := gzip.NewWriter(&changes)
	lines := json.NewEncoder(packed)
	for _, one := range c.Log.Changes {
		if err := lines.Encode(one); err != nil {
			return err
		}
	}
	if err := packed.Close(); err != nil {
		return err
	}
	archive := tar.NewWriter(w)
	for _, part := range []struct {
		name string
		data []byte
	}{{headName, head}, {changesName, changes.Bytes()}, {seenName, []byte(strings.Join(c.Log.Seen, "\n"))}} {
		if err := archive.WriteHeader(entry(part.name, int64(len(part.data)))); err != nil {
			return err
		}
		if _, err := archive.Write(part.data); err != nil {
			return err
		}
	}
	if err := c.writeFiles(ctx, archive); err != nil {
		return err
	}
	return archive.Close()
}

func entry(name string, size int64) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: time.Unix(0, 0), Format: tar.FormatUSTAR}
}

func (c Content) writeFiles(ctx context.Context, archive *tar.Writer) error {
	done, total := int64(0), c.Head.Bytes()
	for _, f := range c.Head.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := archive.WriteHeader(entry(filesFolder+f.SHA, f.Size)); err != nil {
			return err
		}
		if err := c.writeFile(archive, f); err != nil {
			return err
		}
		if done += f.Size; c.Progress != nil {
			c.Progress(done, total)
		}
	}
	return nil
}

func (c Content) writeFile(w io.Writer, f File) error {
	r, err := c.Open(f.SHA)
	if err != nil {
		return err
	}
	n, err := io.Copy(w, r)
	if err == nil && n != f.Size {
		err = fmt.Errorf("file %s has %d bytes, not %d", f.SHA, n, f.Size)
	}
	return errors.Join(err, r.Close())
}

// Bytes is the size of all files together.
func (h Head) Bytes() int64 {
	var n int64
	for _, f := range h.Files {
		n += f.Size
	}
	return n
}
