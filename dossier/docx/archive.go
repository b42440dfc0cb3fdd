package docx

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
	head zip.FileHeader
	raw  []byte
	end  int // offset behind raw
}

// archive is a zip file read into entries, in order. data is not copied.
type archive struct {
	data    []byte
	files   []*zip.File
	entries []entry
	comment string
	checked []bool         // by entry: length and CRC were found to hold
	byName  map[string]int // lower-cased name → index of the first such entry
}

// readArchive opens the zip directory and cuts out the raw entries. It inflates
// nothing and leaves duplicate and bad names to checkNames.
func readArchive(data []byte) (*archive, error) {
	if len(data) > maxFile {
		return nil, fail(CodeTooLarge, "", "%d bytes", len(data))
	}
	if err := sniff(data); err != nil {
		return nil, err
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Code: CodeTruncated, Offset: -1, Detail: "zip directory", Err: err}
	}
	if len(r.File) > maxEntries {
		return nil, fail(CodeZipBomb, "", "%d entries", len(r.File))
	}
	a := &archive{
		data: data, files: r.File, comment: r.Comment, byName: make(map[string]int, len(r.File)),
		entries: make([]entry, 0, len(r.File)), checked: make([]bool, len(r.File)),
	}
	var total uint64
	for i, f := range r.File {
		if f.Flags&1 != 0 {
			return nil, fail(CodeEncrypted, f.Name, "zip entry is encrypted")
		}
		if f.Method != zip.Store && f.Method != zip.Deflate {
			return nil, fail(CodeNotZip, f.Name, "compression method %d", f.Method)
		}
		size, packed := f.UncompressedSize64, f.CompressedSize64
		if total += size; size > maxInflated || total > maxInflated || size > ratioFloor && size/max(packed, 1) > maxRatio {
			return nil, fail(CodeZipBomb, f.Name, "%d bytes inflate to %d", packed, size)
		}
		at, err := f.DataOffset()
		if err != nil || at < 0 || packed > uint64(len(data)) || uint64(at)+packed > uint64(len(data)) {
			return nil, &Error{Code: CodeTruncated, Part: f.Name, Offset: -1, Detail: "entry lies outside the file", Err: err}
		}
		head := f.FileHeader
		head.Extra = withoutZip64(head.Extra)
		if strings.HasSuffix(f.Name, "/") {
			if size > 0 {
				return nil, fail(CodeBadPath, f.Name, "folder entry with content")
			}
			// WPS deflates the nothing in a folder to two bytes, which archive/zip
			// does not write.
			head.Method, head.Flags, head.CompressedSize64, packed = zip.Store, head.Flags&^8, 0, 0
		}
		end := uint64(at) + f.CompressedSize64
		a.entries = append(a.entries, entry{head: head, raw: data[at : uint64(at)+packed], end: int(end)})
		if _, seen := a.byName[lower(f.Name)]; !seen {
			a.byName[lower(f.Name)] = i
		}
	}
	return a, nil
}

// withoutZip64 copies the extra fields of an entry but the large sizes, which
// archive/zip adds again where they are needed; it appends to the outcome, so that
// must not be shared.
func withoutZip64(extra []byte) []byte {
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
		if bytes.Contains(data, utf16le("EncryptedPackage")) {
			return fail(CodeEncrypted, "", "password-protected document")
		}
		return fail(CodeOldDoc, "", "compound file")
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return fail(CodeNotZip, "", "no zip signature")
	}
	return nil
}

func utf16le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// checkNames yields what is wrong with the entry names, one *Error each.
func (a *archive) checkNames() []*Error {
	var bad []*Error
	for i, f := range a.files {
		if a.byName[lower(f.Name)] != i {
			bad = append(bad, fail(CodeDuplicate, f.Name, "entry given twice"))
		}
		if badPath(f.Name) {
			bad = append(bad, fail(CodeBadPath, f.Name, "entry name leaves the package"))
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

// has reports whether the package holds a part of that name, letter case aside.
func (a *archive) has(name string) bool {
	_, ok := a.byName[lower(name)]
	return ok
}

// checkSums inflates every entry that was not read yet, keeping none, and checks
// length and CRC.
func (a *archive) checkSums() error {
	x := inflaters.Get().(*inflater)
	defer x.release()
	for i := range a.files {
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

// read returns the inflated bytes of the named part. Length and CRC hold.
func (a *archive) read(name string) ([]byte, error) {
	i, ok := a.byName[lower(name)]
	if !ok {
		return nil, fail(CodeMissingPart, name, "no such part")
	}
	x := inflaters.Get().(*inflater)
	defer x.release()
	// A length that is only claimed must not take much memory.
	room := min(a.files[i].UncompressedSize64, 32*a.files[i].CompressedSize64) + 1
	return a.inflate(x, i, make([]byte, 0, room))
}

// skim hands the inflated bytes of the named part to look, which must not keep them.
func (a *archive) skim(name string, look func([]byte) error) error {
	i, ok := a.byName[lower(name)]
	if !ok {
		return fail(CodeMissingPart, name, "no such part")
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
func (a *archive) inflate(x *inflater, i int, dst []byte) ([]byte, error) {
	f, from := a.files[i], len(dst)
	dst, err := x.inflate(dst, &a.entries[i])
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
func (a *archive) checkSum(i int, content []byte) error {
	e := &a.entries[i]
	sum := a.files[i].CRC32
	switch {
	case a.files[i].Flags&8 != 0 && !strings.HasSuffix(e.head.Name, "/"):
		after := a.data[e.end:]
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

// lower is the form in which part names are compared: without letter case.
func lower(name string) string { return strings.ToLower(name) }
