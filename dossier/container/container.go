// Package container looks into files that hold other files: zip archives, the documents that are such archives, and the containers
// of the old office programs. It tells whether they can be opened, not what is written in them.
package container

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Errors of a container.
var (
	ErrLocked  = errors.New("the file asks for a password")
	ErrCut     = errors.New("the end of the file is missing")
	ErrDamaged = errors.New("the file is damaged")
)

// most bounds what is unpacked of one archive, in bytes.
const most = 256 << 20

// documents are the endings of documents that are archives, with the part without which none can be opened.
var documents = map[string]string{
	".docx": "word/document.xml", ".docm": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml",
	".ofd": "OFD.xml", // GB/T 33190-2016, 7.1
}

// Document tells by its ending, .docx or .ofd, whether a file is such a document.
func Document(ending string) bool { return documents[ending] != "" }

// CheckDocument tells what hinders a document of that ending from being opened; nil where nothing is known to. An old file under a new
// ending is one of its own kind, which the programs open. Errors: ErrLocked, ErrCut, ErrDamaged.
func CheckDocument(ending string, data []byte) error {
	if IsOld(data) {
		return CheckOld(data)
	}
	r, err := open(data)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(r.File, func(f *zip.File) bool { return strings.TrimPrefix(f.Name, "/") == documents[ending] }) {
		return ErrDamaged
	}
	room := int64(most)
	for _, f := range r.File {
		if _, err := unpack(f, &room); errors.Is(err, ErrDamaged) {
			return err
		}
	}
	return nil
}

// File is one file of an archive. Name is its whole name there.
type File struct {
	Name string
	Data []byte
}

// Files unpacks an archive; folders are left out. all is false when there is more in it than is unpacked, or in a way that is not known.
// Errors: ErrLocked, ErrCut, ErrDamaged.
func Files(data []byte) (files []File, all bool, err error) {
	r, err := open(data)
	if err != nil {
		return nil, false, err
	}
	room, all := int64(most), true
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") || strings.HasSuffix(f.Name, `\`) {
			continue
		}
		content, err := unpack(f, &room)
		if errors.Is(err, ErrDamaged) {
			return nil, false, err
		}
		if err != nil {
			all = false
			continue
		}
		files = append(files, File{Name: nameOf(f), Data: content})
	}
	return files, all, nil
}

func open(data []byte) (*zip.Reader, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case err == nil && slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Flags&1 != 0 }): // APPNOTE.TXT 4.4.4, bit 0
		return nil, ErrLocked
	case err == nil:
		return r, nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return nil, ErrCut // the list of its files stands at the end
	}
	return nil, ErrDamaged
}

// unpack gives a file of an archive and takes it off the room. Errors: ErrDamaged, and others where it was not unpacked for want of
// room or of the method.
func unpack(f *zip.File, room *int64) ([]byte, error) {
	if f.Method != zip.Store && f.Method != zip.Deflate {
		return nil, zip.ErrAlgorithm
	}
	in, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	defer in.Close()
	out, err := io.ReadAll(io.LimitReader(in, *room+1))
	if err != nil {
		return nil, ErrDamaged
	}
	if *room -= int64(len(out)); *room < 0 {
		*room = 0
		return nil, io.ErrShortBuffer
	}
	return out, nil
}

// nameOf reads a name in UTF-8, else as Windows writes it in Chinese.
func nameOf(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil {
		return name
	}
	return strings.ToValidUTF8(f.Name, "?")
}
