package find

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// Spelled tells whether every word answers as Has says, or by its syllables: qiye, qiy and qye find 企业. It is for lists that a
// person looks at, not for whole texts.
func (t Text) Spelled(words []Word) bool {
	return !slices.ContainsFunc(words, func(w Word) bool { return t.Heard(w) == Not })
}

// Heard is How, of a name that answers by its syllables too.
func (t Text) Heard(w Word) How {
	how := t.How(w)
	if how == Not && t.spells([]rune(w.folded)) {
		return Sounds
	}
	return how
}

// spells tells whether a word stands somewhere in the name, syllable by syllable.
func (t Text) spells(word []rune) bool {
	for at := range t.spots {
		if spelledAt(t.spots[at:], word) {
			return true
		}
	}
	return false
}

// spelledAt tells whether a name begins with a word: each character as written, or by a whole syllable or its beginning consonant; of
// the last one any beginning.
func spelledAt(name []spot, word []rune) bool {
	if len(word) == 0 {
		return true
	}
	if len(name) == 0 {
		return false
	}
	if name[0].r == word[0] && spelledAt(name[1:], word[1:]) {
		return true
	}
	if word[0] < 'a' || word[0] > 'z' {
		return false
	}
	rest := string(word)
	for _, syllable := range syllables(name[0].r) {
		if strings.HasPrefix(syllable, rest) {
			return true
		}
		for _, begin := range []string{syllable, consonant(syllable), syllable[:1]} {
			if begin != "" && strings.HasPrefix(rest, begin) && spelledAt(name[1:], word[len(begin):]) {
				return true
			}
		}
	}
	return false
}

// consonant is zh, ch or sh where a syllable begins with it; "" else.
func consonant(syllable string) string {
	if len(syllable) > 1 && syllable[1] == 'h' {
		return syllable[:2]
	}
	return ""
}

// diaeresis is the mark over ü, taken apart.
const diaeresis rune = 0x308

// spelled are the syllables of characters that were looked up before: rune → []string.
var spelled sync.Map

// syllables are the readings of a character in letters without tones; lü is both lu and lv. nil for none.
func syllables(r rune) []string {
	if known, ok := spelled.Load(r); ok {
		return known.([]string)
	}
	all := readingsSpelled(r)
	spelled.Store(r, all)
	return all
}

func readingsSpelled(r rune) (out []string) {
	for reading := range strings.SplitSeq(pinyin.PinyinDict[int(r)], ",") {
		plain := norm.NFD.String(reading)
		for _, typed := range []string{plain, strings.ReplaceAll(plain, "u"+string(diaeresis), "v")} {
			typed = strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, typed)
			if typed != "" && !slices.Contains(out, typed) {
				out = append(out, typed)
			}
		}
	}
	return out
}
