package ooxml

import (
	"bytes"
	"fmt"
	"strings"
)

// Code names one way in which a file is not a form that can be filled.
type Code string

// The codes of Error.
const (
	CodeNotZip      Code = "not-zip"         // no zip archive at all
	CodeEncrypted   Code = "encrypted"       // password-protected
	CodeOldDoc      Code = "old-doc"         // binary .doc, not .docx
	CodeNotWord     Code = "not-word"        // an Office package, but not a text document
	CodeWorkbook    Code = "workbook"        // an Excel workbook
	CodeMacro       Code = "macro"           // a macro-enabled template, which is no form itself
	CodeZipBomb     Code = "zip-bomb"        // inflates beyond the limits
	CodeTooLarge    Code = "too-large"       // the file or one of its parts is too large
	CodeTooMany     Code = "too-many-places" // more to look through than any form has
	CodeMissingPart Code = "missing-part"    // a required part is absent
	CodeXML         Code = "xml"             // malformed XML
	CodeEntity      Code = "entity"          // DOCTYPE or ENTITY present
	CodeDepth       Code = "depth"           // XML nested too deeply
	CodeDuplicate   Code = "duplicate-entry" // two zip entries of one name
	CodeBadPath     Code = "bad-path"        // an absolute or climbing entry name
	CodeTruncated   Code = "truncated"       // the archive or an entry ends early
	CodeCRC         Code = "crc"             // an entry's checksum does not hold
	CodeStrict      Code = "strict"          // Strict OOXML, which is not supported
	CodePicture     Code = "picture"         // a picture value that is no PNG or JPEG
)

// Error says why a form cannot be opened or filled.
type Error struct {
	Code Code
	// Part is the zip entry concerned, empty when it is the file as a whole.
	Part string
	// Offset is the byte offset within the inflated part, -1 when unknown.
	Offset int64
	// Line is the line of Offset, from 1; 0 when unknown.
	Line int
	// Detail is for the log, in English.
	Detail string
	// Err is the cause, nil when there is none.
	Err error
}

// Error puts code, place and detail on one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("read docx: ")
	b.WriteString(string(e.Code))
	if e.Part != "" {
		fmt.Fprintf(&b, ": part %q", e.Part)
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, " line %d (byte %d)", e.Line, e.Offset)
	}
	if e.Detail != "" {
		b.WriteString(": " + e.Detail)
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func Fail(code Code, part, format string, args ...any) *Error {
	return &Error{Code: code, Part: part, Offset: -1, Detail: fmt.Sprintf(format, args...)}
}

// FailAt is fail with a place in src, the inflated bytes of the part.
func FailAt(code Code, part string, src []byte, offset int, detail string) *Error {
	offset = max(0, min(offset, len(src)))
	return &Error{
		Code: code, Part: part, Detail: detail, Offset: int64(offset),
		Line: 1 + bytes.Count(src[:offset], []byte{'\n'}),
	}
}
