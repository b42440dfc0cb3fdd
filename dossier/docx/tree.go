package docx

import (
	"bytes"
	"iter"
	"strconv"
)

// kids yields the children of n in order.
func (t *tree) kids(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if n == none {
			return
		}
		for c := t.nodes[n].first; c != none; c = t.nodes[c].next {
			if !yield(c) {
				return
			}
		}
	}
}

// within yields the descendants of n in document order.
func (t *tree) within(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		if n == none {
			return
		}
		for d := n + 1; int(d) < len(t.nodes) && t.nodes[d].start < t.nodes[n].end; d++ {
			if !yield(d) {
				return
			}
		}
	}
}

// inRange yields the elements that begin in s, whatever encloses them.
func (t *tree) inRange(under int32, s span) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for d := range t.within(under) {
			if at := int(t.nodes[d].start); at >= s.lo && at < s.hi && !yield(d) {
				return
			}
		}
	}
}

// child returns the first child of n of kind k, or none.
func (t *tree) child(n int32, k kind) int32 {
	if !t.has[k] {
		return none
	}
	for c := range t.kids(n) {
		if t.nodes[c].kind == k {
			return c
		}
	}
	return none
}

// find returns the first descendant of n of kind k, or none.
func (t *tree) find(n int32, k kind) int32 {
	if !t.has[k] {
		return none
	}
	for d := range t.within(n) {
		if t.nodes[d].kind == k {
			return d
		}
	}
	return none
}

// up returns the nearest ancestor of n of kind k, or none.
func (t *tree) up(n int32, k kind) int32 {
	if !t.has[k] {
		return none
	}
	for n != none {
		if n = t.nodes[n].parent; n != none && t.nodes[n].kind == k {
			return n
		}
	}
	return none
}

// inside reports whether n is a descendant of outer.
func (t *tree) inside(n, outer int32) bool {
	return n > outer && t.nodes[n].start < t.nodes[outer].end
}

// whole is the range of n with its tags, inner the range between them.
func (t *tree) whole(n int32) span { return span{int(t.nodes[n].start), int(t.nodes[n].end)} }
func (t *tree) inner(n int32) span { return span{int(t.nodes[n].open), int(t.nodes[n].close)} }

// raw is the source of n with its tags, nil for none.
func (t *tree) raw(n int32) []byte {
	if n == none {
		return nil
	}
	return t.whole(n).of(t.src)
}

// qname is the qualified name of n.
func (t *tree) qname(n int32) []byte {
	from := int(t.nodes[n].start) + 1
	return t.src[from : from+nameLen(t.src[from:])]
}

// attrs yields the attributes of n in source order.
func (t *tree) attrs(n int32) iter.Seq[attr] {
	return func(yield func(attr) bool) {
		if n == none {
			return
		}
		src := t.src[:t.nodes[n].open]
		at := int(t.nodes[n].start) + 1
		at += nameLen(src[at:])
		var a attr
		for {
			next, bad := nextAttr(&a, src, at)
			if bad != "" || a.all.hi == 0 || !yield(a) {
				return
			}
			at = next
		}
	}
}

// attr returns the attribute of n with that local name in namespace ns.
func (t *tree) attr(n int32, ns nsCode, local string) (attr, bool) {
	if ns == nsW && n != none {
		if a, ok := firstAttr(t, n, local); ok {
			return a, true
		}
	}
	for a := range t.attrs(n) {
		prefix, name := splitName(a.name.of(t.src))
		if string(name) != local || len(prefix) == 0 {
			continue
		}
		// Nearly all are asked for in the namespace of word processing.
		if ns == nsW && string(prefix) == t.w || t.prefixes[string(prefix)] == ns {
			return a, true
		}
	}
	return attr{}, false
}

