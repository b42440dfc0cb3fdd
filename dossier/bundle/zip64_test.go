package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sparse is a large file of zeros with pieces of other content.
type sparse struct {
	size   int64
	pieces map[int64][]byte
}

func (s *sparse) ReadAt(p []byte, off int64) (int, error) {
	if off >= s.size {
		return 0, io.EOF
	}
	n := min(int64(len(p)), s.size-off)
	clear(p[:n])
	for at, piece := range s.pieces {
		from, to := max(at, off), min(at+int64(len(piece)), off+n)
		if from < to {
			copy(p[from-off:to-off], piece[from-at:to-at])
		}
	}
	if n < int64(len(p)) {
		return int(n), io.EOF
	}
	return int(n), nil
}

// bigZip lays out a zip with stored entries of the given sizes as the writer would, without their content.
func bigZip(sizes map[string]int64, order []string) *sparse {
	s := &sparse{pieces: map[int64][]byte{}}
	var entries []*zipEntry
	at := int64(0)
	for _, name := range order {
		e := &zipEntry{raw: name, flags: flagUTF8, offset: at, usize: sizes[name], csize: sizes[name], creator: creatorUnix}
		h := e.local()
		s.pieces[at] = h
		at += int64(len(h)) + sizes[name]
		entries = append(entries, e)
	}
	var dir []byte
	for _, e := range entries {
		dir = append(dir, e.central()...)
	}
	s.pieces[at] = append(dir, zipEnd(len(entries), at, int64(len(dir)), 0)...)
	s.size = at + int64(len(s.pieces[at]))
	return s
}

// Sizes and offsets beyond 4 GiB are written so that this reader and another one find the same.
func TestZip64(t *testing.T) {
	order := []string{"b/small", "b/just-below", "b/big", "b/behind"}
	sizes := map[string]int64{"b/small": 10, "b/just-below": max32 - 1<<20, "b/big": 5 << 30, "b/behind": 7}
	s := bigZip(sizes, order)
	ours, err := readZip(s, s.size, DefaultLimits())
	if err != nil || len(ours.broken)+len(ours.odd) > 0 {
		t.Fatal(ours, err)
	}
	theirs, err := zip.NewReader(s, s.size)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Name        string
		Size, Start int64
	}
	var a, b []row
	for _, e := range ours.entries {
		a = append(a, row{e.name, e.usize, e.dataStart})
		if e.usize != sizes[e.name] {
			t.Errorf("%s has %d bytes, want %d", e.name, e.usize, sizes[e.name])
		}
	}
	for _, f := range theirs.File {
		start, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, row{f.Name, int64(f.UncompressedSize64), start})
	}
	if diff := cmp.Diff(b, a); diff != "" {
		t.Error(diff)
	}
}

// More entries than a 16-bit count holds.
func TestManyEntries(t *testing.T) {
	var order []string
	for i := range max16 + 10 {
		order = append(order, "b/"+string(rune('a'+i%26))+string(rune(0x4e00+i/26)))
	}
	s := bigZip(nil, order)
	b := make([]byte, s.size)
	at := int64(0)
	for range order {
		at += int64(copy(b[at:], s.pieces[at]))
	}
	copy(b[at:], s.pieces[at])
	z, err := readZip(bytes.NewReader(b), s.size, DefaultLimits())
	if err != nil || len(z.entries) != len(order) || len(z.broken)+len(z.odd) > 0 {
		t.Errorf("%d entries, %v", len(z.entries), err)
	}
}
