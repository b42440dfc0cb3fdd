package ooxml

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokStart tokenKind = iota // <a …>
	tokEmpty                  // <a …/>
	tokEnd                    // </a>
	tokText                   // character data or a CDATA section
	tokOther                  // comment or processing instruction
)

// token is a range of the source; name is the qualified name of a tag.
type token struct {
	kind       tokenKind
	start, end int
	name       Span
}

// Span is a half-open byte range of a part.
type Span struct{ Lo, Hi int }

func (s Span) Of(src []byte) []byte { return src[s.Lo:s.Hi] }

// Attr is one attribute: all is the range with the white space before it, so that
// deleting it leaves a well-formed tag; val excludes the quotes.
type Attr struct{ All, Name, Val Span }

// lexer cuts an XML part into tokens that cover it without gaps. It checks what
// keeps a splice well-formed (tags, attributes, references, characters), and
// refuses document types.
type lexer struct {
	part  string
	src   []byte
	pos   int
	tok   token  // the last one
	attrs []Attr // of the last start tag
}

// begin takes a part to cut. Its characters are checked with the tokens.
func (l *lexer) begin(part string, src []byte) error {
	l.part, l.src, l.pos = part, src, 0
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return l.fail(0, "encoding UTF-16")
	}
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		l.pos = 3
	}
	return nil
}

// badCharacter finds the first byte that XML 1.0 in UTF-8 does not allow, and says
// what is wrong with it; bad is "" when there is none.
func badCharacter(src []byte) (at int, bad string) {
	for i := 0; i < len(src); {
		if len(src)-i >= 8 {
			// Eight bytes that all are 0x20 to 0x7f leave no high bit in either term.
			if x := binary.LittleEndian.Uint64(src[i:]); (x|(x-0x2020202020202020))&0x8080808080808080 == 0 {
				i += 8
				continue
			}
		}
		c := src[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
				return i, "control character " + strconv.Itoa(int(c))
			}
			i++
			continue
		}
		if isWide(src[i:]) {
			i += 3
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			return i, "invalid UTF-8"
		case r == 0xFFFE || r == 0xFFFF:
			return i, "illegal character"
		}
		i += n
	}
	return 0, ""
}

// isWide reports whether b goes on with one of the characters of three bytes that nearly
// all of Chinese consists of.
func isWide(b []byte) bool {
	return len(b) > 2 && b[1]>>6 == 2 && b[2]>>6 == 2 && (0xe1 <= b[0] && b[0] <= 0xec || b[0] == 0xef && b[1] < 0xbf)
}

// plainText is the length of the text before the next tag, 0 where there is none or it
// must be looked into: for references, an "]]>", or characters that are not allowed.
func plainText(b []byte) int {
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '<':
			return i
		case c == '&' || c == '>' || c < 0x20:
			return 0
		case c < utf8.RuneSelf:
			i++
		case isWide(b[i:]):
			i += 3
		default:
			return 0
		}
	}
	return 0
}

func (l *lexer) fail(at int, detail string) error {
	return FailAt(CodeXML, l.part, l.src, at, detail)
}

// next reads the next token into l.tok; ok is false at the end.
func (l *lexer) next() (ok bool, err error) {
	if l.pos >= len(l.src) {
		return false, nil
	}
	if l.src[l.pos] != '<' {
		return true, l.text()
	}
	if l.pos+1 < len(l.src) {
		switch l.src[l.pos+1] {
		case '/':
			return true, l.endTag()
		case '?':
			return true, l.instruction()
		case '!':
			return true, l.declaration()
		}
	}
	return true, l.startTag()
}

// set notes the token from the current position to end, and goes there.
func (l *lexer) set(kind tokenKind, end int) {
	l.tok = token{kind: kind, start: l.pos, end: end}
	l.pos = end
}

// declaration takes a comment or CDATA section and refuses anything else that
// begins with "<!".
func (l *lexer) declaration() error {
	const comment, cdata = "<!--", "<![CDATA["
	rest := l.src[l.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte(comment)):
		n := bytes.Index(rest[len(comment):], []byte("--"))
		if n < 0 || !bytes.HasPrefix(rest[len(comment)+n:], []byte("-->")) {
			return l.fail(l.pos, "bad comment")
		}
		l.set(tokOther, l.pos+len(comment)+n+3)
		return nil
	case bytes.HasPrefix(rest, []byte(cdata)):
		n := bytes.Index(rest, []byte("]]>"))
		if n < 0 {
			return l.fail(l.pos, "unclosed CDATA section")
		}
		l.set(tokText, l.pos+n+3)
		return nil
	}
	return FailAt(CodeEntity, l.part, l.src, l.pos, "document type declaration")
}

