package find

import (
	"strings"
	"unicode/utf8"
)

// mostNamed is how many characters a text may have to be found by initials too: what is longer is no name.
const mostNamed = 64

// asciiGram is how many letters and digits without a Chinese character between them stand together at most: there are few of them,
// so that two together say little.
const asciiGram = 4

// Grams are the pieces by which an index finds a text: whatever answers a word has all pieces of one of the choices of that word
// (Word.Grams), so that an index of them leaves out nothing. What has them all need not answer; Text.How tells. A piece holds no
// spaces; no two are alike.
func Grams(text string) []string {
	folded := Fold(text)
	n := nameOf(folded)
	g := grams{seen: map[string]bool{}}
	short := len(n.spots) <= mostNamed
	chinese := false
	for _, s := range n.spots {
		chinese = chinese || s.r >= utf8.RuneSelf
	}
	for at := range n.spots {
		g.written(n, at, "=")
		if short && chinese {
			g.sounding(n, at, "~", 3)
		}
	}
	return g.list
}

// NameOf makes a text ready to be searched: by initials too if it is short enough for a name.
func NameOf(text string) Text {
	t := New(text)
	if len(t.folded) <= mostNamed*utf8.UTFMax {
		if n := nameOf(t.folded); len(n.spots) <= mostNamed {
			t.name = n
		}
	}
	return t
}

type grams struct {
	list []string
	seen map[string]bool
}

func (g *grams) add(piece string) {
	if !g.seen[piece] {
		g.seen[piece] = true
		g.list = append(g.list, piece)
	}
}

// written adds the pieces of characters that begin at a place.
func (g *grams) written(n name, at int, piece string) {
	r := n.spots[at].r
	piece += string(r)
	g.add(piece)
	for _, next := range n.after(at) {
		follow := n.spots[next].r
		two := piece + string(follow)
		g.add(two)
		if r < utf8.RuneSelf && follow < utf8.RuneSelf {
			g.ascii(n, next, two, asciiGram-2)
		}
	}
}

// ascii goes on with a piece of letters and digits.
func (g *grams) ascii(n name, at int, piece string, left int) {
	next := at + 1
	if left == 0 || next >= len(n.spots) || n.spots[next].r >= utf8.RuneSelf {
		return
	}
	piece += string(n.spots[next].r)
	g.add(piece)
	g.ascii(n, next, piece, left-1)
}

// sounding adds the pieces of initials that begin at a place, by every reading.
func (g *grams) sounding(n name, at int, piece string, left int) {
	for _, initial := range n.spots[at].initials() {
		longer := piece + string(initial)
		g.add(longer)
		if left == 1 {
			continue
		}
		for _, next := range n.after(at) {
			g.sounding(n, next, longer, left-1)
		}
	}
}

// after are the places that may follow one: the next, and the one behind a rank that people leave out.
func (n name) after(at int) []int {
	next := at + 1
	if next >= len(n.spots) {
		return nil
	}
	if skip := int(n.spots[next].skip); skip > 0 && next+skip < len(n.spots) {
		return []int{next, next + skip}
	}
	return []int{next}
}

// initials are what a character is found by: the first letters of its readings, or itself.
func (s spot) initials() []rune {
	if s.letters == 0 {
		return []rune{s.r}
	}
	var list []rune
	for r := 'a'; r <= 'z'; r++ {
		if s.letters&(1<<(r-'a')) != 0 {
			list = append(list, r)
		}
	}
	return list
}

// Grams are the pieces that a text has which answers the word, as choices: those of the characters, those of the initials. None when
// the word is one of punctuation only.
func (w Word) Grams() (choices [][]string) {
	spots := w.spots
	if len(spots) == 0 {
		return nil
	}
	choices = append(choices, writtenOf(spots))
	var initials strings.Builder
	typed := false
	for _, s := range spots {
		typed = typed || s.typed()
		initials.WriteRune(s.initials()[0])
	}
	if typed {
		choices = append(choices, windows("~", []rune(initials.String()), 3))
	}
	for _, other := range w.also {
		choices = append(choices, other.Grams()...)
	}
	return choices
}

// writtenOf are the pieces of a word as it is written: of letters and digits the longest, of other characters pairs.
func writtenOf(spots []spot) []string {
	var list []string
	for from := 0; from < len(spots); {
		to := from
		for to < len(spots) && spots[to].r < utf8.RuneSelf {
			to++
		}
		if to > from {
			list = append(list, windows("=", runesOf(spots[from:to]), asciiGram)...)
		}
		if to < len(spots) {
			if to > 0 {
				list = append(list, "="+string(spots[to-1].r)+string(spots[to].r))
			}
			if to+1 < len(spots) {
				list = append(list, "="+string(spots[to].r)+string(spots[to+1].r))
			} else if len(spots) == 1 {
				list = append(list, "="+string(spots[to].r))
			}
			to++
		}
		from = to
	}
	return list
}

func runesOf(spots []spot) []rune {
	list := make([]rune, len(spots))
	for i, s := range spots {
		list[i] = s.r
	}
	return list
}

// windows are all pieces of so many characters, or the one of all when there are fewer.
func windows(mark string, of []rune, size int) []string {
	if len(of) <= size {
		return []string{mark + string(of)}
	}
	var list []string
	for i := 0; i+size <= len(of); i++ {
		list = append(list, mark+string(of[i:i+size]))
	}
	return list
}
