package sealed

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"filippo.io/age"
)

// Ending ends the names of sealed materials.
const Ending = ".age"

// chunk and tag are those of the age format: a material is sealed in pieces, each with its tag.
const (
	chunk       = 64 << 10
	tag         = 16
	streamNonce = 16
	// ageHead is the length of what is before the pieces: always the same for one recipient of this kind.
	ageHead = 184
)

// SizeOf is the length of a sealed file for a content.
func SizeOf(content int64) int64 {
	pieces := max(1, (content+chunk-1)/chunk)
	return ageHead + content + pieces*tag
}

// Writer seals what is written to it into w; Close, which must be called, writes its end. Failures: those of writing the head.
func (k *Key) Writer(w io.Writer) (io.WriteCloser, error) {
	return age.Encrypt(w, k.identity.Recipient())
}

// Reader opens what Writer has sealed. Failures: another key, and a head that is damaged or cut.
func (k *Key) Reader(r io.Reader) (io.Reader, error) { return age.Decrypt(r, k.identity) }

// Opened is a sealed file that is read.
type Opened struct {
	io.Reader
	file *os.File
}

// Open opens the sealed file at path. Failures: those of the file system; what is wrong within the file shows when it is read.
func (k *Key) Open(path string) (*Opened, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r, err := k.Reader(f)
	if err != nil {
		// What is wrong shows to whoever reads: a file that is there is opened.
		r = failing{err}
	}
	return &Opened{r, f}, nil
}

// Close is io.Closer.
func (o *Opened) Close() error { return o.file.Close() }

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// ContentOf is the reverse of SizeOf; less than 0 for no length of a sealed file.
func ContentOf(size int64) int64 {
	size -= ageHead
	return size - (size+chunk+tag-1)/(chunk+tag)*tag
}

// OfDisk reports whether reading a sealed file failed at the disk, and not at what the file holds.
func OfDisk(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path)
}
