package docx

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"sync"
)

// errDeflate is that of bytes that no compressor made.
var errDeflate = errors.New("damaged deflate stream")

// inflater inflates entries whole, from memory to memory. Of opening a form that is a
// third with compress/flate, which must be ready for streams without end.
type inflater struct {
	in   []byte
	pos  int
	bits uint64 // read from in, the next lowest
	have uint   // how many; those above are zero or right

	out  []byte // room for the content and spare bytes
	at   int    // end of the content
	from int    // beginning of it
	most int    // length declared

	literals, dists, lengths huffman
	scratch                  []byte // for content that nobody keeps
}

// spare is the room behind the content that one step may write to: a copy of up to
// 258 bytes, in pieces.
const (
	spare = 258 + piece
	piece = 64
)

var inflaters = sync.Pool{New: func() any { return new(inflater) }}

func (x *inflater) release() {
	x.in, x.out = nil, nil
	// A huge outlier should not stay in memory for ever.
	if cap(x.scratch) > 16<<20 {
		x.scratch = nil
	}
	inflaters.Put(x)
}

// inflate appends the content of e to dst. It fails when that is longer or shorter
// than declared.
func (x *inflater) inflate(dst []byte, e *entry) ([]byte, error) {
	size := int(e.head.UncompressedSize64)
	if e.head.Method == zip.Store {
		if len(e.raw) != size {
			return dst, io.ErrUnexpectedEOF
		}
		return append(dst, e.raw...), nil
	}
	x.in, x.pos, x.bits, x.have = e.raw, 0, 0, 0
	x.out, x.at, x.from, x.most = dst[:cap(dst)], len(dst), len(dst), size
	for last := false; !last; {
		head, err := x.take(3)
		if err != nil {
			return dst, err
		}
		last = head&1 != 0
		if err := x.block(head >> 1); err != nil {
			return dst, err
		}
		if x.at-x.from > size {
			return dst, zip.ErrFormat
		}
	}
	if x.at-x.from != size {
		return dst, io.ErrUnexpectedEOF
	}
	return x.out[:x.at], nil
}

// fill reads bits until there are 56 or no more.
func (x *inflater) fill() {
	if x.pos+8 <= len(x.in) {
		x.bits |= binary.LittleEndian.Uint64(x.in[x.pos:]) << x.have
		x.pos += int((63 - x.have) >> 3)
		x.have |= 56
		return
	}
	x.bits &= 1<<x.have - 1
	for x.have <= 56 && x.pos < len(x.in) {
		x.bits |= uint64(x.in[x.pos]) << x.have
		x.pos++
		x.have += 8
	}
}

// take reads a number of up to 32 bits.
func (x *inflater) take(n uint) (int, error) {
	if x.have < n {
		if x.fill(); x.have < n {
			return 0, io.ErrUnexpectedEOF
		}
	}
	v := int(x.bits & (1<<n - 1))
	x.bits >>= n
	x.have -= n
	return v, nil
}

func (x *inflater) block(kind int) error {
	switch kind {
	case 0:
		return x.stored()
	case 1:
		return x.compressed(fixedLiterals, fixedDists)
	case 2:
		if err := x.tables(); err != nil {
			return err
		}
		return x.compressed(&x.literals, &x.dists)
	}
	return errDeflate
}

func (x *inflater) stored() error {
	// What is left of the byte begun is passed over, what was read ahead given back.
	x.pos -= int(x.have >> 3)
	x.bits, x.have = 0, 0
	if len(x.in)-x.pos < 4 {
		return io.ErrUnexpectedEOF
	}
	n, not := binary.LittleEndian.Uint16(x.in[x.pos:]), binary.LittleEndian.Uint16(x.in[x.pos+2:])
	if n != ^not {
		return errDeflate
	}
	x.pos += 4
	if len(x.in)-x.pos < int(n) {
		return io.ErrUnexpectedEOF
	}
	x.grow(int(n))
	x.at += copy(x.out[x.at:], x.in[x.pos:x.pos+int(n)])
	x.pos += int(n)
	return nil
}

// grow makes room for n more bytes and spare ones.
func (x *inflater) grow(n int) {
	if need := n + spare; len(x.out)-x.at < need {
		x.out = slices.Grow(x.out[:x.at], max(need, min(x.at, x.most)))
		x.out = x.out[:cap(x.out)]
	}
}

