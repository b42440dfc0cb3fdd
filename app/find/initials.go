package find

import (
	"strings"
	"sync/atomic"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// spot is one character of a name or of a word.
type spot struct {
	r rune
	// letters are the initials of all readings, bit 0 for a; for a letter, itself.
	letters uint32
	// skip is how many characters of a place's rank begin here that people leave out: 3 at 自治区.
	skip uint8
	// sign follows a digit and belongs to its number: a point, a percent sign; 0 for none.
	sign rune
}

// ranks follow the names of places and are left out when people type: 柳州(市), 广西(壮族自治区).
var ranks = []string{"壮族自治区", "自治区", "自治县", "省", "市", "县", "区"}

// name is what a name is made of, letter by letter and digit by digit.
type name struct {
	spots   []spot
	letters uint32 // of all spots
	ranked  bool   // something may be left out
	numeral bool   // it begins with a number in characters
}

func nameOf(folded string) name {
	n := name{spots: make([]spot, 0, len(folded)/3+1), numeral: startsWithNumber(folded)}
	for i, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			if last := len(n.spots) - 1; last >= 0 && r != apart {
				n.spots[last].sign = r
			}
			continue
		}
		s := spot{r: r, letters: letters(r)}
		for _, rank := range ranks {
			if strings.HasPrefix(folded[i:], rank) {
				s.skip, n.ranked = uint8(len([]rune(rank))), true
				break
			}
		}
		n.letters |= s.letters
		n.spots = append(n.spots, s)
	}
	return n
}

// known are the initials of characters that were looked up before, with a bit that says so: taking readings apart is slow.
var known [0x10000]atomic.Uint32

const isKnown = 1 << 31

// letters are the initials of a character by all its readings; a letter stands for itself.
func letters(r rune) uint32 {
	switch {
	case r >= 'a' && r <= 'z':
		return 1 << (r - 'a')
	case r < 0x80:
		return 0
	case int(r) >= len(known):
		return readingsOf(r)
	}
	set := known[r].Load()
	if set == 0 {
		set = readingsOf(r) | isKnown
		known[r].Store(set)
	}
	return set &^ isKnown
}

// readingsOf are the initials of a character by all its readings.
func readingsOf(r rune) uint32 {
	var set uint32
	for reading := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
		// Taken apart, ā is a and its tone.
		if first := norm.NFD.String(reading); first != "" && first[0] >= 'a' && first[0] <= 'z' {
			set |= 1 << (first[0] - 'a')
		}
	}
	return set
}

// sounds is where a name is answered by a word: each character of the word is the same or, a letter, one of the
// initials; ranks of places may be left out. -1 when nowhere.
func (n name) sounds(word name) int {
	typed := false
	for _, s := range word.spots {
		if s.typed() {
			typed = true
			if n.letters&s.letters == 0 {
				return -1
			}
		}
	}
	if len(word.spots) == 0 {
		return -1
	}
	first := word.spots[0].r
	if !typed && !n.ranked && !digit(first) {
		return -1 // only the characters themselves could answer, and they do not
	}
	for at := range n.spots {
		if digit(first) && at > 0 && digit(n.spots[at-1].r) {
			continue // within a larger number
		}
		if word.numeral && at > 0 && numeral(n.spots[at-1].r) {
			continue
		}
		if soundsAt(n.spots[at:], word.spots) {
			return at
		}
	}
	return -1
}

// soundsAt tells whether a name begins with a word.
func soundsAt(name, word []spot) bool {
	for i := range word {
		if i >= len(name) {
			return false
		}
		if skip := int(name[i].skip); i > 0 && skip > 0 && soundsAt(name[i+skip:], word[i:]) {
			return true
		}
		if !name[i].answers(word[i]) {
			return false
		}
	}
	return true
}

// answers tells whether a character is the one typed, or begins with the letter typed in one of its readings.
func (s spot) answers(typed spot) bool {
	return s.r == typed.r && (typed.sign == 0 || typed.sign == s.sign) || typed.typed() && s.letters&typed.letters != 0
}

// typed tells whether this is a letter.
func (s spot) typed() bool { return s.r >= 'a' && s.r <= 'z' }
