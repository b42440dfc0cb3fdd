package docx

import "bytes"

// none is the absent node.
const none int32 = -1

// node is one element of a part as byte ranges: its start tag is [start,open),
// its content [open,close), its end tag [close,end). A self-closed element has
// open == close == end.
type node struct {
	kind                kind
	start, open         int32
	close, end          int32
	parent, first, next int32
}

// tree is a scanned part. nodes are in document order, the root first, so the
// descendants of a node follow it directly. A tree is not changed after scanning.
type tree struct {
	part  string
	src   []byte
	nodes []node
	// prefixes are the bindings made anywhere; scanning refuses a part that
	// binds a prefix to two namespaces that matter here.
	prefixes map[string]nsCode
}

// scope is one namespace binding, undone when the element at depth ends.
type scope struct {
	prefix string
	ns     nsCode
	depth  int
}

// scanner builds a tree from tokens.
type scanner struct {
	*lexer
	t      *tree
	stack  []int32
	last   []int32 // last child seen, by depth
	scopes []scope
}

// scan reads a whole XML part. Its errors are *Error with CodeXML, CodeEntity,
// CodeDepth or CodeTooLarge.
func scan(part string, src []byte) (*tree, error) {
	if len(src) > maxXMLPart {
		return nil, fail(CodeTooLarge, part, "%d bytes of XML", len(src))
	}
	l, err := newLexer(part, src)
	if err != nil {
		return nil, err
	}
	s := &scanner{lexer: l, t: &tree{part: part, src: src, prefixes: map[string]nsCode{}}}
	for {
		tok, ok, err := l.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err := s.take(tok); err != nil {
			return nil, err
		}
	}
	if len(s.stack) > 0 {
		return nil, s.fail(len(src), "element "+string(s.name(s.top()))+" is not closed")
	}
	if len(s.t.nodes) == 0 {
		return nil, s.fail(0, "no root element")
	}
	return s.t, nil
}

func (s *scanner) top() int32 { return s.stack[len(s.stack)-1] }

func (s *scanner) name(n int32) []byte {
	start := s.t.nodes[n].start + 1
	return s.src[start : int(start)+nameLen(s.src[start:])]
}

func (s *scanner) take(tok token) error {
	switch tok.kind {
	case tokStart, tokEmpty:
		return s.open(tok)
	case tokEnd:
		return s.close(tok)
	case tokText:
		if len(s.stack) == 0 && len(bytes.TrimLeft(s.src[tok.start:tok.end], "\ufeff \t\r\n")) > 0 {
			return s.fail(tok.start, "text outside the root element")
		}
	}
	return nil
}

func (s *scanner) open(tok token) error {
	depth := len(s.stack)
	switch {
	case depth == 0 && len(s.t.nodes) > 0:
		return s.fail(tok.start, "second root element")
	case depth >= maxDepth:
		return failAt(CodeDepth, s.part, s.src, tok.start, "elements nested too deeply")
	case len(s.t.nodes) >= maxNodes:
		return fail(CodeTooLarge, s.part, "more than %d elements", maxNodes)
	}
	if err := s.bind(depth); err != nil {
		return err
	}
	ns, local := s.resolve(tok.name.of(s.src))
	n := node{kind: kindOf(ns, local), start: int32(tok.start), open: int32(tok.end), parent: none, first: none, next: none}
	id := int32(len(s.t.nodes))
	if depth > 0 {
		n.parent = s.top()
		if p := &s.t.nodes[n.parent]; p.first == none {
			p.first = id
		} else {
			s.t.nodes[s.last[depth]].next = id
		}
	}
	if len(s.last) <= depth {
		s.last = append(s.last, id)
	}
	s.last[depth] = id
	if tok.kind == tokEmpty {
		n.close, n.end = n.open, n.open
		s.t.nodes = append(s.t.nodes, n)
		s.unbind(depth)
		return nil
	}
	s.t.nodes = append(s.t.nodes, n)
	s.stack = append(s.stack, id)
	return nil
}

func (s *scanner) close(tok token) error {
	if len(s.stack) == 0 || !bytes.Equal(s.name(s.top()), tok.name.of(s.src)) {
		return s.fail(tok.start, "end tag without its start tag")
	}
	n := &s.t.nodes[s.top()]
	n.close, n.end = int32(tok.start), int32(tok.end)
	s.stack = s.stack[:len(s.stack)-1]
	s.unbind(len(s.stack))
	return nil
}

// bind notes the namespaces that the start tag just read declares.
func (s *scanner) bind(depth int) error {
	for _, a := range s.attrs {
		name := a.name.of(s.src)
		if !bytes.HasPrefix(name, []byte("xmlns")) {
			continue
		}
		prefix, ok := "", len(name) == 5
		if !ok && name[5] == ':' {
			prefix, ok = string(name[6:]), true
		}
		if !ok {
			continue
		}
		ns := namespaces[string(a.val.of(s.src))]
		if old, seen := s.t.prefixes[prefix]; seen && old != ns && prefix != "" {
			return s.fail(a.all.lo, "prefix "+prefix+" bound to two namespaces")
		}
		s.t.prefixes[prefix] = ns
		s.scopes = append(s.scopes, scope{prefix, ns, depth})
	}
	return nil
}

func (s *scanner) unbind(depth int) {
	for len(s.scopes) > 0 && s.scopes[len(s.scopes)-1].depth >= depth {
		s.scopes = s.scopes[:len(s.scopes)-1]
	}
}

func (s *scanner) resolve(qname []byte) (nsCode, []byte) {
	prefix, local := splitName(qname)
	for i := len(s.scopes) - 1; i >= 0; i-- {
		if s.scopes[i].prefix == string(prefix) {
			return s.scopes[i].ns, local
		}
	}
	return nsOther, local
}

func splitName(qname []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(qname, ':'); i >= 0 {
		return qname[:i], qname[i+1:]
	}
	return nil, qname
}
