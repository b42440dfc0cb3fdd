package docx

import "yibiao/dossier/docx/internal/ooxml"

// Limits far above any form seen.
const (
	maxAreas  = 200_000 // paragraphs and cells in which places are looked for
	maxPlaces = 10_000
)

// found is a form whose places are known.
type found struct {
	pkg    *opened
	ids    *idSpace
	layout *layout
	places []Place
}

// findPlaces finds the places of a part, in document order. It fails where a part has more to look through than any form.
func findPlaces(l *layout) ([]Place, error) {
	if len(l.areas) > maxAreas {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.t.Part, "%d paragraphs and cells", len(l.areas))
	}
	places := settle(l, refine(l, detect(l)))
	if len(places) > maxPlaces {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.t.Part, "%d places", len(places))
	}
	attachHeads(l, places)
	return places, nil
}
