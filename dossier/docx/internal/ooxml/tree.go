package ooxml

import (
	"bytes"
	"iter"
	"strconv"
)

// Kids yields the children of n in order.
func (t *Tree) Kids(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if n == None {
			return
		}
		for c := t.Nodes[n].First; c != None; c = t.Nodes[c].Next {
			if !yield(c) {
				return
			}
		}
	}
}

// Within yields the descendants of n in document order.
func (t *Tree) Within(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if n == None {
			return
		}
		for d := n + 1; int(d) < len(t.Nodes) && t.Nodes[d].Start < t.Nodes[n].End; d++ {
			if !yield(d) {
				return
			}
		}
	}
}

// InRange yields the elements that begin in s, whatever encloses them.
func (t *Tree) InRange(under int32, s Span) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for d := range t.Within(under) {
			if at := int(t.Nodes[d].Start); at >= s.Lo && at < s.Hi && !yield(d) {
				return
			}
		}
	}
}

// Child returns the first child of n of kind k, or none.
func (t *Tree) Child(n int32, k Kind) int32 {
	if !t.has[k] {
		return None
	}
	for c := range t.Kids(n) {
		if t.Nodes[c].Kind == k {
			return c
		}
	}
	return None
}

// Find returns the first descendant of n of kind k, or none.
func (t *Tree) Find(n int32, k Kind) int32 {
	if !t.has[k] {
		return None
	}
	for d := range t.Within(n) {
		if t.Nodes[d].Kind == k {
			return d
		}
	}
	return None
}

// Up returns the nearest ancestor of n of kind k, or none.
func (t *Tree) Up(n int32, k Kind) int32 {
	if !t.has[k] {
		return None
	}
	for n != None {
		if n = t.Nodes[n].Parent; n != None && t.Nodes[n].Kind == k {
			return n
		}
	}
	return None
}

// Inside reports whether n is a descendant of outer.
func (t *Tree) Inside(n, outer int32) bool {
	return n > outer && t.Nodes[n].Start < t.Nodes[outer].End
}

// Whole is the range of n with its tags, inner the range between them.
func (t *Tree) Whole(n int32) Span { return Span{int(t.Nodes[n].Start), int(t.Nodes[n].End)} }
func (t *Tree) Inner(n int32) Span { return Span{int(t.Nodes[n].Open), int(t.Nodes[n].Close)} }

// Raw is the source of n with its tags, nil for none.
func (t *Tree) Raw(n int32) []byte {
	if n == None {
		return nil
	}
	return t.Whole(n).Of(t.Src)
}

// Qname is the qualified name of n.
func (t *Tree) Qname(n int32) []byte {
	from := int(t.Nodes[n].Start) + 1
	return t.Src[from : from+nameLen(t.Src[from:])]
}

// Attrs yields the attributes of n in source order.
func (t *Tree) Attrs(n int32) iter.Seq[Attr] {
	return func(yield func(Attr) bool) {
		if n == None {
			return
		}
		src := t.Src[:t.Nodes[n].Open]
		at := int(t.Nodes[n].Start) + 1
		at += nameLen(src[at:])
		var a Attr
		for {
			next, bad := NextAttr(&a, src, at)
			if bad != "" || a.All.Hi == 0 || !yield(a) {
				return
			}
			at = next
		}
	}
}

// Attr returns the attribute of n with that local name in namespace ns.
func (t *Tree) Attr(n int32, ns nsCode, local string) (Attr, bool) {
	if ns == NsW && n != None {
		if a, ok := firstAttr(t, n, local); ok {
			return a, true
		}
	}
	for a := range t.Attrs(n) {
		prefix, name := SplitName(a.Name.Of(t.Src))
		if string(name) != local || len(prefix) == 0 {
			continue
		}
		// Nearly all are asked for in the namespace of word processing.
		if ns == NsW && string(prefix) == t.w || t.Prefixes[string(prefix)] == ns {
			return a, true
		}
	}
	return Attr{}, false
}

