package ooxml

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// seenTag is a start tag that was found right.
type seenTag struct {
	at, size int32 // of the first such tag; up to its only ">"
	name     int32 // length of its name
	head     int32 // length up to the value, when it has one attribute and no spare white space at its end, else 0
	age      uint32
	kind     Kind
	empty    bool
}

// seenTags remembers start tags: word processing markup says the same few again and
// again, and in the same order. Each has one place, where the last one stays.
type seenTags struct {
	tags [1 << 9]seenTag
	next [1 << 10]uint16 // by the tag before and the element around: place of the tag that came the last time
	last uint16          // place of the tag found or noted last
	age  uint32          // of those that still hold
}

// forget makes all tags unknown.
func (s *seenTags) forget() {
	if s.age++; s.age == 0 {
		clear(s.tags[:])
		s.age = 1
	}
}

// find returns the place of a tag noted before that is like the one at src[at:], in all but
// perhaps the value of its only attribute, and where that one ends; 0 when there is none.
// around is the place of the tag of the element around it. src goes on for more than
// eight bytes.
func (s *seenTags) find(src []byte, at int, around uint16) (place uint16, end int) {
	next := &s.next[(s.last<<5^around)%uint16(len(s.next))]
	place = *next
	t := &s.tags[place]
	if t.age == s.age {
		if end = at + int(t.size); end > len(src) || string(src[t.at:t.at+t.size]) != string(src[at:end]) {
			end = t.alike(src, at)
		}
		if end > 0 {
			s.last = place
			return place, end
		}
	}
	n := bytes.IndexByte(src[at:], '>') + 1
	place = placeOf(src[at:], n)
	*next = place
	if t = &s.tags[place]; t.age != s.age || int(t.size) != n || string(src[t.at:t.at+t.size]) != string(src[at:at+n]) {
		return 0, 0
	}
	s.last = place
	return place, at + n
}

// alike returns the end of the start tag at src[at:] when it differs from t in nothing but
// the value of the only attribute, which needs no looking into; 0 otherwise.
func (t *seenTag) alike(src []byte, at int) int {
	i := at + int(t.head)
	if t.head == 0 || i > len(src) || string(src[t.at:t.at+t.head]) != string(src[at:i]) {
		return 0
	}
	for i < len(src) && src[i] != '"' {
		switch c := src[i]; {
		case c == '<' || c == '&' || c < 0x20:
			return 0
		case c < utf8.RuneSelf:
			i++
		case isWide(src[i:]):
			i += 3
		default:
			return 0
		}
	}
	end := `">`
	if t.empty {
		end = `"/>`
	}
	if !bytes.HasPrefix(src[i:], []byte(end)) {
		return 0
	}
	return i + len(end)
}

// note remembers the start tag just read, of kind k, with a name of that length. One with a
// ">" in a value is not remembered, as it would not be found. place is where it stays.
func (s *seenTags) note(l *lexer, name int, k Kind) (place uint16) {
	lo, n := l.tok.start, l.tok.end-l.tok.start
	if lo+8 >= len(l.src) || bytes.IndexByte(l.src[lo:], '>') != n-1 {
		return 0
	}
	t := seenTag{at: int32(lo), size: int32(n), name: int32(name), age: s.age, kind: k, empty: l.tok.kind == tokEmpty}
	if len(l.attrs) == 1 {
		val, tail := l.attrs[0].Val, len(`">`)
		if t.empty {
			tail++
		}
		if val.Hi+tail == l.tok.end && l.src[val.Hi] == '"' {
			t.head = int32(val.Lo - lo)
		}
	}
	place = placeOf(l.src[lo:], n)
	s.tags[place], s.last = t, place
	return place
}

// placeOf mixes the length n of a tag and its first, middle and last eight bytes. b goes
// on for eight bytes at least.
func placeOf(b []byte, n int) uint16 {
	first := binary.LittleEndian.Uint64(b)
	if n < 8 {
		return uint16((first << (8 * uint(8-n)) * 0x9E3779B97F4A7C15) >> 55)
	}
	middle, last := binary.LittleEndian.Uint64(b[n/2-4:]), binary.LittleEndian.Uint64(b[n-8:])
	return uint16((((first*0x9E3779B97F4A7C15 ^ middle) * 0xC2B2AE3D27D4EB4F) ^ last + uint64(n)) * 0xD6E8FEB86659FD93 >> 55)
}
