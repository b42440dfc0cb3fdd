package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
)

// emitEntry is one zip entry: its header and its bytes as they lie in the archive.
type entry struct {
	Head zip.FileHeader
	Raw  []byte
	end  int // offset behind raw
}

// Archive is a zip file read into entries, in order. data is not copied.
type Archive struct {
	Data    []byte
	Files   []*zip.File
	Entries []entry
	comment string
	checked []bool         // by entry: length and CRC were found to hold
	ByName  map[string]int // lower-cased name → index of the first such entry
}

// ReadArchive opens the zip directory and cuts out the raw entries. It inflates
// nothing and leaves duplicate and bad names to checkNames.
func ReadArchive(data []byte) (*Archive, error) {
	if len(data) > maxFile {
		return nil, Fail(CodeTooLarge, "", "%d bytes", len(data))
	}
	if err := sniff(data); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Code: CodeTruncated, Offset: -1, Detail: "zip directory", Err: err}
	}
	if len(r.File) > MaxEntries {
		return nil, Fail(CodeZipBomb, "", "%d entries", len(r.File))
	}
	a := &Archive{
		Data: data, Files: r.File, comment: r.Comment, ByName: make(map[string]int, len(r.File)),
		Entries: make([]entry, 0, len(r.File)), checked: make([]bool, len(r.File)),
	}
	var total uint64
	for i, f := range r.File {
		if f.Flags&1 != 0 {
			return nil, Fail(CodeEncrypted, f.Name, "zip entry is encrypted")
		}
		if f.Method != zip.Store && f.Method != zip.Deflate {
			return nil, Fail(CodeNotZip, f.Name, "compression method %d", f.Method)
		}
		size, packed := f.UncompressedSize64, f.CompressedSize64
		if total += size; size > MaxInflated || total > MaxInflated || size > RatioFloor && size/max(packed, 1) > maxRatio {
			return nil, Fail(CodeZipBomb, f.Name, "%d bytes inflate to %d", packed, size)
		}
		at, err := f.DataOffset()
		if err != nil || at < 0 || packed > uint64(len(data)) || uint64(at)+packed > uint64(len(data)) {
			return nil, &Error{Code: CodeTruncated, Part: f.Name, Offset: -1, Detail: "entry lies outside the file", Err: err}
		}
		head := f.FileHeader
		head.Extra = WithoutZip64(head.Extra)
		if strings.HasSuffix(f.Name, "/") {
			if size > 0 {
				return nil, Fail(CodeBadPath, f.Name, "folder entry with content")
			}
			// WPS deflates the nothing in a folder to two bytes, which archive/zip
			// does not write.
			head.Method, head.Flags, head.CompressedSize64, packed = zip.Store, head.Flags&^8, 0, 0
		}
		end := uint64(at) + f.CompressedSize64
		a.Entries = append(a.Entries, entry{Head: head, Raw: data[at : uint64(at)+packed], end: int(end)})
		if _, seen := a.ByName[Lower(f.Name)]; !seen {
			a.ByName[Lower(f.Name)] = i
		}
	}
	return a, nil
}

// WithoutZip64 copies the extra fields of an entry but the large sizes, which
// archive/zip adds again where they are needed; it appends to the outcome, so that
// must not be shared.
func WithoutZip64(extra []byte) []byte {
	var out []byte
	for len(extra) >= 4 {
		n := 4 + int(binary.LittleEndian.Uint16(extra[2:]))
		if n > len(extra) {
			break
		}
		if binary.LittleEndian.Uint16(extra) != 1 {
			out = append(out, extra[:n]...)
		}
		extra = extra[n:]
	}
	return slices.Clip(append(out, extra...))
}

// sniff tells files that are no zip apart by their first bytes.
func sniff(data []byte) error {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		if bytes.Contains(data, Utf16le("EncryptedPackage")) {
			return Fail(CodeEncrypted, "", "password-protected document")
		}
		return Fail(CodeOldDoc, "", "compound file")
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return Fail(CodeNotZip, "", "no zip signature")
	}
	return nil
}