func (l *lexer) text() error {
	start := l.pos
	n := bytes.IndexByte(l.src[start:], '<')
	if n < 0 {
		n = len(l.src) - start
	}
	l.set(tokText, start+n)
	body := l.src[start:l.pos]
	if bytes.IndexByte(body, '>') >= 0 {
		if i := bytes.Index(body, []byte("]]>")); i >= 0 {
			return l.fail(start+i, "]]> in text")
		}
	}
	return l.references(Span{start, l.pos})
}

// references checks every & in s to begin a predefined or character reference.
func (l *lexer) references(s Span) error {
	if at, ok := badReference(l.src, s); !ok {
		return l.fail(at, "bad reference")
	}
	return nil
}

// badReference finds the first & in s that begins no reference; ok tells that there
// is none.
func badReference(src []byte, s Span) (at int, ok bool) {
	for at := s.Lo; ; {
		i := bytes.IndexByte(src[at:s.Hi], '&')
		if i < 0 {
			return 0, true
		}
		at += i
		_, n := DecodeRef(src[at:s.Hi])
		if n == 0 {
			return at, false
		}
		at += n
	}
}

func (l *lexer) instruction() error {
	start := l.pos
	n := bytes.Index(l.src[start+2:], []byte("?>"))
	if n < 0 {
		return l.fail(start, "unclosed processing instruction")
	}
	body := l.src[start+2 : start+2+n]
	l.set(tokOther, start+2+n+2)
	name := body[:nameLen(body)]
	if len(name) == 0 {
		return l.fail(start, "processing instruction without a name")
	}
	if string(name) != "xml" {
		return nil
	}
	if start != 0 && start != 3 {
		return l.fail(start, "XML declaration is not at the start")
	}
	if enc := declared(body, "encoding"); enc != "" && !strings.EqualFold(enc, "utf-8") {
		return l.fail(start, "encoding "+strconv.Quote(enc))
	}
	if v := declared(body, "version"); v != "1.0" {
		return l.fail(start, "XML version "+strconv.Quote(v))
	}
	return nil
}

// declared returns a pseudo attribute of an XML declaration, "" when absent.
func declared(body []byte, name string) string {
	_, rest, ok := bytes.Cut(body, []byte(name+"="))
	if !ok || len(rest) == 0 {
		return ""
	}
	n := bytes.IndexByte(rest[1:], rest[0])
	if n < 0 {
		return ""
	}
	return string(rest[1 : 1+n])
}

// endTag takes an end tag. Its name is not checked: it must be that of a start tag.
func (l *lexer) endTag() error {
	lo := l.pos + 2
	hi := lo
	for hi < len(l.src) && InName[l.src[hi]] {
		hi++
	}
	end := hi
	for end < len(l.src) && isSpace(l.src[end]) {
		end++
	}
	if hi == lo || end >= len(l.src) || l.src[end] != '>' {
		return l.fail(l.pos, "bad end tag")
	}
	l.set(tokEnd, end+1)
	l.tok.name = Span{lo, hi}
	return nil
}

func (l *lexer) startTag() error {
	start, src := l.pos, l.src
	n := nameLen(src[start+1:])
	if n == 0 {
		return l.fail(start, "bad start tag")
	}
	name := Span{start + 1, start + 1 + n}
	l.attrs = l.attrs[:0]
	end := name.Hi
	if end >= len(src) || src[end] != '>' {
		var bad string
		if end, bad = l.readAttrs(end); bad != "" {
			return l.fail(end, bad)
		}
	}
	kind := tokStart
	if src[end] == '/' {
		kind = tokEmpty
		end++
	}
	l.set(kind, end+1)
	l.tok.name = name
	return nil
}

// readAttrs reads the attributes from at to the end of a start tag and checks them;
// see nextAttr for the results.
func (l *lexer) readAttrs(at int) (end int, bad string) {
	for {
		n := len(l.attrs)
		l.attrs = append(l.attrs, Attr{})
		a := &l.attrs[n]
		next, bad := NextAttr(a, l.src, at)
		if bad != "" || a.All.Hi == 0 {
			l.attrs = l.attrs[:n]
			if i := duplicateAttr(l.src, l.attrs); bad == "" && i >= 0 {
				return l.attrs[i].Name.Lo, "attribute given twice"
			}
			return next, bad
		}
		if at, ok := badReference(l.src, a.Val); !ok {
			return at, "bad reference"
		}
		at = next
	}
}
