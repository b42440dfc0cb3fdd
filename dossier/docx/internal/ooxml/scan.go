package ooxml

import (
	"bytes"
	"maps"
	"slices"
	"sync"
)

// None stands for a node that is not there: no parent, no child, no next one.
const None int32 = -1

// node is one element of a part as byte ranges: its start tag is [start,open),
// its content [open,close), its end tag [close,end). A self-closed element has
// open == close == end.
type node struct {
	Kind                Kind
	Start, Open         int32
	Close, End          int32
	Parent, First, Next int32
}

// Tree is a scanned part. nodes are in document order, the root first, so the
// descendants of a node follow it directly. A tree is not changed after scanning.
type Tree struct {
	Part  string
	Src   []byte
	Nodes []node
	// Prefixes are the bindings made anywhere; scanning refuses a part that
	// binds a prefix to two namespaces that matter here.
	Prefixes map[string]nsCode
	w        string // one that is bound to word processing, "" for none
	has      [kinds]bool
	Marked   []int32 // the content controls and what has an id, in document order
	text     string  // src once more where nearly all of it is values, so that they can be parts of it; else ""
}

// scope is one namespace binding, undone when the element at depth ends.
type scope struct {
	prefix string
	ns     nsCode
	depth  int
}

// pending is an element that is not closed yet.
type pending struct {
	id   int32
	name int32  // length of its name
	last int32  // its last child so far, or none
	tag  uint16 // place of its start tag among those seen
}

// noScope binds what no element can have for a prefix.
var noScope = scope{prefix: "<"}

// scanner builds a tree from tokens. It is used again and again.
type scanner struct {
	lexer
	out    Tree
	stack  []pending
	scopes []scope
	recent scope // the binding last looked up
	seen   seenTags
}

var scanners = sync.Pool{New: func() any { return &scanner{out: Tree{Prefixes: map[string]nsCode{}}} }}

// release makes s ready for another part.
func (s *scanner) release() {
	if cap(s.out.Nodes) > 1<<16 || len(s.out.Prefixes) > 1<<8 {
		// A huge outlier should not stay in memory for ever.
		return
	}
	s.part, s.src, s.stack, s.scopes = "", nil, s.stack[:0], s.scopes[:0]
	clear(s.out.Prefixes)
	s.out = Tree{Nodes: s.out.Nodes[:0], Marked: s.out.Marked[:0], Prefixes: s.out.Prefixes}
	scanners.Put(s)
}

// Scan reads a whole XML part. Its errors are *Error with CodeXML, CodeEntity,
// CodeDepth or CodeTooLarge.
func Scan(part string, src []byte) (*Tree, error) {
	var kept *Tree
	err := ScanFor(part, src, func(t *Tree) error {
		kept = &Tree{}
		*kept = *t
		kept.Nodes, kept.Marked, kept.Prefixes = slices.Clone(t.Nodes), slices.Clone(t.Marked), maps.Clone(t.Prefixes)
		return nil
	})
	return kept, err
}

// ScanFor is scan for a tree that is looked at once: look must not keep it. Its error
// is passed on.
func ScanFor(part string, src []byte, look func(*Tree) error) error {
	s := scanners.Get().(*scanner)
	defer s.release()
	t, err := s.tree(part, src)
	if err != nil {
		return err
	}
	return look(t)
}

// tree scans a part. The outcome holds until s is released.
func (s *scanner) tree(part string, src []byte) (*Tree, error) {
	if len(src) > MaxXMLPart {
		return nil, Fail(CodeTooLarge, part, "%d bytes of XML", len(src))
	}
	s.out.Part, s.out.Src = part, src
	s.rebound()
	if err := s.begin(part, src); err != nil {
		return nil, err
	}
	if err := s.takeAll(); err != nil {
		// Whatever else is wrong, a character that must not be there is named first.
		if at, bad := badCharacter(src); bad != "" {
			return nil, s.fail(at, bad)
		}
		return nil, err
	}
	return &s.out, nil
}

// takeAll takes all tokens, and checks the characters of all that was not seen before.
func (s *scanner) takeAll() error {
	for {
		if err := s.usual(); err != nil {
			return err
		}
		ok, err := s.next()
		if err != nil {
			return err
		}
		if !ok {
			break
		}
		if at, bad := badCharacter(s.src[s.tok.start:s.tok.end]); bad != "" {
			return s.fail(s.tok.start+at, bad)
		}
		if err := s.take(); err != nil {
			return err
		}
	}
	if len(s.stack) > 0 {
		return s.fail(len(s.src), "element "+string(s.name(s.stack[len(s.stack)-1]))+" is not closed")
	}
	if len(s.out.Nodes) == 0 {
		return s.fail(0, "no root element")
	}
	return nil
}

func (s *scanner) name(p pending) []byte {
	start := s.out.Nodes[p.id].Start + 1
	return s.src[start : start+p.name]
}

