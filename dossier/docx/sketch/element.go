package sketch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// element is one XML element. Names are local: what a sketch looks at means the same in every namespace it comes in.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	text  string
}

// parse reads a part that has been found well-formed.
func parse(src []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attrs: bytesCopied(t.Attr)}
			top.kids = append(top.kids, e)
			open = append(open, e)
		case xml.EndElement:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if top.name == "t" || top.name == "instrText" {
				top.text += string(t)
			}
		}
	}
	if len(root.kids) == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return root.kids[0], nil
}

// bytesCopied keeps attributes beyond the decoder's next token.
func bytesCopied(from []xml.Attr) []xml.Attr { return append([]xml.Attr(nil), from...) }

// child is the first child of a name, nil for none; nil has no children.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// at follows names down, nil where one is not there.
func (e *element) at(names ...string) *element {
	for _, name := range names {
		e = e.child(name)
	}
	return e
}

// attr is an attribute's value by its local name, "" for none.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// attributes are those of an element, none of nil.
func (e *element) attributes() []xml.Attr {
	if e == nil {
		return nil
	}
	return e.attrs
}

// find is the first descendant of a name, nil for none.
func (e *element) find(name string) *element {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
		if f := k.find(name); f != nil {
			return f
		}
	}
	return nil
}

// on reads a switch as Word does: there without a value means on.
func (e *element) on(name string, was bool) bool {
	k := e.child(name)
	if k == nil {
		return was
	}
	switch k.attr("val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// number reads an attribute as a number, 0 for none.
func number(text string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || n != n || n > 1e7 || n < -1e7 {
		return 0
	}
	return n
}

// points reads twentieths of a point; "12.5pt", as some writers have it, is read too.
func points(text string) float64 {
	if in, ok := strings.CutSuffix(text, "pt"); ok {
		return number(in)
	}
	return number(text) / 20
}

// unwrapped are the children that count as content: containers that only wrap are opened, what was deleted is left out.
func (e *element) unwrapped() []*element {
	if e == nil {
		return nil
	}
	var out []*element
	for _, k := range e.kids {
		switch k.name {
		case "sdt":
			out = append(out, k.child("sdtContent").unwrapped()...)
		case "ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo":
			out = append(out, k.unwrapped()...)
		case "AlternateContent":
			out = append(out, k.child("Choice").unwrapped()...)
		case "del", "moveFrom":
		default:
			out = append(out, k)
		}
	}
	return out
}

// only is the element with the children of one name alone, nil for nil.
func (e *element) only(name string) *element {
	if e == nil {
		return nil
	}
	out := &element{name: e.name}
	for _, k := range e.kids {
		if k.name == name {
			out.kids = append(out.kids, k)
		}
	}
	return out
}
