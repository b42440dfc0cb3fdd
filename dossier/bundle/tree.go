package bundle

import (
	"context"
	"errors"
	"io"
	"sync"
)

// node is one file of a bag as it lies on disk or in a zip.
type node struct {
	path string // slash path inside the bag
	size int64  // bytes, unpacked
	ref  int    // for the tree that made it
}

// tree is a bag to be verified: a folder or a zip.
type tree interface {
	// list gives all files and tells f of what cannot be one. An error ends the verification; errStop does so
	// without being a failure, because f has been told why.
	list(ctx context.Context, f *findings) ([]node, error)
	// sealed tells that the container bears this program's seal, whole or not; known once list has been called.
	sealed() bool
	// open gives the content; the reader reports damage at the end of the file at the latest.
	open(n node) (io.ReadCloser, error)
	// seal checks the container itself, once own is known.
	seal(ctx context.Context, own bool, f *findings) error
	kind() Kind
	name() string
}

// errStop ends a verification whose reason is in the findings.
var errStop = errors.New("stopped")

// errPacked marks content that contradicts the zip's own checksum or sizes.
var errPacked = errors.New("zip entry contradicts its header")

// errBomb marks content that unpacks beyond what it declares.
var errBomb = errors.New("unpacks to more than declared")

// bufferSize is the piece between two looks at the context and two reports of progress, in bytes.
const bufferSize = 256 << 10

// buffers lends pieces of bufferSize.
var buffers = sync.Pool{New: func() any { return new([bufferSize]byte) }}

// borrow gives a buffer and what returns it.
func borrow() (buf []byte, giveBack func()) {
	b := buffers.Get().(*[bufferSize]byte)
	return b[:], func() { buffers.Put(b) }
}

// meter reports progress of one stage.
type meter struct {
	tell  func(Progress)
	state Progress
}

func newMeter(tell func(Progress), stage string, total int64) *meter {
	return &meter{tell, Progress{Stage: stage, Total: total}}
}

// at adds n to what is done and tells it. A nil receiver counts nothing.
func (m *meter) at(file string, n int64) {
	if m == nil {
		return
	}
	m.state.File = file
	m.state.Done += n
	if m.tell != nil {
		m.tell(m.state)
	}
}

// pump copies r to w in pieces, looks at ctx before each and tells m after each. readErr and writeErr are kept apart
// because they mean different things to the user; io.EOF is no error.
func pump(ctx context.Context, w io.Writer, r io.Reader, buf []byte, each func(n int)) (readErr, writeErr error) {
	idle := 0
	for {
		if err := ctx.Err(); err != nil {
			return err, nil
		}
		n, err := r.Read(buf)
		if n > 0 {
			idle = 0
			if _, werr := w.Write(buf[:n]); werr != nil {
				return nil, werr
			}
			each(n)
		} else if idle++; idle > 100 {
			return io.ErrNoProgress, nil
		}
		if err == io.EOF {
			return nil, nil
		}
		if err != nil {
			return err, nil
		}
	}
}
