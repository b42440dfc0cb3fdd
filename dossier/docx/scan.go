package docx

import (
	"bytes"
	"slices"
	"sync"
)

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

// noScope binds what no element can have for a prefix.
var noScope = scope{prefix: "<"}

// scanner builds a tree from tokens. It is used again and again.
type scanner struct {
	lexer
	nodes    []node
	prefixes map[string]nsCode
	stack    []int32
	last     []int32 // last child seen, by depth
	scopes   []scope
	recent   scope // the binding last looked up
	seen     seenTags
}

var scanners = sync.Pool{New: func() any { return new(scanner) }}

// release makes s ready for another part.
func (s *scanner) release() {
	if cap(s.nodes) > 1<<16 {
		// A huge outlier should not stay in memory for ever.
		return
	}
	s.part, s.src, s.prefixes = "", nil, nil
	s.nodes, s.stack, s.last, s.scopes = s.nodes[:0], s.stack[:0], s.last[:0], s.scopes[:0]
	scanners.Put(s)
}

// scan reads a whole XML part. Its errors are *Error with CodeXML, CodeEntity,
// CodeDepth or CodeTooLarge.
func scan(part string, src []byte) (*tree, error) {
	if len(src) > maxXMLPart {
		return nil, fail(CodeTooLarge, part, "%d bytes of XML", len(src))
	}
	s := scanners.Get().(*scanner)
	defer s.release()
	s.prefixes, s.recent = map[string]nsCode{}, noScope
	s.seen.forget()
	if err := s.begin(part, src); err != nil {
		return nil, err
	}
	for {
		if ok, err := s.again(); err != nil {
			return nil, err
		} else if ok {
			continue
		}
		ok, err := s.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if err := s.take(); err != nil {
			return nil, err
		}
	}
	if len(s.stack) > 0 {
		return nil, s.fail(len(src), "element "+string(s.name(s.top()))+" is not closed")
	}
	if len(s.nodes) == 0 {
		return nil, s.fail(0, "no root element")
	}
	return &tree{part: part, src: src, nodes: slices.Clone(s.nodes), prefixes: s.prefixes}, nil
}

func (s *scanner) top() int32 { return s.stack[len(s.stack)-1] }

func (s *scanner) name(n int32) []byte {
	start := s.nodes[n].start + 1
	return s.src[start : int(start)+nameLen(s.src[start:])]
}

func (s *scanner) take() error {
	tok := &s.tok
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

// again takes the next start tag without looking into it, where its very bytes were
// taken before under the same namespaces; ok is false where they were not.
func (s *scanner) again() (ok bool, err error) {
	tag := s.seen.find(s.src, s.pos)
	if tag == nil {
		return false, nil
	}
	start := s.pos
	s.pos += int(tag.size)
	return true, s.add(tag.kind, span{start, s.pos}, tag.empty)
}

func (s *scanner) open(tok *token) error {
	binds, err := s.bind(len(s.stack))
	if err != nil {
		return err
	}
	ns, local := s.resolve(tok.name.of(s.src))
	k, tag := kindOf(ns, local), span{tok.start, tok.end}
	if !binds {
		s.seen.note(s.src, tag, k)
	}
	return s.add(k, tag, tok.kind == tokEmpty)
}

// add adds the element that begins with tag.
func (s *scanner) add(k kind, tag span, empty bool) error {
	depth, id := len(s.stack), int32(len(s.nodes))
	switch {
	case depth == 0 && id > 0:
		return s.fail(tag.lo, "second root element")
	case depth >= maxDepth:
		return failAt(CodeDepth, s.part, s.src, tag.lo, "elements nested too deeply")
	case id >= maxNodes:
		return fail(CodeTooLarge, s.part, "more than %d elements", maxNodes)
	}
	n := node{kind: k, start: int32(tag.lo), open: int32(tag.hi), parent: none, first: none, next: none}
	if depth > 0 {
		n.parent = s.top()
		if p := &s.nodes[n.parent]; p.first == none {
			p.first = id
		} else {
			s.nodes[s.last[depth]].next = id
		}
	}
	if len(s.last) <= depth {
		s.last = append(s.last, id)
	}
	s.last[depth] = id
	if empty {
		n.close, n.end = n.open, n.open
		s.nodes = append(s.nodes, n)
		s.unbind(depth)
		return nil
	}
	s.nodes = append(s.nodes, n)
	s.stack = append(s.stack, id)
	return nil
}

func (s *scanner) close(tok *token) error {
	if len(s.stack) == 0 {
		return s.fail(tok.start, "end tag without its start tag")
	}
	n := &s.nodes[s.top()]
	name := tok.name.of(s.src)
	open := s.src[n.start+1 : n.open]
	if len(open) <= len(name) || string(open[:len(name)]) != string(name) || inName[open[len(name)]] {
		return s.fail(tok.start, "end tag without its start tag")
	}
	n.close, n.end = int32(tok.start), int32(tok.end)
	s.stack = s.stack[:len(s.stack)-1]
	s.unbind(len(s.stack))
	return nil
}

// bind notes the namespaces that the start tag just read declares; some tells that
// there are any.
func (s *scanner) bind(depth int) (some bool, err error) {
	for i := range s.attrs {
		a := &s.attrs[i]
		name := a.name.of(s.src)
		if len(name) < 5 || string(name[:5]) != "xmlns" {
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
		if old, seen := s.prefixes[prefix]; seen && old != ns && prefix != "" {
			return true, s.fail(a.all.lo, "prefix "+prefix+" bound to two namespaces")
		}
		s.prefixes[prefix] = ns
		s.scopes = append(s.scopes, scope{prefix, ns, depth})
		some = true
	}
	if some {
		s.rebound()
	}
	return some, nil
}

func (s *scanner) unbind(depth int) {
	n := len(s.scopes)
	if n == 0 || s.scopes[n-1].depth < depth {
		return
	}
	for n > 0 && s.scopes[n-1].depth >= depth {
		n--
	}
	s.scopes = s.scopes[:n]
	s.rebound()
}

// rebound forgets what held under other namespaces.
func (s *scanner) rebound() {
	s.recent = noScope
	s.seen.forget()
}

func (s *scanner) resolve(qname []byte) (nsCode, []byte) {
	prefix, local := splitName(qname)
	if s.recent.prefix == string(prefix) {
		return s.recent.ns, local
	}
	ns := nsOther
	for i := len(s.scopes) - 1; i >= 0; i-- {
		if s.scopes[i].prefix == string(prefix) {
			ns = s.scopes[i].ns
			s.recent = s.scopes[i]
			break
		}
	}
	return ns, local
}

func splitName(qname []byte) (prefix, local []byte) {
	for i, c := range qname {
		if c == ':' {
			return qname[:i], qname[i+1:]
		}
	}
	return nil, qname
}
