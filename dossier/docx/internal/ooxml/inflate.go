package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"sync"

	"github.com/klauspost/compress/flate"
)

// inflater inflates entries whole, from memory to memory. It is kept for the next one, as making it costs more than
// most parts of a form.
type inflater struct {
	in      bytes.Reader
	reader  io.ReadCloser // also a flate.Resetter
	scratch []byte        // for content that nobody keeps
}

var inflaters = sync.Pool{New: func() any {
	return &inflater{reader: flate.NewReader(bytes.NewReader(nil))}
}}

func (x *inflater) release() {
	x.in.Reset(nil)
	// A huge outlier should not stay in memory for ever.
	if cap(x.scratch) > 16<<20 {
		x.scratch = nil
	}
	inflaters.Put(x)
}

// inflate appends the content of e to dst. It fails when that is longer or shorter
// than declared. A length that is only claimed takes no memory: dst grows as it is read.
func (x *inflater) inflate(dst []byte, e *entry) ([]byte, error) {
	size := int(e.Head.UncompressedSize64)
	if e.Head.Method == zip.Store {
		if len(e.Raw) != size {
			return dst, io.ErrUnexpectedEOF
		}
		return append(dst, e.Raw...), nil
	}
	x.in.Reset(e.Raw)
	if err := x.reader.(flate.Resetter).Reset(&x.in, nil); err != nil {
		return dst, err
	}
	end := len(dst) + size
	for len(dst) <= end {
		if len(dst) == cap(dst) {
			dst = slices.Grow(dst, 512)
		}
		n, err := x.reader.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		switch {
		case err == io.EOF && len(dst) == end:
			return dst, nil
		case err == io.EOF:
			return dst, io.ErrUnexpectedEOF
		case err != nil:
			return dst, err
		}
	}
	return dst, zip.ErrFormat
}
