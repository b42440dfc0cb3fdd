package find

import (
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

var (
	// listLetter begins a line of a list of options.
	listLetter = pattern.Of(`^(?:[A-ZＡ-Ｚ][ \t\x{3000}]*[.．、:：)）\p{Han}0-9]|[①②③④⑤⑥⑦⑧⑨])`)
	// ownLetter begins an option.
	ownLetter = pattern.Of(`^[A-ZＡ-Ｚ①②③④⑤⑥⑦⑧⑨][ \t\x{3000}]*[.．、:：)）]?`)
)

// listLines is how many lines the options of a question have at most.
const listLines = 9

// listAfter are the lines after block i that begin with the letters of options, A. B. or ① ②, which then are no headings, and the last
// of them where it ends with room to write in (F、其他____), nil for none.
func (d *detector) listAfter(blocks []layout.Block, i int) (string, *layout.Area) {
	list, n := "", 0
	var areas []*layout.Area
	var tail *layout.Area
	for _, b := range blocks[i+1:] {
		if b.Para == nil || len(areas) == listLines || tail != nil {
			break
		}
		text := strings.TrimLeft(b.Para.Text(), wording.Spaces)
		if len(b.Para.Blanks) > 0 {
			if !roomAtEnd(b.Para) {
				break
			}
			tail = b.Para
			text = strings.TrimLeft(layout.Plain(b.Para.Chars[:b.Para.Blanks[0].Lo]), wording.Spaces)
		}
		more := list + "\n" + text
		if !listLetter.MatchString(text) {
			more = list + text // an option that goes on
		}
		options := len(phrase.LetterOptions(more))
		if !listLetter.MatchString(text) && (list == "" || options <= n) || tail != nil && options <= n {
			tail = nil
			break
		}
		list, n, areas = more, options, append(areas, b.Para)
	}
	if n == 0 {
		return "", nil
	}
	for _, a := range areas {
		d.Passed[a] = a != tail
	}
	return strings.TrimPrefix(list, "\n"), tail
}

// roomAtEnd reports whether the one blank of a line ends it, drawn as a line.
func roomAtEnd(a *layout.Area) bool {
	b := a.Blanks[0]
	return len(a.Blanks) == 1 && reading.Ruled(b) && strings.Trim(layout.Plain(a.Chars[b.Hi:]), wording.Spaces+"。；;）)") == ""
}

// ofOption names the places of a line of options after their option, and puts them under the question.
func ofOption(places []place.Place, question string) {
	for i := range places {
		places[i].Label, places[i].Context = wording.CleanLabel(ownLetter.ReplaceAllString(places[i].Label, "")), question
	}
}
