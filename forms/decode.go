package forms

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	goccy "github.com/goccy/go-yaml"
	"go.yaml.in/yaml/v3"

	"yibiao/forms/gb"
)

// decodeStrict reads one YAML document into v; every mistake comes back as *PackError with its place in file. Unknown
// and repeated keys are mistakes.
//
// The packs are read at every start, so the reading is made for speed: the text is taken apart by libyaml's port, which
// needs a quarter of the time of the parser used elsewhere, and brought into the types of this package by a decoder that
// knows no more than they need.
func decodeStrict(file string, data []byte, v any) error {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // Notepad's mark of UTF-8
	var shape *gb.DataError
	if errors.As(gb.CheckShape(data), &shape) {
		return &PackError{At: Position{File: file, Line: shape.Line, Column: shape.Column}, What: shape.What}
	}
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		return syntaxError(file, data, err)
	}
	if document.Kind == 0 {
		return nil
	}
	d := &decoder{file: file}
	d.value(document.Content[0], reflect.ValueOf(v).Elem())
	return d.err
}

// syntaxError tells where text is not YAML. The fast parser knows only about where; the other one is asked.
func syntaxError(file string, data []byte, err error) error {
	at := Position{File: file, Line: 1, Column: 1}
	what := strings.TrimPrefix(err.Error(), "yaml: ")
	if n, scanned := fmt.Sscanf(what, "line %d:", &at.Line); scanned == nil && n == 1 {
		_, what, _ = strings.Cut(what, ": ")
	}
	var ignored any
	var located goccy.Error
	if errors.As(goccy.Unmarshal(data, &ignored), &located) {
		what = located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			at.Line, at.Column = t.Position.Line, t.Position.Column
		}
	}
	return &PackError{At: at, What: what}
}

// decoder brings nodes into values. It stops at the first mistake.
type decoder struct {
	file string
	err  error
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	if d.err == nil {
		d.err = &PackError{At: d.at(n), What: fmt.Sprintf(format, args...)}
	}
}

func (d *decoder) at(n *yaml.Node) Position {
	return Position{File: d.file, Line: n.Line, Column: n.Column}
}

var (
	textType   = reflect.TypeFor[Text]()
	itemType   = reflect.TypeFor[Item]()
	scalarType = reflect.TypeFor[Scalar]()
)

// value reads one node into v, by the type of v.
func (d *decoder) value(n *yaml.Node, v reflect.Value) {
	if d.err != nil {
		return
	}
	if n.Kind == yaml.AliasNode {
		if n = n.Alias; n.Kind != yaml.ScalarNode {
			d.fail(n, "an anchor may stand for one value only, not for a list or mapping") // else a short file could unfold without end
			return
		}
	}
	switch v.Type() {
	case textType:
		v.Set(reflect.ValueOf(d.text(n)))
		return
	case scalarType:
		v.SetString(d.scalar(n))
		return
	case itemType:
		d.item(n, v.Addr().Interface().(*Item))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !isNull(n) {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(n, v.Elem())
		}
	case reflect.Struct:
		d.mapping(n, v)
	case reflect.Slice:
		d.list(n, v)
	case reflect.Map:
		d.keyed(n, v)
	default:
		d.plain(n, v)
	}
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// text takes any scalar as text.
func (d *decoder) text(n *yaml.Node) Text {
	t := Text{At: d.at(n)}
	switch {
	case n.Kind != yaml.ScalarNode:
		d.fail(n, "expected one value, found a list or mapping")
	case isNull(n):
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		t.S = strings.TrimRight(n.Value, "\n")
	default:
		t.S = n.Value
	}
	return t
}

// scalar takes a scalar, or a list of scalars joined by line ends.
func (d *decoder) scalar(n *yaml.Node) string {
	if n.Kind != yaml.SequenceNode {
		return d.text(n).S
	}
	var parts []string
	for _, entry := range n.Content {
		var s Text
		d.value(entry, reflect.ValueOf(&s).Elem())
		parts = append(parts, s.S)
	}
	return strings.Join(parts, "\n")
}

// item takes a plain id as reference and a mapping as field.
func (d *decoder) item(n *yaml.Node, into *Item) {
	if n.Kind == yaml.ScalarNode {
		into.Ref = d.text(n)
		return
	}
	into.Field = &Field{}
	d.value(n, reflect.ValueOf(into.Field).Elem())
}

// plain reads text, whole numbers and yes or no.
func (d *decoder) plain(n *yaml.Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, "expected one value, found a list or mapping")
		return
	}
	if isNull(n) {
		return
	}
	var err error
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.Value)
	case reflect.Bool:
		var b bool
		if b, err = strconv.ParseBool(n.Value); n.Tag != "!!bool" || err != nil {
			d.fail(n, "expected true or false, found %q", n.Value)
		}
		v.SetBool(b)
	default:
		var i int64
		if i, err = strconv.ParseInt(n.Value, 10, v.Type().Bits()); n.Tag != "!!int" || err != nil {
			d.fail(n, "expected a whole number, found %q", n.Value)
		}
		v.SetInt(i)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "expected a list")
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, entry := range n.Content {
		d.value(entry, v.Index(i))
	}
}

// keyed reads a mapping whose keys are data.
func (d *decoder) keyed(n *yaml.Node, v reflect.Value) {
	if isNull(n) {
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	d.pairs(n, func(key, value *yaml.Node) {
		made := reflect.New(v.Type().Elem()).Elem()
		d.value(value, made)
		v.SetMapIndex(reflect.ValueOf(key.Value), made)
	})
}

// mapping reads a mapping whose keys are those of a struct.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value) {
	if isNull(n) {
		return
	}
	keys := keysOf(v.Type())
	d.pairs(n, func(key, value *yaml.Node) {
		index, known := keys[key.Value]
		if !known {
			d.fail(key, "unknown field %q", key.Value)
			return
		}
		d.value(value, v.FieldByIndex(index))
	})
}

// pairs goes through a mapping, whose keys must be plain and different.
func (d *decoder) pairs(n *yaml.Node, take func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "expected a mapping")
		return
	}
	seen := make([]string, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content) && d.err == nil; i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode {
			d.fail(key, "a key must be one value")
			return
		}
		if slices.Contains(seen, key.Value) {
			d.fail(key, "%q stands here twice", key.Value)
			return
		}
		seen = append(seen, key.Value)
		take(key, n.Content[i+1])
	}
}

// structKeys holds the keys of every struct type that was read, by their place in the struct.
var structKeys sync.Map // reflect.Type → map[string][]int

// keysOf gives the keys of a struct: the names in its yaml tags, those of inlined structs among them.
func keysOf(t reflect.Type) map[string][]int {
	if made, ok := structKeys.Load(t); ok {
		return made.(map[string][]int)
	}
	keys := map[string][]int{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case !f.IsExported(), name == "-":
		case option == "inline":
			for key, index := range keysOf(f.Type) {
				keys[key] = append([]int{i}, index...)
			}
		case name != "":
			keys[name] = f.Index
		}
	}
	structKeys.Store(t, keys)
	return keys
}
