package forms

import (
	"maps"
	"slices"
	"strings"

	"yibiao/forms/strict"
)

// Position is a place in a pack file.
type Position = strict.Position

// PackError is one mistake in a pack.
type PackError = strict.Mistake

// Text is a YAML scalar that remembers where it stood, for expressions, ids and other text that is checked
// after the file has been parsed. The zero value is "not given".
type Text struct {
	S  string
	At Position
}

// ReadNode takes any scalar as text.
func (t *Text) ReadNode(d *strict.Decoder, n *strict.Node) {
	t.S, t.At = d.Text(n), d.At(n)
}

// Missing notes where the text would have stood.
func (t *Text) Missing(at Position) { t.At = at }

// Given tells whether the text was written in the file.
func (t Text) Given() bool { return t.S != "" }

// Scalar is an answer as written in an example or sample: a scalar, or a list whose entries are joined by line ends.
type Scalar string

// ReadNode takes a scalar or a list of scalars.
func (s *Scalar) ReadNode(d *strict.Decoder, n *strict.Node) {
	if !strict.IsList(n) {
		*s = Scalar(d.Text(n))
		return
	}
	var parts []string
	d.List(n, func(_ int, entry *strict.Node) {
		var t Text
		d.Value(entry, &t)
		parts = append(parts, t.S)
	})
	*s = Scalar(strings.Join(parts, "\n"))
}

// ReadNode takes a plain id as reference and a mapping as field.
func (i *Item) ReadNode(d *strict.Decoder, n *strict.Node) {
	if strict.IsOne(n) {
		d.Value(n, &i.Ref)
		return
	}
	i.Field = &Field{}
	d.Value(n, i.Field)
}

// Near suggests the known name that is closest, as ", did you mean …?", or nothing.
func Near(name string, known map[string]*Field) string {
	best := strict.Near(name, slices.Sorted(maps.Keys(known)))
	if best == "" {
		return ""
	}
	return ", did you mean " + best + "?"
}
