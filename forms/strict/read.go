// Package strict reads and writes the YAML files of the program: packs, lists, samples, answers, words of forms. An unknown or
// repeated key is a mistake, every mistake has its place, and a value is text as it was typed until a number is wanted: a code
// with leading zeros stays one.
//
// It is the only package that knows the YAML library.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"yibiao/forms/pattern"
)

// Limits bound what is read, in bytes.
type Limits struct{ File, Line int }

// Usual are the limits of files that people write.
var Usual = Limits{File: 1 << 20, Line: 4096}

// maxDepth bounds brackets in brackets: the parser's time grows with the square of them.
const maxDepth = 64

// Read reads the one document of data into v, a pointer; file is its name in mistakes. JSON is read too. Nothing at all leaves
// v as it is. The error is a *Mistake, or several joined, in the order of the file.
func Read(file string, data []byte, v any) error { return Usual.Read(file, data, v) }

// Read reads as the function Read does, within other limits.
func (l Limits) Read(file string, data []byte, v any) error {
	root, mistake := l.parse(file, data)
	if mistake != nil {
		return mistake
	}
	if root == nil {
		root = &Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: 1, Column: 1}
	}
	d := &Decoder{file: file}
	d.value(root, reflect.ValueOf(v).Elem())
	if len(d.mistakes) == 1 {
		return d.mistakes[0]
	}
	return errors.Join(d.mistakes...)
}

// parse gives the node of the one document; nil when there is none.
func (l Limits) parse(file string, data []byte) (*Node, *Mistake) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // Notepad's mark of UTF-8
	if m := l.shape(data); m != nil {
		m.At.File = file
		return nil, m
	}
	loader, err := yaml.NewLoader(bytes.NewReader(wholeSigns(data)))
	if err != nil {
		return nil, syntax(file, data, err)
	}
	var document, further Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, syntax(file, data, err)
	}
	if err := loader.Load(&further); err == nil {
		at := Position{File: file, Line: further.Line, Column: further.Column}
		return nil, &Mistake{At: at, Code: Documents, What: "a second document after ---; a file holds one"}
	} else if !errors.Is(err, io.EOF) {
		return nil, syntax(file, data, err)
	}
	return document.Content[0], nil
}

// Place finds where a value stands: the keys and, as numbers, the entries of lists on the way to it, of which the last that is
// there counts. Zeros when the data cannot be read.
func (l Limits) Place(data []byte, way ...string) Position {
	n, mistake := l.parse("", data)
	if mistake != nil || n == nil {
		return Position{}
	}
	for _, step := range way {
		next := below(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return Position{Line: n.Line, Column: n.Column}
}

func below(n *Node, step string) *Node {
	if i, err := strconv.Atoi(step); err == nil && n.Kind == yaml.SequenceNode && i < len(n.Content) {
		return n.Content[i]
	}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == step {
			return n.Content[i+1]
		}
	}
	return nil
}

// shape refuses what no data file of this program looks like. Brackets inside quotes and comments count too, which is harmless
// as they are few.
func (l Limits) shape(data []byte) *Mistake {
	if len(data) > l.File {
		return &Mistake{Code: Size, What: fmt.Sprintf("the file is larger than %d bytes", l.File)}
	}
	if !utf8.Valid(data) {
		return &Mistake{Code: Encoding, What: "the file is not UTF-8 text"}
	}
	line, column, start, depth := 1, 0, 0, 0
	for i, b := range data {
		if b&0xc0 != 0x80 { // the first byte of a sign
			column++
		}
		switch b {
		case '\n':
			line, column, start = line+1, 0, i+1
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		at := Position{Line: line, Column: column}
		if depth > maxDepth || i-start >= l.Line {
			return &Mistake{At: at, Code: Nesting, What: "nested too deeply, or a line too long"}
		}
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' || b == 0x7f {
			return &Mistake{At: at, Code: Control, What: fmt.Sprintf("the character %#02x cannot be seen and may not stand here", b)}
		}
	}
	return nil
}

// pairs are the two halves in which JSON writes the signs beyond the first 65,536.
var pairs = pattern.Of(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// wholeSigns joins such halves in JSON, which YAML does not know.
func wholeSigns(data []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return data
	}
	return pairs.ReplaceAllFunc(data, func(pair []byte) []byte {
		high, _ := strconv.ParseUint(string(pair[2:6]), 16, 32)
		low, _ := strconv.ParseUint(string(pair[8:12]), 16, 32)
		return []byte(string(utf16.DecodeRune(rune(high), rune(low))))
	})
}

// syntax tells where and why text is not YAML.
func syntax(file string, data []byte, err error) *Mistake {
	m := &Mistake{At: Position{File: file, Line: 1, Column: 1}, Code: Syntax, What: err.Error()}
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		m.Key = m.What
		return m
	}
	m.Key, m.What = e.Message, e.Message
	if e.Mark.Line > 0 {
		m.At.Line, m.At.Column = e.Mark.Line, max(e.Mark.Column, 1)
	}
	m.At = within(data, m.At)
	has := func(words string) bool { return strings.Contains(e.Message, words) }
	switch {
	case has("expected node content") && e.Mark.Line > m.At.Line:
		m.Code = Unclosed
	case has("unexpected end of stream"):
		// The end of the file is where the parser noticed; where the quote was opened is where to look.
		m.Code, m.At.Line, m.At.Column = Unclosed, e.ContextMark.Line, e.ContextMark.Column
	case has("expected ',' or"):
		m.Code = Unclosed
	case has("mapping values are not allowed"), has("could not find expected ':'"):
		m.Code = Colon
	case has("did not find expected key"), has("expected '-' indicator"), has("sequence entries are not allowed"):
		m.Code = Indent
	case has("anchor"):
		m.Code = Anchor
	case has("cannot start any token"):
		m.Code, m.Key = Sign, signAt(data, m.At)
		if m.Key == "\t" {
			m.Code = Tab
		}
	}
	if e.ContextMark.Line > 0 && e.ContextMark.Line < m.At.Line {
		m.First = e.ContextMark.Line
	}
	return m
}

// within is a place of a file, or the last sign that is written there where the place is the end of the file.
func within(data []byte, at Position) Position {
	lines := strings.Split(strings.TrimRight(string(data), " \t\r\n"), "\n")
	if at.Line > len(lines) {
		at.Line, at.Column = len(lines), max(utf8.RuneCountInString(lines[len(lines)-1]), 1)
	}
	return at
}

// signAt is the character at a place of a file; "" when there is none.
func signAt(data []byte, at Position) string {
	lines := strings.SplitN(string(data), "\n", at.Line+1)
	if at.Line > len(lines) {
		return ""
	}
	signs := []rune(lines[at.Line-1])
	if at.Column > len(signs) {
		return ""
	}
	return string(signs[at.Column-1])
}
