package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	fast "github.com/klauspost/compress/flate"
)

const mainPart = "word/document.xml"

// entry is one file of a zip package as it lies there.
type entry struct {
	head zip.FileHeader
	raw  []byte
}

// floor is the least that any engine must do which leaves document.xml compressed: copy the package raw, inflate the
// main part of the form and deflate that of the outcome. It reuses whatever can be reused.
type floor struct {
	entries []entry // of the outcome
	packed  []byte  // the form's main part
	content []byte  // the outcome's main part, inflated

	in    bytes.Reader
	fr    io.ReadCloser
	plain bytes.Buffer
	fw    compressor
	level int // of fw
	out   bytes.Buffer
}

// compressor is what both deflate libraries give.
type compressor interface {
	io.WriteCloser
	Reset(io.Writer)
}

// ownLibrary is that of dossier/docx, stdLibrary the one of archive/zip, by which the floor does not fall when our
// engine takes a faster one.
func ownLibrary(w io.Writer, level int) (compressor, error) { return fast.NewWriter(w, level) }
func stdLibrary(w io.Writer, level int) (compressor, error) { return flate.NewWriter(w, level) }

// newFloor makes the job for a form and the outcome of filling it; the form itself may be given for that, which makes
// the floor lower than what the answers alone cost. The deflate level of our own library is the one the outcome was
// written with. Inflating is always done by the standard library.
func newFloor(form, outcome []byte, own bool) (job, error) {
	blank, err := readEntries(form)
	if err != nil {
		return nil, err
	}
	filled, err := readEntries(outcome)
	if err != nil {
		return nil, err
	}
	f := &floor{entries: filled, fr: flate.NewReader(nil)}
	for _, e := range blank {
		if e.head.Name == mainPart {
			f.packed = e.raw
		}
	}
	var raw []byte
	for _, e := range filled {
		if e.head.Name == mainPart {
			raw = e.raw
		}
	}
	if f.packed == nil || raw == nil {
		return nil, errors.New("floor: no " + mainPart)
	}
	if f.content, err = io.ReadAll(flate.NewReader(bytes.NewReader(raw))); err != nil {
		return nil, fmt.Errorf("floor: inflate %s: %w", mainPart, err)
	}
	switch {
	case !own:
		f.fw, err = stdLibrary(&f.out, zipLevel)
	case bytes.Equal(form, outcome):
		// The blank was packed by the program that made it, so its level says nothing about ours.
		f.fw, err = ownLibrary(&f.out, floorLevel)
	default:
		err = f.findLevel(raw)
	}
	return f.next, err
}

// floorLevel is that of dossier/docx, for the cases where the outcome does not tell it; the test checks it.
const floorLevel = 3

// zipLevel is that of archive/zip, with which the goals were set: see its register.go.
const zipLevel = 5

// findLevel sets the compressor to the level that makes raw of the content.
func (f *floor) findLevel(raw []byte) error {
	for level := flate.BestSpeed; level <= flate.BestCompression; level++ {
		var err error
		if f.fw, err = ownLibrary(&f.out, level); err != nil {
			return fmt.Errorf("floor: %w", err)
		}
		if err := f.deflate(); err != nil {
			return err
		}
		if bytes.Equal(f.out.Bytes(), raw) {
			f.level = level
			return nil
		}
	}
	return errors.New("floor: no deflate level makes the bytes of the outcome")
}

func (f *floor) deflate() error {
	f.out.Reset()
	f.fw.Reset(&f.out)
	if _, err := f.fw.Write(f.content); err != nil {
		return fmt.Errorf("floor: deflate: %w", err)
	}
	if err := f.fw.Close(); err != nil {
		return fmt.Errorf("floor: deflate: %w", err)
	}
	return nil
}

// next does it once. Both checksums are taken, as every reader and writer of zip files must.
func (f *floor) next(w *bytes.Buffer) error {
	f.in.Reset(f.packed)
	if err := f.fr.(flate.Resetter).Reset(&f.in, nil); err != nil {
		return fmt.Errorf("floor: inflate: %w", err)
	}
	f.plain.Reset()
	if _, err := f.plain.ReadFrom(f.fr); err != nil {
		return fmt.Errorf("floor: inflate: %w", err)
	}
	crc32.ChecksumIEEE(f.plain.Bytes())
	zw := zip.NewWriter(w)
	for _, e := range f.entries {
		head, raw := e.head, e.raw
		if head.Name == mainPart {
			if err := f.deflate(); err != nil {
				return err
			}
			raw = f.out.Bytes()
			head.CRC32 = crc32.ChecksumIEEE(f.content)
			head.CompressedSize64 = uint64(len(raw))
		}
		zf, err := zw.CreateRaw(&head)
		if err == nil {
			_, err = zf.Write(raw)
		}
		if err != nil {
			return fmt.Errorf("floor: copy %s: %w", head.Name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return fmt.Errorf("floor: %w", err)
	}
	return nil
}

func readEntries(data []byte) ([]entry, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("floor: %w", err)
	}
	var out []entry
	for _, f := range r.File {
		rc, err := f.OpenRaw()
		if err != nil {
			return nil, fmt.Errorf("floor: %s: %w", f.Name, err)
		}
		raw, err := io.ReadAll(rc)
		if err != nil {
			return nil, fmt.Errorf("floor: %s: %w", f.Name, err)
		}
		out = append(out, entry{head: f.FileHeader, raw: raw})
	}
	return out, nil
}