func Utf16le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// CheckNames yields what is wrong with the entry names, one *Error each.
func (a *Archive) CheckNames() []*Error {
	var bad []*Error
	for i, f := range a.Files {
		if a.ByName[Lower(f.Name)] != i {
			bad = append(bad, Fail(CodeDuplicate, f.Name, "entry given twice"))
		}
		if badPath(f.Name) {
			bad = append(bad, Fail(CodeBadPath, f.Name, "entry name leaves the package"))
		}
	}
	return bad
}

func badPath(name string) bool {
	if name == "" || name[0] == '/' || strings.ContainsAny(name, "\\\x00:") {
		return true
	}
	for seg := range strings.SplitSeq(name, "/") {
		if seg == ".." {
			return true
		}
	}
	return false
}

// Has reports whether the package holds a part of that name, letter case aside.
func (a *Archive) Has(name string) bool {
	_, ok := a.ByName[Lower(name)]
	return ok
}

// CheckSums inflates every entry that was not read yet, keeping none, and checks
// length and CRC.
func (a *Archive) CheckSums() error {
	x := inflaters.Get().(*inflater)
	defer x.release()
	for i := range a.Files {
		if a.checked[i] {
			continue
		}
		var err error
		if x.scratch, err = a.inflate(x, i, x.scratch[:0]); err != nil {
			return err
		}
	}
	return nil
}

// Read returns the inflated bytes of the named part. Length and CRC hold.
func (a *Archive) Read(name string) ([]byte, error) {
	i, ok := a.ByName[Lower(name)]
	if !ok {
		return nil, Fail(CodeMissingPart, name, "no such part")
	}
	x := inflaters.Get().(*inflater)
	defer x.release()
	// A length that is only claimed must not take much memory.
	room := min(a.Files[i].UncompressedSize64, 32*a.Files[i].CompressedSize64) + 1
	return a.inflate(x, i, make([]byte, 0, room))
}

// Skim hands the inflated bytes of the named part to look, which must not keep them.
func (a *Archive) Skim(name string, look func([]byte) error) error {
	i, ok := a.ByName[Lower(name)]
	if !ok {
		return Fail(CodeMissingPart, name, "no such part")
	}
	x := inflaters.Get().(*inflater)
	defer x.release()
	var err error
	if x.scratch, err = a.inflate(x, i, x.scratch[:0]); err != nil {
		return err
	}
	return look(x.scratch)
}

// inflate appends the content of entry i to dst, and checks its length and CRC.
func (a *Archive) inflate(x *inflater, i int, dst []byte) ([]byte, error) {
	f, from := a.Files[i], len(dst)
	dst, err := x.inflate(dst, &a.Entries[i])
	if err == nil {
		err = a.checkSum(i, dst[from:])
	}
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return dst, &Error{Code: CodeCRC, Part: f.Name, Offset: -1, Detail: "checksum does not hold", Err: err}
	case err != nil:
		return dst, &Error{Code: CodeTruncated, Part: f.Name, Offset: -1, Detail: "entry is damaged", Err: err}
	}
	// After opening all are checked, and a form is only read.
	if !a.checked[i] {
		a.checked[i] = true
	}
	return dst, nil
}

// checkSum compares the CRC of content with that of the directory, which a data
// descriptor must repeat. As for archive/zip, one of 0 without a descriptor is none.
func (a *Archive) checkSum(i int, content []byte) error {
	e := &a.Entries[i]
	sum := a.Files[i].CRC32
	switch {
	case a.Files[i].Flags&8 != 0 && !strings.HasSuffix(e.Head.Name, "/"):
		after := a.Data[e.end:]
		if len(after) >= 4 && binary.LittleEndian.Uint32(after) == 0x08074b50 {
			after = after[4:]
		}
		if len(after) < 12 {
			return io.ErrUnexpectedEOF
		}
		if binary.LittleEndian.Uint32(after) != sum {
			return zip.ErrChecksum
		}
	case sum == 0:
		return nil
	}
	if crc32.ChecksumIEEE(content) != sum {
		return zip.ErrChecksum
	}
	return nil
}

// Lower is the form in which part names are compared: without letter case.
func Lower(name string) string { return strings.ToLower(name) }