// usual takes what most of a part is made of, as far as it goes: start tags that were
// taken before under the same namespaces, end tags as they are always written, and text
// without references.
func (s *scanner) usual() error {
	src := s.src
	for len(s.stack) > 0 && s.pos+8 < len(src) {
		at := s.pos
		switch {
		case src[at] != '<':
			n := plainText(src[at:])
			if n == 0 {
				return nil
			}
			s.pos += n
		case src[at+1] == '/':
			name := s.name(s.stack[len(s.stack)-1])
			end := at + 2 + len(name)
			if end >= len(src) || src[end] != '>' || string(src[at+2:end]) != string(name) {
				return nil
			}
			s.pos = end + 1
			s.close(at, s.pos)
		default:
			place, end := s.seen.find(src, at, s.stack[len(s.stack)-1].tag)
			if end == 0 {
				return nil
			}
			s.pos = end
			tag := &s.seen.tags[place]
			if err := s.add(tag.kind, Span{at, end}, pending{name: tag.name, tag: place}, tag.empty); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *scanner) take() error {
	tok := &s.tok
	switch tok.kind {
	case tokStart, tokEmpty:
		return s.open(tok)
	case tokEnd:
		if len(s.stack) == 0 || string(s.name(s.stack[len(s.stack)-1])) != string(tok.name.Of(s.src)) {
			return s.fail(tok.start, "end tag without its start tag")
		}
		s.close(tok.start, tok.end)
	case tokText:
		if len(s.stack) == 0 && len(bytes.TrimLeft(s.src[tok.start:tok.end], "\ufeff \t\r\n")) > 0 {
			return s.fail(tok.start, "text outside the root element")
		}
	}
	return nil
}

func (s *scanner) open(tok *token) error {
	binds, err := s.bind(len(s.stack))
	if err != nil {
		return err
	}
	name := tok.name.Of(s.src)
	ns, local := s.resolve(name)
	k, tag := kindOf(ns, local), Span{tok.start, tok.end}
	p := pending{name: int32(len(name))}
	if !binds {
		p.tag = s.seen.note(&s.lexer, len(name), k)
	}
	return s.add(k, tag, p, tok.kind == tokEmpty)
}

// add adds the element that begins with tag, of whose place in the tree p knows nothing yet.
func (s *scanner) add(k Kind, tag Span, p pending, empty bool) error {
	depth, id := len(s.stack), int32(len(s.out.Nodes))
	switch {
	case depth == 0 && id > 0:
		return s.fail(tag.Lo, "second root element")
	case depth >= MaxDepth:
		return FailAt(CodeDepth, s.part, s.src, tag.Lo, "elements nested too deeply")
	case id >= maxNodes:
		return Fail(CodeTooLarge, s.part, "more than %d elements", maxNodes)
	}
	if len(s.out.Nodes) == cap(s.out.Nodes) {
		s.out.Nodes = slices.Grow(s.out.Nodes, 256)
	}
	s.out.Nodes = s.out.Nodes[:id+1]
	n := &s.out.Nodes[id]
	// One by one: a whole node is made elsewhere first, and read back at once.
	n.Kind, n.Start, n.Open = k, int32(tag.Lo), int32(tag.Hi)
	n.Close, n.End = 0, 0
	n.Parent, n.First, n.Next = None, None, None
	s.out.has[k] = true
	if k == KSdt || k == KID || k == KDocPr {
		s.out.Marked = append(s.out.Marked, id)
	}
	if depth > 0 {
		around := &s.stack[depth-1]
		n.Parent = around.id
		if around.last == None {
			s.out.Nodes[around.id].First = id
		} else {
			s.out.Nodes[around.last].Next = id
		}
		around.last = id
	}
	if empty {
		n.Close, n.End = n.Open, n.Open
		s.unbind(depth)
		return nil
	}
	p.id, p.last = id, None
	s.stack = append(s.stack, p)
	return nil
}

// close ends the innermost element with the end tag from start to end.
func (s *scanner) close(start, end int) {
	depth := len(s.stack) - 1
	n := &s.out.Nodes[s.stack[depth].id]
	n.Close, n.End = int32(start), int32(end)
	s.stack = s.stack[:depth]
	s.unbind(depth)
}

// bind notes the namespaces that the start tag just read declares; some tells that
// there are any.
func (s *scanner) bind(depth int) (some bool, err error) {
	for i := range s.attrs {
		a := &s.attrs[i]
		name := a.Name.Of(s.src)
		if len(name) < 5 || string(name[:5]) != "xmlns" {
			continue
		}
		prefix := ""
		if len(name) > 5 {
			if name[5] != ':' {
				continue
			}
			prefix = string(name[6:])
		}
		ns := namespaces[string(a.Val.Of(s.src))]
		if old, seen := s.out.Prefixes[prefix]; seen && old != ns && prefix != "" {
			return true, s.fail(a.All.Lo, "prefix "+prefix+" bound to two namespaces")
		}
		s.out.Prefixes[prefix] = ns
		if ns == NsW {
			s.out.w = prefix
		}
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
	prefix, local := SplitName(qname)
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

func SplitName(qname []byte) (prefix, local []byte) {
	for i, c := range qname {
		if c == ':' {
			return qname[:i], qname[i+1:]
		}
	}
	return nil, qname
}
