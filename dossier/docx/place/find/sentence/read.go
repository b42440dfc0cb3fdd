package sentence

import (
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/choice"
	"yibiao/dossier/docx/place/find/reading"
)

// Read finds the places of h from left to right.
func Read(d *reading.Walk, h *reading.Host) {
	if p := choice.LetterPlace(h, h.List); p != nil && !h.Given {
		h.Found = append(h.Found, *p)
		return
	}
	for i := 0; i < len(h.Blanks); i++ {
		b := h.Blanks[i]
		before := h.Before(i)
		if n := pieces(h, i, before); n > 0 {
			i += n - 1
			h.Prev = h.Blanks[i].Hi
			continue
		}
		switch {
		case h.Quoted(b), reading.Spelt(h, i), reading.OnePiece(h, i):
		case b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket && choice.Bracket(h, i):
			choice.Add(h, d, i, before)
		default:
			answerAt(h, d, i, before)
		}
		h.Prev = b.Hi
	}
	for choice.Up(h, d) {
	}
	choice.Close(h, d)
}

// ChoiceIn is the choice that the boxes of a table cell make, nil when it has none, or
// asks for more.
func ChoiceIn(l *layout.Layout, a *layout.Area) *place.Place {
	if !slices.ContainsFunc(a.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket }) {
		return nil
	}
	d := &reading.Walk{Layout: l, Signing: -1, Passed: map[*layout.Area]bool{}}
	h := &reading.Host{Area: a, Firm: true}
	Read(d, h)
	if len(h.Found) != 1 || len(h.Found[0].Options) == 0 || h.Found[0].Options[0].At == "" {
		return nil
	}
	return &h.Found[0]
}
