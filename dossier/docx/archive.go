package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
)

// entry is one zip entry: its header and its bytes as they lie in the archive.
type entry struct {
	head zip.FileHeader
	raw  []byte
}

// archive is a zip file read into entries, in order. data is not copied.
type archive struct {
	data    []byte
	files   []*zip.File
	entries []entry
	comment string
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
	a := &archive{data: data, files: r.File, comment: r.Comment, byName: make(map[string]int, len(r.File))}
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
		a.entries = append(a.entries, entry{head: head, raw: data[at : uint64(at)+packed]})
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

// checkSums inflates every entry once, keeping none, and checks length and CRC.
func (a *archive) checkSums() error {
	for _, f := range a.files {
		if err := a.inflate(f, io.Discard); err != nil {
			return err
		}
	}
	return nil
}

// read returns the inflated bytes of the named part.
func (a *archive) read(name string) ([]byte, error) {
	i, ok := a.byName[lower(name)]
	if !ok {
		return nil, fail(CodeMissingPart, name, "no such part")
	}
	var b bytes.Buffer
	b.Grow(int(min(a.files[i].UncompressedSize64, 1<<20)))
	if err := a.inflate(a.files[i], &b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// inflate copies the content of f to w. The zip reader stops at the declared length
// and checks it and the checksum.
func (a *archive) inflate(f *zip.File, w io.Writer) error {
	r, err := f.Open()
	if err != nil {
		return &Error{Code: CodeTruncated, Part: f.Name, Offset: -1, Detail: "entry cannot be opened", Err: err}
	}
	defer r.Close()
	if _, err := io.Copy(w, r); errors.Is(err, zip.ErrChecksum) {
		return &Error{Code: CodeCRC, Part: f.Name, Offset: -1, Detail: "checksum does not hold", Err: err}
	} else if err != nil {
		return &Error{Code: CodeTruncated, Part: f.Name, Offset: -1, Detail: "entry is damaged", Err: err}
	}
	return nil
}

// lower is the form in which part names are compared: without letter case.
func lower(name string) string { return strings.ToLower(name) }
