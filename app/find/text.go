package find

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Text is a text made ready to be searched. The zero Text has no words.
type Text struct {
	folded string
	marks  []mark
	name
}

// New makes a text ready.
func New(text string) Text {
	var out strings.Builder
	out.Grow(len(text))
	t := Text{}
	next := markEvery
	folding(text, mark{}, func(r rune, at mark) bool {
		out.WriteRune(r)
		if at.to >= next && r != apart {
			t.marks, next = append(t.marks, at), at.to+markEvery
		}
		return true
	})
	t.folded = out.String()
	return t
}

// NewName makes ready a text that is found by pinyin initials too: a title, the name of a firm.
func NewName(text string) Text {
	t := New(text)
	t.name = nameOf(t.folded)
	return t
}

// Word is one word of a search.
type Word struct {
	folded string
	name
	also []Word // the word in other words for the same; they answer as it does
}

// Words are the words of a search; none when it has nothing but spaces and punctuation. Each of the aliases is a list of words for one
// thing: where one of them stands in what was typed, the others answer too. So do numbers in figures for those in characters, and back.
func Words(search string, aliases ...[]string) []Word {
	var words []Word
	for _, typed := range strings.Fields(search) {
		if folded := Fold(typed); folded != "" {
			words = append(words, Word{folded, nameOf(folded), others(folded, aliases)})
		}
	}
	return words
}

// others are a folded word with a part of it put in other words, and with its numbers written otherwise.
func others(folded string, aliases [][]string) (out []Word) {
	for _, same := range aliases {
		for _, part := range same {
			part = Fold(part)
			if part == "" || !strings.Contains(folded, part) {
				continue
			}
			for _, other := range same {
				if other = Fold(other); other != part {
					text := strings.Replace(folded, part, other, 1)
					out = append(out, Word{folded: text, name: nameOf(text)})
				}
			}
		}
	}
	if text := otherwise(folded); text != "" {
		out = append(out, Word{folded: text, name: nameOf(text)})
	}
	return out
}

// How says how well a name answers a word.
type How int

// From worst to best.
const (
	Not    How = iota
	Sounds     // the initials stand in it
	Begins     // the initials begin it
	Within     // the word stands in it as written
	Starts     // it begins with the word
	Is         // it is the word
)

// How tells how well a text answers a word, or another word for the same.
func (t Text) How(w Word) How {
	best := t.how(w)
	for _, other := range w.also {
		best = max(best, t.how(other))
	}
	return best
}

func (t Text) how(w Word) How {
	switch at := t.find(w); {
	case at == 0 && len(t.folded) == len(w.folded):
		return Is
	case at == 0:
		return Starts
	case at > 0:
		return Within
	}
	switch at := t.sounds(w.name); {
	case at == 0:
		return Begins
	case at > 0:
		return Sounds
	}
	return Not
}

// Starts tells whether a name begins with a word, as written or by its initials.
func (t Text) Starts(w Word) bool {
	how := t.How(w)
	return how == Begins || how >= Starts
}

// Has tells whether every word answers; true when there are none.
func (t Text) Has(words []Word) bool {
	return !slices.ContainsFunc(words, func(w Word) bool { return t.How(w) == Not })
}

// Rank tells how near the best place a thing is found by its names, the weightiest first: 0 is best, -1 that some word stands in none of
// them. Whatever one name has comes before what only the next one has.
func Rank(words []Word, names ...Text) int {
	worst := 0
	for _, w := range words {
		at := slices.IndexFunc(names, func(t Text) bool { return t.Heard(w) != Not })
		if at < 0 {
			return -1
		}
		worst = max(worst, at*int(Is)+int(Is-names[at].Heard(w)))
	}
	return worst
}

// find is where a word stands in the folded text; -1 when it does not. A number is not found within a larger one:
// 5 does not find 15.
func (t Text) find(w Word) int {
	from := 0
	for {
		at := strings.Index(t.folded[from:], w.folded)
		if at < 0 {
			return -1
		}
		at += from
		if !withinNumber(t.folded[:at], w) {
			return at
		}
		from = at + 1
	}
}

// withinNumber tells whether the number that a word begins with is the end of one that begins before it.
func withinNumber(before string, w Word) bool {
	n := len(before)
	switch {
	case n == 0:
		return false
	case w.numeral:
		last, _ := utf8.DecodeLastRuneInString(before)
		return numeral(last)
	}
	return digit(rune(w.folded[0])) && (digit(rune(before[n-1])) || before[n-1] == '.')
}

// Place is where the first of the words that stands in a text as written begins in it, in bytes; -1 when none does.
// text is what t was made of.
func (t Text) Place(text string, words []Word) int {
	for _, w := range words {
		for _, same := range append([]Word{w}, w.also...) {
			if at := t.find(same); at >= 0 {
				return t.place(text, at)
			}
		}
	}
	return -1
}

// place leads from the folded text back to the text.
func (t Text) place(text string, at int) int {
	start := mark{}
	for _, m := range t.marks {
		if m.to > at {
			break
		}
		start = m
	}
	place := start.from
	folding(text, start, func(_ rune, now mark) bool {
		if now.to <= at {
			return true
		}
		_, size := utf8.DecodeLastRuneInString(text[:now.from])
		place = now.from - size
		return false
	})
	return place
}

// Place is where the first word of a search that stands in a text as written begins in it, in bytes; -1 when none does.
func Place(text, search string, aliases ...[]string) int {
	return New(text).Place(text, Words(search, aliases...))
}

// Excerpt is a text of which at most so many characters are shown, with … where it goes on: those around the character at, counted from
// 0, of which so many stand before it. A text that is not longer stays whole.
func Excerpt(text string, at, before, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	from := max(min(at-before, len(runes)-most), 0)
	out := string(runes[from : from+most])
	if from > 0 {
		out = "…" + strings.TrimPrefix(out, "…")
	}
	if from+most < len(runes) {
		out = strings.TrimSuffix(out, "…") + "…"
	}
	return out
}
