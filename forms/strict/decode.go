package strict

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
)

// Node is one value of a file with what lies below it.
type Node = yaml.Node

// Reader is a type that takes its own value from a node. What is wrong is told to the decoder.
type Reader interface {
	ReadNode(d *Decoder, n *Node)
}

// Placed is a type that knows where it stood. One that a mapping does not give is told where the mapping stands, so that what
// is missing has a place too.
type Placed interface {
	Missing(at Position)
}

// Decoder brings nodes into values. What is wrong is left out and noted, so that everything is told at once.
type Decoder struct {
	file     string
	mistakes []error // each a *Mistake
}

// At is the place of a node.
func (d *Decoder) At(n *Node) Position {
	return Position{File: d.file, Line: n.Line, Column: n.Column}
}

// Fail notes a mistake.
func (d *Decoder) Fail(m *Mistake) { d.mistakes = append(d.mistakes, m) }

func (d *Decoder) fail(n *Node, code Code, key, format string, args ...any) {
	d.Fail(&Mistake{At: d.At(n), Code: code, Key: key, What: fmt.Sprintf(format, args...)})
}

// Value reads a node into what into points to.
func (d *Decoder) Value(n *Node, into any) { d.value(n, reflect.ValueOf(into).Elem()) }

// value reads one node into v, by the type of v.
func (d *Decoder) value(n *Node, v reflect.Value) {
	if n.Kind == yaml.AliasNode {
		if n = n.Alias; n.Kind != yaml.ScalarNode {
			// Else a short file could unfold without end.
			d.fail(n, Anchor, "", "an anchor may stand for one value only, not for a list or mapping")
			return
		}
	}
	if own, ok := v.Addr().Interface().(Reader); ok {
		own.ReadNode(d, n)
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

func isNull(n *Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// IsOne tells whether a node is one value, not a list or mapping.
func IsOne(n *Node) bool { return n.Kind == yaml.ScalarNode }

// Text takes one value as it is written: "" for null, blocks without their last line end.
func (d *Decoder) Text(n *Node) string {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.fail(n, WantOne, "", "expected one value, found a list or mapping")
	case isNull(n):
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return strings.TrimRight(written(n), "\n")
	default:
		return n.Value
	}
	return ""
}

// List goes through the entries of a list; null has none.
func (d *Decoder) List(n *Node, take func(i int, entry *Node)) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.fail(n, WantList, "", "expected a list")
		return
	}
	for i, entry := range n.Content {
		take(i, entry)
	}
}

// IsList tells whether a node is a list.
func IsList(n *Node) bool { return n.Kind == yaml.SequenceNode }

// Pairs goes through a mapping, whose keys must be plain and different; null has none.
func (d *Decoder) Pairs(n *Node, take func(key, value *Node)) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.fail(n, WantMap, "", "expected a mapping")
		return
	}
	seen := make([]string, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		first := slices.Index(seen, key.Value)
		seen = append(seen, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode:
			d.fail(key, KeyKind, "", "a key must be one value")
		case first >= 0:
			what := fmt.Sprintf("%q stands here twice", key.Value)
			d.Fail(&Mistake{At: d.At(key), Code: Twice, Key: key.Value, First: n.Content[2*first].Line, What: what})
		default:
			take(key, n.Content[i+1])
		}
	}
}

// plain reads text, numbers and yes or no. Text stays as it is written, 0013 and all; a number is decimal.
func (d *Decoder) plain(n *Node, v reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.fail(n, WantOne, "", "expected one value, found a list or mapping")
		return
	}
	if isNull(n) {
		return
	}
	typed := n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0
	switch v.Kind() {
	case reflect.String:
		v.SetString(written(n))
	case reflect.Bool:
		b, err := strconv.ParseBool(n.Value)
		if n.Tag != "!!bool" || err != nil {
			d.fail(n, WantBool, n.Value, "expected true or false, found %q", n.Value)
		}
		v.SetBool(b)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(n.Value, v.Type().Bits())
		if !typed || err != nil {
			d.fail(n, WantFloat, n.Value, "expected a number, found %q", n.Value)
		}
		v.SetFloat(f)
	default:
		i, err := strconv.ParseInt(n.Value, 10, v.Type().Bits())
		if !typed || err != nil {
			d.fail(n, WantInt, n.Value, "expected a whole number, found %q", n.Value)
		}
		v.SetInt(i)
	}
}

func (d *Decoder) list(n *Node, v reflect.Value) {
	if IsList(n) {
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	}
	kind := v.Type().Elem().Kind()
	d.List(n, func(i int, entry *Node) {
		if isNull(entry) && (kind == reflect.Pointer || kind == reflect.Map) {
			d.fail(entry, Empty, "", "an empty entry")
		}
		d.value(entry, v.Index(i))
	})
}

// keyed reads a mapping whose keys are data: text, or numbers.
func (d *Decoder) keyed(n *Node, v reflect.Value) {
	if !isNull(n) {
		v.Set(reflect.MakeMap(v.Type()))
	}
	d.Pairs(n, func(key, value *Node) {
		name, made := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		if name.Kind() == reflect.String {
			name.SetString(key.Value)
		} else {
			d.plain(key, name)
		}
		d.value(value, made)
		v.SetMapIndex(name, made)
	})
}

// mapping reads a mapping whose keys are those of a struct.
func (d *Decoder) mapping(n *Node, v reflect.Value) {
	keys := keysOf(v.Type())
	for _, index := range keys.placed {
		v.FieldByIndex(index).Addr().Interface().(Placed).Missing(d.At(n))
	}
	d.Pairs(n, func(key, value *Node) {
		index, known := keys.index[key.Value]
		if known {
			d.value(value, v.FieldByIndex(index))
			return
		}
		near := Near(key.Value, keys.names)
		what := fmt.Sprintf("unknown field %q", key.Value)
		if near != "" {
			what += ", did you mean " + near + "?"
		}
		d.Fail(&Mistake{At: d.At(key), Code: Unknown, Key: key.Value, Near: near, What: what, Allowed: strings.Join(keys.names, " ")})
	})
}

// structKeys are the keys of a struct type.
type structKeys struct {
	names  []string // in the order of the struct
	index  map[string][]int
	placed [][]int // the fields that know where they stood
}

var placedType = reflect.TypeFor[Placed]()

// known holds the keys of every struct type that was read.
var known sync.Map // reflect.Type → structKeys

// keysOf gives the keys of a struct: the names in its yaml tags, those of inlined structs among them.
func keysOf(t reflect.Type) structKeys {
	if made, ok := known.Load(t); ok {
		return made.(structKeys)
	}
	keys := structKeys{index: map[string][]int{}}
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case !f.IsExported(), name == "-":
		case option == "inline":
			inner := keysOf(f.Type)
			keys.names = append(keys.names, inner.names...)
			for key, index := range inner.index {
				keys.index[key] = append([]int{i}, index...)
			}
			for _, index := range inner.placed {
				keys.placed = append(keys.placed, append([]int{i}, index...))
			}
		case name != "":
			keys.names = append(keys.names, name)
			keys.index[name] = f.Index
			if reflect.PointerTo(f.Type).Implements(placedType) {
				keys.placed = append(keys.placed, f.Index)
			}
		}
	}
	known.Store(t, keys)
	return keys
}
