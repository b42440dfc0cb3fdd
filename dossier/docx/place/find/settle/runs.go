package settle

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

var (
	// dayLine is a line with a day, or room for one, and annexLine begins what is put behind a document.
	dayLine   = pattern.Of(`^[0-9〇○零一二三四五六七八九十×xX_＿年月日/.:：]*[年月日][0-9〇○零一二三四五六七八九十×xX_＿年月日]*$`)
	annexLine = pattern.Of(`^附(?:件|表|录)`)
)

// Runs tells the places of the lines of the body in which run of lines they are, and whether their lines end with their labels; and all
// places the notes of the form.
func Runs(l *layout.Layout, places []place.Place) {
	asked := map[string][]*place.Place{}
	for i := range places {
		base, _ := layout.CutNumber(places[i].At)
		asked[base] = append(asked[base], &places[i])
	}
	var lines []string // "" for a table
	var found [][]*place.Place
	for _, b := range l.Body.Blocks {
		if b.Para == nil {
			lines, found = append(lines, ""), append(found, nil)
			continue
		}
		text := wording.Squeeze(b.Para.Text())
		if text == "" && len(asked[b.Para.Addr]) == 0 {
			continue
		}
		at := asked[b.Para.Addr]
		if dayLine.MatchString(text) {
			at = nil
		}
		for _, p := range at {
			if n := p.Sub; n > 0 && n <= len(b.Para.Blanks) {
				blank := b.Para.Blanks[n-1]
				p.Ends = blank.Kind == layout.BlankColon && blank.Hi == len(b.Para.Chars) && len(b.Para.Blanks) == 1
			}
		}
		lines, found = append(lines, text), append(found, at)
	}
	for i := 0; i < len(lines); i++ {
		if len(found[i]) == 0 {
			continue
		}
		run := &place.Run{}
		if i > 0 {
			run.Above = lines[i-1]
		}
		for ; i < len(lines) && len(found[i]) > 0; i++ {
			for _, p := range found[i] {
				p.Run = run
			}
		}
		if i < len(lines) && closes(lines[i+1:]) {
			run.Below = lines[i]
		}
	}
	notes(l, places)
}

// closes reports whether the lines after one have nothing but a day, before the annexes.
func closes(after []string) bool {
	for _, text := range after {
		if annexLine.MatchString(text) {
			return true
		}
		if !dayLine.MatchString(text) {
			return false
		}
	}
	return true
}

// aYear is in a sentence that says of which year something is.
var aYear = pattern.Of(`20[0-9]{2}年`)

// aMeaning is in a sentence that says how a question or the whole form is meant, or who fills it in.
var aMeaning = pattern.Of(`指|所称|填|须为|应为|^[①-⑳]`)

// aMark begins a note below what bears the mark: *为合并口径数据. The label of a cell that must be answered bears it too.
var aMark = pattern.Of(`^(?:[*＊]+|[※★☆]+)(?:[^*＊※★☆]|$)`)

// longestNote is the length of such a sentence, in characters, above which it is text.
const longestNote = 60

// notes gives places the sentences of lines and cells without places that print a year or say how something is meant.
func notes(l *layout.Layout, places []place.Place) {
	asked := map[string]bool{}
	for _, p := range places {
		base, _ := layout.CutNumber(p.At)
		asked[base] = true
	}
	var found []string
	for _, a := range l.Areas {
		text := a.Text()
		squeezed := wording.Squeeze(text)
		marked := a.Kind != layout.AreaCell && aMark.MatchString(squeezed)
		if asked[a.Addr] || !aYear.MatchString(squeezed) && !aMeaning.MatchString(squeezed) && !marked {
			continue
		}
		for _, said := range strings.FieldsFunc(text, func(r rune) bool { return wording.IsIn("。；;\n", r) }) {
			if said = wording.Squeeze(said); (aYear.MatchString(said) || aMeaning.MatchString(said) || marked) && utf8.RuneCountInString(said) <= longestNote {
				found = append(found, said)
			}
		}
	}
	for i := range places {
		places[i].Notes = found
	}
}
