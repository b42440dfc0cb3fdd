package docx

import (
	"bytes"
	"strconv"
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
	name       span
}

// span is a half-open byte range of a part.
type span struct{ lo, hi int }

func (s span) of(src []byte) []byte { return src[s.lo:s.hi] }

// attr is one attribute: all is the range with the white space before it, so that
// deleting it leaves a well-formed tag; val excludes the quotes.
type attr struct{ all, name, val span }

// lexer cuts an XML part into tokens that cover it without gaps. It checks what
// keeps a splice well-formed (tags, attributes, references, characters), and
// refuses document types.
type lexer struct {
	part  string
	src   []byte
	pos   int
	attrs []attr // of the last start tag
}

func newLexer(part string, src []byte) (*lexer, error) {
	l := &lexer{part: part, src: src}
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return nil, l.fail(0, "encoding UTF-16")
	}
	for i, c := range src {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' {
			return nil, l.fail(i, "control character "+strconv.Itoa(int(c)))
		}
	}
	if !utf8.Valid(src) {
		return nil, l.fail(firstInvalid(src), "invalid UTF-8")
	}
	for _, bad := range []string{"\uFFFE", "\uFFFF"} {
		if i := bytes.Index(src, []byte(bad)); i >= 0 {
			return nil, l.fail(i, "illegal character")
		}
	}
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		l.pos = 3
	}
	return l, nil
}

func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(src)
}

func (l *lexer) fail(at int, detail string) error {
	return failAt(CodeXML, l.part, l.src, at, detail)
}

// next returns the next token; ok is false at the end.
func (l *lexer) next() (t token, ok bool, err error) {
	if l.pos >= len(l.src) {
		return token{}, false, nil
	}
	start := l.pos
	if l.src[start] != '<' {
		return l.text()
	}
	rest := l.src[start:]
	switch {
	case bytes.HasPrefix(rest, []byte("<?")):
		return l.instruction()
	case bytes.HasPrefix(rest, []byte("<!--")):
		n := bytes.Index(rest[4:], []byte("--"))
		if n < 0 || !bytes.HasPrefix(rest[4+n:], []byte("-->")) {
			return token{}, false, l.fail(start, "bad comment")
		}
		l.pos += 4 + n + 3
		return token{kind: tokOther, start: start, end: l.pos}, true, nil
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		n := bytes.Index(rest, []byte("]]>"))
		if n < 0 {
			return token{}, false, l.fail(start, "unclosed CDATA section")
		}
		l.pos += n + 3
		return token{kind: tokText, start: start, end: l.pos}, true, nil
	case bytes.HasPrefix(rest, []byte("<!")):
		return token{}, false, failAt(CodeEntity, l.part, l.src, start, "document type declaration")
	case bytes.HasPrefix(rest, []byte("</")):
		return l.endTag()
	}
	return l.startTag()
}

func (l *lexer) text() (token, bool, error) {
	start := l.pos
	n := bytes.IndexByte(l.src[start:], '<')
	if n < 0 {
		n = len(l.src) - start
	}
	l.pos = start + n
	body := l.src[start:l.pos]
	if i := bytes.Index(body, []byte("]]>")); i >= 0 {
		return token{}, false, l.fail(start+i, "]]> in text")
	}
	if err := l.references(span{start, l.pos}); err != nil {
		return token{}, false, err
	}
	return token{kind: tokText, start: start, end: l.pos}, true, nil
}

// references checks every & in s to begin a predefined or character reference.
func (l *lexer) references(s span) error {
	for at := s.lo; ; {
		i := bytes.IndexByte(l.src[at:s.hi], '&')
		if i < 0 {
			return nil
		}
		at += i
		_, n := decodeRef(l.src[at:s.hi])
		if n == 0 {
			return l.fail(at, "bad reference")
		}
		at += n
	}
}

func (l *lexer) instruction() (token, bool, error) {
	start := l.pos
	n := bytes.Index(l.src[start+2:], []byte("?>"))
	if n < 0 {
		return token{}, false, l.fail(start, "unclosed processing instruction")
	}
	body := l.src[start+2 : start+2+n]
	l.pos = start + 2 + n + 2
	if nameLen(body) == 0 {
		return token{}, false, l.fail(start, "processing instruction without a name")
	}
	if string(body[:nameLen(body)]) == "xml" {
		if start != 0 && start != 3 {
			return token{}, false, l.fail(start, "XML declaration is not at the start")
		}
		if enc := declared(body, "encoding"); enc != "" && !bytes.EqualFold([]byte(enc), []byte("utf-8")) {
			return token{}, false, l.fail(start, "encoding "+strconv.Quote(enc))
		}
		if v := declared(body, "version"); v != "1.0" {
			return token{}, false, l.fail(start, "XML version "+strconv.Quote(v))
		}
	}
	return token{kind: tokOther, start: start, end: l.pos}, true, nil
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

func (l *lexer) endTag() (token, bool, error) {
	start := l.pos
	n := nameLen(l.src[start+2:])
	i := l.skipSpace(start + 2 + n)
	if n == 0 || i >= len(l.src) || l.src[i] != '>' {
		return token{}, false, l.fail(start, "bad end tag")
	}
	l.pos = i + 1
	return token{kind: tokEnd, start: start, end: l.pos, name: span{start + 2, start + 2 + n}}, true, nil
}

func (l *lexer) startTag() (token, bool, error) {
	start := l.pos
	n := nameLen(l.src[start+1:])
	if n == 0 {
		return token{}, false, l.fail(start, "bad start tag")
	}
	t := token{kind: tokStart, start: start, name: span{start + 1, start + 1 + n}}
	attrs, end, bad := cutAttrs(l.src, t.name.hi, l.attrs[:0])
	l.attrs = attrs
	if bad != "" {
		return token{}, false, l.fail(end, bad)
	}
	if l.src[end] == '/' {
		t.kind = tokEmpty
		end++
	}
	t.end = end + 1
	for _, a := range attrs {
		if err := l.references(a.val); err != nil {
			return token{}, false, err
		}
	}
	if i := duplicateAttr(l.src, attrs); i >= 0 {
		return token{}, false, l.fail(attrs[i].name.lo, "attribute given twice")
	}
	l.pos = t.end
	return t, true, nil
}

func (l *lexer) skipSpace(i int) int {
	for i < len(l.src) && isSpace(l.src[i]) {
		i++
	}
	return i
}