// firstAttr returns the first attribute of n when it is written as nearly all are that are
// asked for: a space, the usual prefix, that local name, and the value in double quotes.
func firstAttr(t *tree, n int32, local string) (attr, bool) {
	src := t.src[:t.nodes[n].open]
	at := int(t.nodes[n].start) + 1
	for inName[src[at]] {
		at++
	}
	name := at + 1
	colon := name + len(t.w)
	val := colon + 1 + len(local) + len(`="`)
	if src[at] != ' ' || val >= len(src) || src[colon] != ':' || string(src[name:colon]) != t.w ||
		string(src[colon+1:val-2]) != local || src[val-2] != '=' || src[val-1] != '"' {
		return attr{}, false
	}
	end := val
	for src[end] != '"' {
		end++
	}
	return attr{all: span{at, end + 1}, name: span{name, val - 2}, val: span{val, end}}, true
}

// bare returns the attribute of n that has no prefix and that name.
func (t *tree) bare(n int32, name string) (attr, bool) {
	for a := range t.attrs(n) {
		if string(a.name.of(t.src)) == name {
			return a, true
		}
	}
	return attr{}, false
}

// value is an attribute's text without references.
func (t *tree) value(a attr) string {
	raw := a.val.of(t.src)
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		if t.text != "" {
			return t.text[a.val.lo:a.val.hi]
		}
		return string(raw)
	}
	return string(unescape(nil, raw))
}

// val returns w:val of n, "" when n or the attribute is absent.
func (t *tree) val(n int32) string { return t.word(n, "val") }

// word returns an attribute of n in the word processing namespace.
func (t *tree) word(n int32, local string) string {
	if a, ok := t.attr(n, nsW, local); ok {
		return t.value(a)
	}
	return ""
}

// says reports whether an attribute of n in the word processing namespace is want,
// which is not empty.
func (t *tree) says(n int32, local, want string) bool {
	a, ok := t.attr(n, nsW, local)
	raw := a.val.of(t.src)
	return ok && (string(raw) == want || bytes.IndexByte(raw, '&') >= 0 && t.value(a) == want)
}

// number returns w:val of n as an integer, or def. Decimals ("10395.0") are cut.
func (t *tree) number(n int32, local string, def int) int {
	s := t.word(n, local)
	if s == "" {
		return def
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < -1e9 || f > 1e9 {
		return def
	}
	return int(f)
}

// on reads a w:val switch: present without a value, "1", "true" or "on".
func (t *tree) on(n int32, ns nsCode) bool {
	if n == none {
		return false
	}
	a, ok := t.attr(n, ns, "val")
	if !ok {
		return true
	}
	switch t.value(a) {
	case "0", "false", "off":
		return false
	}
	return true
}

// rootPrefix returns the prefix that the root element binds to ns; ok is false
// when it binds none.
func (t *tree) rootPrefix(ns nsCode) (prefix string, ok bool) {
	for a := range t.attrs(0) {
		if p, local := splitName(a.name.of(t.src)); string(p) == "xmlns" && namespaces[t.value(a)] == ns {
			return string(local), true
		}
	}
	return "", false
}

// ignored reports whether n lies in an mc:Fallback, the older twin of an mc:Choice.
func (t *tree) ignored(n int32) bool { return t.up(n, kFallback) != none }

// local is the name of n without its prefix.
func (t *tree) local(n int32) string {
	_, local := splitName(t.qname(n))
	return string(local)
}

// childNamed is the first child of n with that local name, none without one.
func (t *tree) childNamed(n int32, name string) int32 {
	for c := range t.kids(n) {
		if t.local(c) == name {
			return c
		}
	}
	return none
}

// flow yields the children of n that print: marks around content are looked
// through, deleted content is left out.
func (t *tree) flow(n int32, yield func(int32)) {
	for c := range t.kids(n) {
		switch t.nodes[c].kind {
		case kSdt:
			if k := t.child(c, kSdtContent); k != none {
				t.flow(k, yield)
			}
		case kSdtContent, kIns, kTransparent:
			t.flow(c, yield)
		case kDel, kPPr, kRPr:
		default:
			yield(c)
		}
	}
}
