// Package find finds the places of a form without placeholders, and what each of them asks for. It writes nothing.
package find

import (
	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// Limits far above any form seen.
const (
	MaxAreas  = 200_000 // paragraphs and cells in which places are looked for
	MaxPlaces = 10_000
)

// Found is a form whose places are known.
type Found struct {
	Pkg    *markup.Opened
	Ids    *markup.IdSpace
	Layout *layout.Layout
	Places []place.Place
}

// Places finds the places of a part, in document order. It fails where a part has more to look through than any form.
func Places(l *layout.Layout) ([]place.Place, error) {
	if len(l.Areas) > MaxAreas {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d paragraphs and cells", len(l.Areas))
	}
	places := settle(l, refine(l, detect(l)))
	if len(places) > MaxPlaces {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d places", len(places))
	}
	attachHeads(l, places)
	return places, nil
}