// firstAttr returns the first attribute of n when it is written as nearly all are that are
// asked for: a space, the usual prefix, that local name, and the value in double quotes.
func firstAttr(t *Tree, n int32, local string) (Attr, bool) {
	src := t.Src[:t.Nodes[n].Open]
	at := int(t.Nodes[n].Start) + 1
	for InName[src[at]] {
		at++
	}
	name := at + 1
	colon := name + len(t.w)
	val := colon + 1 + len(local) + len(`="`)
	if src[at] != ' ' || val >= len(src) || src[colon] != ':' || string(src[name:colon]) != t.w ||
		string(src[colon+1:val-2]) != local || src[val-2] != '=' || src[val-1] != '"' {
		return Attr{}, false
	}
	end := val
	for src[end] != '"' {
		end++
	}
	return Attr{All: Span{at, end + 1}, Name: Span{name, val - 2}, Val: Span{val, end}}, true
}

// Bare returns the attribute of n that has no prefix and that name.
func (t *Tree) Bare(n int32, name string) (Attr, bool) {
	for a := range t.Attrs(n) {
		if string(a.Name.Of(t.Src)) == name {
			return a, true
		}
	}
	return Attr{}, false
}

// Value is an attribute's text without references.
func (t *Tree) Value(a Attr) string {
	raw := a.Val.Of(t.Src)
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		if t.text != "" {
			return t.text[a.Val.Lo:a.Val.Hi]
		}
		return string(raw)
	}
	return string(Unescape(nil, raw))
}

// Val returns w:val of n, "" when n or the attribute is absent.
func (t *Tree) Val(n int32) string { return t.Word(n, "val") }

// Word returns an attribute of n in the word processing namespace.
func (t *Tree) Word(n int32, local string) string {
	if a, ok := t.Attr(n, NsW, local); ok {
		return t.Value(a)
	}
	return ""
}

// Says reports whether an attribute of n in the word processing namespace is want,
// which is not empty.
func (t *Tree) Says(n int32, local, want string) bool {
	a, ok := t.Attr(n, NsW, local)
	raw := a.Val.Of(t.Src)
	return ok && (string(raw) == want || bytes.IndexByte(raw, '&') >= 0 && t.Value(a) == want)
}

// Number returns w:val of n as an integer, or def. Decimals ("10395.0") are cut.
func (t *Tree) Number(n int32, local string, def int) int {
	s := t.Word(n, local)
	if s == "" {
		return def
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < -1e9 || f > 1e9 {
		return def
	}
	return int(f)
}

// On reads a w:val switch: present without a value, "1", "true" or "on".
func (t *Tree) On(n int32, ns nsCode) bool {
	if n == None {
		return false
	}
	a, ok := t.Attr(n, ns, "val")
	if !ok {
		return true
	}
	switch t.Value(a) {
	case "0", "false", "off":
		return false
	}
	return true
}

// RootPrefix returns the prefix that the root element binds to ns; ok is false
// when it binds none.
func (t *Tree) RootPrefix(ns nsCode) (prefix string, ok bool) {
	for a := range t.Attrs(0) {
		if p, local := SplitName(a.Name.Of(t.Src)); string(p) == "xmlns" && namespaces[t.Value(a)] == ns {
			return string(local), true
		}
	}
	return "", false
}

// Ignored reports whether n lies in an mc:Fallback, the older twin of an mc:Choice.
func (t *Tree) Ignored(n int32) bool { return t.Up(n, KFallback) != None }

// Local is the name of n without its prefix.
func (t *Tree) Local(n int32) string {
	_, local := SplitName(t.Qname(n))
	return string(local)
}

// ChildNamed is the first child of n with that local name, none without one.
func (t *Tree) ChildNamed(n int32, name string) int32 {
	for c := range t.Kids(n) {
		if t.Local(c) == name {
			return c
		}
	}
	return None
}

// Flow yields the children of n that print: marks around content are looked
// through, deleted content is left out.
func (t *Tree) Flow(n int32, yield func(int32)) {
	for c := range t.Kids(n) {
		switch t.Nodes[c].Kind {
		case KSdt:
			if k := t.Child(c, KSdtContent); k != None {
				t.Flow(k, yield)
			}
		case KSdtContent, KIns, kTransparent:
			t.Flow(c, yield)
		case KDel, KPPr, KRPr:
		default:
			yield(c)
		}
	}
}
