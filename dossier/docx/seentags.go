package docx

import (
	"bytes"
	"encoding/binary"
)

// seenTag is a start tag that was found right.
type seenTag struct {
	at, size int32 // of the first such tag; up to its only ">"
	name     int32 // length of its name
	age      uint32
	kind     kind
	empty    bool
}

// seenTags remembers start tags: word processing markup says the same few again and
// again. Each has one place, where the last one stays.
type seenTags struct {
	tags [1 << 9]seenTag
	age  uint32 // of those that still hold
}

// forget makes all tags unknown.
func (s *seenTags) forget() {
	if s.age++; s.age == 0 {
		clear(s.tags[:])
		s.age = 1
	}
}

// find returns the tag noted before that has the bytes of the one at src[at:], nil
// when there is none; src goes on for more than eight bytes.
func (s *seenTags) find(src []byte, at int) *seenTag {
	n := bytes.IndexByte(src[at:], '>') + 1
	t := &s.tags[placeOf(src[at:], n)]
	if t.age != s.age || int(t.size) != n || string(src[t.at:t.at+t.size]) != string(src[at:at+n]) {
		return nil
	}
	return t
}

// note remembers a tag of kind k, with a name of that length, that lies in src. One with a ">" in a value is not
// remembered, as it would not be found.
func (s *seenTags) note(src []byte, tag span, name int, k kind) {
	n := tag.hi - tag.lo
	if tag.lo+8 >= len(src) || bytes.IndexByte(src[tag.lo:], '>') != n-1 {
		return
	}
	s.tags[placeOf(src[tag.lo:], n)] = seenTag{int32(tag.lo), int32(n), int32(name), s.age, k, src[tag.hi-2] == '/'}
}

// placeOf mixes the length n of a tag and its first, middle and last eight bytes. b goes
// on for eight bytes at least.
func placeOf(b []byte, n int) uint64 {
	first := binary.LittleEndian.Uint64(b)
	if n < 8 {
		return (first << (8 * uint(8-n)) * 0x9E3779B97F4A7C15) >> 55
	}
	middle, last := binary.LittleEndian.Uint64(b[n/2-4:]), binary.LittleEndian.Uint64(b[n-8:])
	return (((first*0x9E3779B97F4A7C15 ^ middle) * 0xC2B2AE3D27D4EB4F) ^ last + uint64(n)) * 0xD6E8FEB86659FD93 >> 55
}