// compressed reads a block of literals and copies.
func (x *inflater) compressed(literals, dists *huffman) error {
	for {
		x.quick(literals, dists)
		if len(x.out)-x.at < spare {
			if x.at-x.from > x.most {
				return zip.ErrFormat
			}
			x.grow(0)
		}
		// One length and distance take 48 bits at most.
		if x.have < 48 {
			x.fill()
		}
		s := literals.next(x.bits)
		if s.size() == 0 || s.size() > x.have {
			return x.torn(s)
		}
		x.bits >>= s.size()
		x.have -= s.size()
		switch s.kind() {
		case symLiteral:
			x.out[x.at] = byte(s.value())
			x.at++
		case symCopy:
			if err := x.copy(s, dists); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

// quick does what compressed does while there are eight more bytes to read and room to
// write, and stops before all that needs a closer look: it is where the time goes.
func (x *inflater) quick(literals, dists *huffman) {
	in, pos, bits, have := x.in, x.pos, x.bits, x.have
	out, at := x.out, x.at
	for len(in)-pos >= 8 && len(out)-at >= spare {
		bits |= binary.LittleEndian.Uint64(in[pos:]) << (have & 63)
		pos += int((63 - have) >> 3)
		have |= 56
		s := literals.next(bits)
		size := s.size()
		if s.kind() == symLiteral && size > 0 {
			out[at] = byte(s.value())
			at++
			bits >>= size
			have -= size
			continue
		}
		if s.kind() != symCopy {
			break
		}
		rest := bits >> size
		n := int(s.value()) + int(rest&(1<<s.extra()-1))
		rest >>= s.extra()
		d := dists.next(rest)
		rest >>= d.size()
		dist := int(d.value()) + int(rest&(1<<d.extra()-1))
		if d.size() == 0 || dist > at-x.from {
			break
		}
		bits = rest >> d.extra()
		have -= size + s.extra() + d.size() + d.extra()
		repeat(out[at-dist:], dist, n)
		at += n
	}
	x.pos, x.bits, x.have, x.at = pos, bits, have, at
}

// repeat copies n bytes from the beginning of b to the place dist behind it, as if one
// after the other. It may write piece bytes more: copying a bit too much costs less than
// asking for the length all the time.
func repeat(b []byte, dist, n int) {
	to := b[dist : dist+n+piece]
	switch {
	case dist >= 16:
		for i := 0; i < n; i += piece {
			from, to := b[i:i+piece], to[i:i+piece]
			*(*[16]byte)(to) = *(*[16]byte)(from)
			*(*[16]byte)(to[16:]) = *(*[16]byte)(from[16:])
			*(*[16]byte)(to[32:]) = *(*[16]byte)(from[32:])
			*(*[16]byte)(to[48:]) = *(*[16]byte)(from[48:])
		}
	case dist >= 8:
		for i := 0; i < n; i += 8 {
			binary.LittleEndian.PutUint64(to[i:], binary.LittleEndian.Uint64(b[i:]))
		}
	default:
		for i := range n {
			to[i] = b[i]
		}
	}
}

// torn is the error for a symbol that is not in the bits there are.
func (x *inflater) torn(s symbol) error {
	if s.size() > x.have || x.have < maxCode && x.pos == len(x.in) {
		return io.ErrUnexpectedEOF
	}
	return errDeflate
}

// copy repeats what came before; s is the length, the distance follows.
func (x *inflater) copy(s symbol, dists *huffman) error {
	n := int(s.value()) + int(x.bits&(1<<s.extra()-1))
	if s.extra() > x.have {
		return io.ErrUnexpectedEOF
	}
	x.bits >>= s.extra()
	x.have -= s.extra()
	d := dists.next(x.bits)
	if d.size() == 0 || d.size()+d.extra() > x.have {
		return x.torn(d)
	}
	x.bits >>= d.size()
	dist := int(d.value()) + int(x.bits&(1<<d.extra()-1))
	x.bits >>= d.extra()
	x.have -= d.size() + d.extra()
	if dist > x.at-x.from {
		return errDeflate
	}
	repeat(x.out[x.at-dist:], dist, n)
	x.at += n
	return nil
}

// lengthOrder is the order in which the lengths of the codes for lengths come.
var lengthOrder = [lengthCodes]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// tables reads the codes of a block.
func (x *inflater) tables() error {
	head, err := x.take(14)
	if err != nil {
		return err
	}
	literals, dists, n := head&31+257, head>>5&31+1, head>>10+4
	if literals > literalCodes || dists > distCodes {
		return errDeflate
	}
	var lengths [literalCodes + distCodes]uint8
	for i := range n {
		v, err := x.take(3)
		if err != nil {
			return err
		}
		lengths[lengthOrder[i]] = uint8(v)
	}
	if !x.lengths.build(lengths[:lengthCodes], lengthSymbols) {
		return errDeflate
	}
	clear(lengths[:lengthCodes])
	if err := x.codeLengths(lengths[:literals+dists]); err != nil {
		return err
	}
	if !x.literals.build(lengths[:literals], literalSymbols) ||
		!x.dists.build(lengths[literals:literals+dists], distSymbols) {
		return errDeflate
	}
	return nil
}

// codeLengths reads the lengths of codes, which are themselves coded.
func (x *inflater) codeLengths(into []uint8) error {
	for i := 0; i < len(into); {
		if x.have < maxCode {
			x.fill()
		}
		s := x.lengths.next(x.bits)
		if s.size() == 0 || s.size() > x.have {
			return x.torn(s)
		}
		x.bits >>= s.size()
		x.have -= s.size()
		v := uint8(s.value())
		if v < 16 {
			into[i] = v
			i++
			continue
		}
		extra, least := uint(2), 3
		switch {
		case v == 16 && i == 0:
			return errDeflate
		case v == 17:
			extra = 3
		case v == 18:
			extra, least = 7, 11
		}
		n, err := x.take(extra)
		if err != nil {
			return err
		}
		if n += least; n > len(into)-i {
			return errDeflate
		}
		for range n {
			if v == 16 {
				into[i] = into[i-1]
			}
			i++
		}
	}
	return nil
}

// The codes of blocks that bring none.
var fixedLiterals, fixedDists = func() (lit, dist *huffman) {
	lit, dist = &huffman{}, &huffman{}
	lengths := make([]uint8, 288)
	for i := range lengths {
		switch {
		case i < 144 || i >= 280:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		default:
			lengths[i] = 7
		}
	}
	lit.build(lengths, literalSymbols)
	dist.build(slices.Repeat([]uint8{5}, 32), distSymbols)
	return lit, dist
}()
