package phrase

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// letterOption is an option told by a letter or number: its mark, where that stands and
// the label after it, all as ranges of an area's characters.
type letterOption struct {
	Mark  string
	At    int
	Label string
}

var (
	letterMark = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n）)；;，,、：:。？?])([A-ZＡ-Ｚ])[ \t]*[.．、:：)） \x{3000}]`)
	bareLetter = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n）)；;，,、：:。？?])([A-ZＡ-Ｚ])\p{Han}`)
	figureMark = pattern.Of(`(^|[ \t\x{3000}\x{a0}\n；;，,、：:。？?）)])[（(]?([1-9])[.．、)）]`)
	circled    = pattern.Of(`()([①②③④⑤⑥⑦⑧⑨])`)
)

// LetterOptions finds the options of text, told by A B C, 1 2 3 or ① ② ③ in order; nil
// when there are less than two of them.
func LetterOptions(text string) []letterOption {
	for _, marks := range []struct {
		pattern *pattern.Pattern
		first   rune
		most    int // characters of a label
	}{{letterMark, 'A', 60}, {bareLetter, 'A', 12}, {circled, '①', 30}, {figureMark, '1', 12}} {
		if out := optionsBy(text, marks.pattern, marks.first, marks.most); out != nil {
			return out
		}
	}
	return nil
}

func optionsBy(text string, pattern *pattern.Pattern, first rune, most int) []letterOption {
	var out []letterOption
	var ends []int
	at := 0
	for at < len(text) {
		m := pattern.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		lo, hi := at+m[4], at+m[5]
		r, _ := utf8.DecodeRuneInString(text[lo:hi])
		if r >= 'Ａ' && r <= 'Ｚ' {
			r = r - 'Ａ' + 'A'
		}
		if want := first + rune(len(out)); r == want {
			out = append(out, letterOption{Mark: string(r), At: utf8.RuneCountInString(text[:lo])})
			ends = append(ends, hi)
		} else if len(out) > 0 && r == first {
			return nil // a second list
		}
		at = hi
	}
	if len(out) < 2 {
		return nil
	}
	seen := map[string]bool{}
	for i := range out {
		to := len(text)
		if i+1 < len(out) {
			to = len(string([]rune(text)[:out[i+1].At]))
		} else if n := strings.IndexByte(text[ends[i]:], '\n'); n >= 0 {
			to = ends[i] + n
		}
		label := strings.TrimLeft(text[ends[i]:to], ".．、:：)） \t\u3000\n")
		label = bracketTail.ReplaceAllString(strings.TrimRight(label, wording.Spaces+"\n；;，,、。（("), "")
		out[i].Label = wording.CleanLabel(label)
		if n := utf8.RuneCountInString(out[i].Label); n == 0 || n > most || seen[out[i].Label] {
			return nil
		}
		seen[out[i].Label] = true
	}
	return out
}

// bracketTail is the bracket or line to write the letter in, after the last option.
var bracketTail = pattern.Of(`[ \t\x{3000}]*([（(\[【][ \t\x{3000}_＿]*[)）\]】]|[_＿]{2,})[。.]?[ \t\x{3000}]*$`)

// PrintedOptions are the answers that a cell prints to choose from without boxes, 是/否
// or ①大型 ②中型; nil when it prints none.
func PrintedOptions(a *layout.Area) []place.Option {
	text := wording.Squeeze(a.Text())
	if out := layout.Alternatives(text); out != nil || len(a.Blanks) > 0 {
		return out
	}
	list := LetterOptions(layout.PlainAll(a.Chars))
	if len(list) == 0 || wording.IsIn("1", []rune(list[0].Mark)[0]) || wording.Squeeze(layout.Plain(a.Chars[:list[0].At])) != "" {
		return nil
	}
	var out []place.Option
	for _, o := range list {
		if len([]rune(o.Label)) > 8 {
			return nil
		}
		out = append(out, place.Option{Label: o.Label, Mark: o.Mark})
	}
	return out
}
