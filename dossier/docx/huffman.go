package docx

import "math/bits"

// symbol is what a Huffman code stands for, packed for speed: the bits of its code in
// the lowest byte, then its kind, the number of extra bits and the value. The zero
// symbol is none.
type symbol uint32

const (
	symLiteral symbol = iota << 8
	symCopy           // a length or a distance: the value and extra bits
	symEnd            // the end of a block
	symLink           // a code longer than the table is wide: further extra bits choose from the value on
	symKind    symbol = 3 << 8
)

func (s symbol) size() uint    { return uint(s & 0xff) }
func (s symbol) kind() symbol  { return s & symKind }
func (s symbol) extra() uint   { return uint(s >> 12 & 15) }
func (s symbol) value() uint32 { return uint32(s >> 16) }

func makeSymbol(kind symbol, extra uint, value int) symbol {
	return kind | symbol(extra)<<12 | symbol(value)<<16
}

// Sizes of RFC 1951.
const (
	maxCode      = 15  // bits of a code
	literalCodes = 286 // literals, the end of a block, lengths
	distCodes    = 30
	lengthCodes  = 19 // of the codes for code lengths
)

// The symbols of the three alphabets by their number, without the size of their codes.
var literalSymbols, distSymbols, lengthSymbols = func() (lit, dist, length []symbol) {
	for i := range 256 {
		lit = append(lit, makeSymbol(symLiteral, 0, i))
	}
	lit = append(lit, symEnd)
	// Four lengths and two distances share a number of extra bits, but for the first.
	for i, base := 0, 3; i < 28; i++ {
		extra := max(i/4-1, 0)
		lit = append(lit, makeSymbol(symCopy, uint(extra), base))
		base += 1 << extra
	}
	lit = append(lit, makeSymbol(symCopy, 0, 258))
	for i, base := 0, 1; i < distCodes; i++ {
		extra := max(i/2-1, 0)
		dist = append(dist, makeSymbol(symCopy, uint(extra), base))
		base += 1 << extra
	}
	for i := range lengthCodes {
		length = append(length, makeSymbol(symLiteral, 0, i))
	}
	return lit, dist, length
}()

// huffman decodes one alphabet: the next bits choose a symbol of table, which has a
// place for every value of width bits, and after these the longer codes.
type huffman struct {
	table []symbol
	width uint
}

// build makes the table for codes of these lengths, one for each symbol, 0 for none;
// symbols beyond those given are never right. It returns false for lengths that make no
// code: each sequence of bits must have a meaning. As compress/flate does, it takes no
// codes at all, and a single one of one bit.
func (h *huffman) build(lengths []uint8, symbols []symbol, wide uint) bool {
	var count, next [maxCode + 1]int
	longest := uint(0)
	for _, n := range lengths {
		count[n]++
		longest = max(longest, uint(n))
	}
	code := 0
	for n := uint(1); n <= longest; n++ {
		code <<= 1
		next[n] = code
		code += count[n]
	}
	if longest > 0 && code != 1<<longest && (code != 1 || longest != 1) {
		return false
	}
	h.width = min(longest, wide)
	h.clear(1 << h.width)
	for i, n := range lengths {
		if n == 0 {
			continue
		}
		s := symbol(0)
		if i < len(symbols) {
			s = symbols[i] | symbol(n)
		}
		// The stream has the first bit of a code lowest.
		rev := int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		h.put(rev, uint(n), longest, s)
	}
	return true
}

// clear makes the table n places long, all of them free.
func (h *huffman) clear(n int) {
	if cap(h.table) < n {
		h.table = make([]symbol, n, 2*n)
	}
	h.table = h.table[:n]
	clear(h.table)
}

// put enters a code of n bits wherever it is the beginning of the next bits.
func (h *huffman) put(code int, n, longest uint, s symbol) {
	if n <= h.width {
		for i := code; i < 1<<h.width; i += 1 << n {
			h.table[i] = s
		}
		return
	}
	more := longest - h.width
	link := &h.table[code&(1<<h.width-1)]
	at := int(link.value())
	if *link == 0 {
		at = len(h.table)
		*link = makeSymbol(symLink, more, at) | symbol(h.width)
		h.table = append(h.table, make([]symbol, 1<<more)...)
	}
	for i := code >> h.width; i < 1<<more; i += 1 << (n - h.width) {
		h.table[at+i] = s
	}
}

// next is the symbol that begins in the lowest bits, 0 when there is none.
func (h *huffman) next(bits uint64) symbol {
	s := h.table[bits&(1<<h.width-1)]
	if s.kind() == symLink {
		s = h.table[uint64(s.value())+bits>>h.width&(1<<s.extra()-1)]
	}
	return s
}
