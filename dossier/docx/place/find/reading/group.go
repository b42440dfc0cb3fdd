package reading

import (
	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// Group is one question with boxes.
type Group struct {
	Host     *layout.Area // of its first option
	Last     *layout.Area // of its last one: a question may go on in the next paragraph
	Question string       // the words that ask it, "" for none
	Context  string       // of its place
	Options  []place.Option
	Parts    []string // the headings over the options
	First    int      // blank of the first option, from 0
	Single   bool     // the labels stand before their boxes
	Sub      int      // of its place
	Order    int      // of its place
}

// Place makes the choice or check of a group.
func (g *Group) Place() place.Place {
	p := place.Place{At: g.Options[0].At, Label: g.Question, Context: g.Context, Kind: place.Choice, Options: g.Options, Order: g.Order, Sub: g.Sub}
	if n := len(g.Options); n == 2 && wording.OptionWord.MatchString(g.Options[0].Label) && wording.OptionWord.MatchString(g.Options[1].Label) {
		return p
	}
	if wording.MultiWords.MatchString(g.Question) || !g.Single && wording.MultiWords.MatchString(g.Context) {
		p.Kind = place.Check
	}
	return p
}
