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

// tableWidth serves the usual codes and is filled quickly; one width for all tables
// spares the decoder to ask for it and to look out for the end of the table.
const tableWidth = 10

// huffman decodes one alphabet: the next bits choose a symbol of table, and of a longer
// code the place in more where its other bits choose.
type huffman struct {
	table [1 << tableWidth]symbol
	more  []symbol
}

// build makes the table for codes of these lengths, one for each symbol, 0 for none;
// symbols beyond those given are never right. It returns false for lengths that make no
// code: each sequence of bits must have a meaning. As compress/flate does, it takes no
// codes at all, and a single one of one bit.
func (h *huffman) build(lengths []uint8, symbols []symbol) bool {
	var used, order [literalCodes + 2]uint16
	some := 0
	for i, n := range lengths {
		// Without a branch, which nobody could foretell.
		used[some] = uint16(i)
		some += int(n+maxCode) >> 4
	}
	var count, end [maxCode + 1]int
	for _, i := range used[:some] {
		count[lengths[i]]++
	}
	longest, code := maxCode, 0
	for longest > 0 && count[longest] == 0 {
		longest--
	}
	for n := 1; n <= longest; n++ {
		end[n] = end[n-1] + count[n-1]
		code = code<<1 + count[n]
	}
	if longest > 0 && code != 1<<longest && (code != 1 || longest != 1) {
		return false
	}
	for _, i := range used[:some] {
		n := lengths[i]
		order[end[n]] = i
		end[n]++
	}
	h.enter(order[:some], lengths, symbols, uint(longest))
	return true
}

// enter fills the table with symbols in the order of their codes. What bits begin with is
// lowest, so a table for one bit more is the same twice, but for the codes of that length.
func (h *huffman) enter(order []uint16, lengths []uint8, symbols []symbol, longest uint) {
	h.table[0], h.more = 0, h.more[:0]
	code, size := 0, uint(0)
	for _, i := range order {
		n := uint(lengths[i])
		for ; size < n; size++ {
			code <<= 1
			if size < tableWidth {
				copy(h.table[1<<size:2<<size], h.table[:1<<size])
			}
		}
		s := symbol(0)
		if int(i) < len(symbols) {
			s = symbols[i] | symbol(n)
		}
		rev := int(bits.Reverse16(uint16(code)) >> (16 - n))
		code++
		if n <= tableWidth {
			h.table[rev] = s
		} else {
			h.link(rev, n, longest, s)
		}
	}
	for ; size < tableWidth; size++ {
		copy(h.table[1<<size:2<<size], h.table[:1<<size])
	}
}

// link enters a code longer than the table is wide.
func (h *huffman) link(code int, n, longest uint, s symbol) {
	more := longest - tableWidth
	link := &h.table[code&(1<<tableWidth-1)]
	at := int(link.value())
	if *link == 0 {
		at = len(h.more)
		*link = makeSymbol(symLink, more, at) | tableWidth
		h.more = append(h.more, make([]symbol, 1<<more)...)
	}
	for i := code >> tableWidth; i < 1<<more; i += 1 << (n - tableWidth) {
		h.more[at+i] = s
	}
}

// next is the symbol that begins in the lowest bits, 0 when there is none.
func (h *huffman) next(bits uint64) symbol {
	s := h.table[bits&(1<<tableWidth-1)]
	if s.kind() == symLink {
		s = h.more[uint64(s.value())+bits>>tableWidth&(1<<s.extra()-1)]
	}
	return s
}
