package gb

import (
	"errors"
	"fmt"
	"io"

	"yibiao/forms/strict"
)

// DataCode tells the mistakes of a list apart.
type DataCode string

// The mistakes of a list.
const (
	DataRead     DataCode = "list-read" // it cannot be read at all
	DataYAML     DataCode = "list-yaml"
	DataDate     DataCode = "list-date"
	DataUnlisted DataCode = "list-code" // a code of another form, or of nothing
	DataValue    DataCode = "list-value"
	DataTwice    DataCode = "list-twice"
)

// DataError is a mistake in a list file. Line and Column count from 1; zero means the file as a whole.
type DataError struct {
	File         string
	Line, Column int
	Code         DataCode
	What         string // the value or rule concerned, in English
	Err          error  // the cause; nil when the value itself is the mistake
}

// Error gives "file:line:column: what".
func (e *DataError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.What)
}

// Unwrap gives the cause, nil when there is none.
func (e *DataError) Unwrap() error { return e.Err }

// scalar is one YAML value as it is written, with its place.
type scalar struct {
	text         string
	line, column int
}

// ReadNode takes any single value; "null" and nothing are "".
func (s *scalar) ReadNode(d *strict.Decoder, n *strict.Node) {
	at := d.At(n)
	s.text, s.line, s.column = d.Text(n), at.Line, at.Column
}

// mistake is a DataError at the place of s; the file name is set by readYAML or the caller.
func (s *scalar) mistake(code DataCode, what string) *DataError {
	return &DataError{Line: s.line, Column: s.column, Code: code, What: what}
}

// entry is one entry of a keyed mapping.
type entry[T any] struct {
	key   scalar
	value T
}

// keyed is a YAML mapping whose values are all of the shape T, in the order of the file and with the places of its keys.
type keyed[T any] []entry[T]

// ReadNode takes a mapping with different keys; null is an empty one.
func (k *keyed[T]) ReadNode(d *strict.Decoder, n *strict.Node) {
	d.Pairs(n, func(key, value *strict.Node) {
		var e entry[T]
		d.Value(key, &e.key)
		d.Value(value, &e.value)
		*k = append(*k, e)
	})
}

// readYAML reads the one document of r into v, strictly: an unknown or repeated key is a mistake. All errors are *DataError.
func readYAML(r io.Reader, name string, v any) error {
	data, err := io.ReadAll(io.LimitReader(r, int64(strict.Usual.File)+1))
	if err != nil {
		return &DataError{File: name, Code: DataRead, What: "reading: " + err.Error(), Err: err}
	}
	var wrong *strict.Mistake
	if errors.As(strict.Read(name, data, v), &wrong) {
		return &DataError{File: name, Line: wrong.At.Line, Column: wrong.At.Column, Code: DataYAML, What: wrong.What, Err: wrong}
	}
	return nil
}

// inFile makes err a *DataError of the file name.
func inFile(name string, err error) error {
	var mistake *DataError
	if errors.As(err, &mistake) {
		mistake.File = name
		return mistake
	}
	return &DataError{File: name, Code: DataYAML, What: err.Error(), Err: err}
}
