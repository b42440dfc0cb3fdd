package screen

import (
	"yibiao/app/say"
	"yibiao/app/session"
)

// gapPages are the pages on which each kind of gap is closed; fields of a profile have a page of their own.
var gapPages = map[session.GapKind]Page{
	session.GapField: PageForm, session.GapMaterial: PageMaterials, session.GapConfirm: PageCheck, session.GapReview: PageCheck,
}

// GapRoute is the way to a gap of this work.
func (w *Work) GapRoute(g session.Gap) Route {
	r := Route{Page: gapPages[g.Kind], Dossier: w.Editing.Dossier.ID, Client: w.Editing.Client.ID, At: placeAt(g.At)}
	if g.Kind == session.GapField && w.Editing.IsProfile() {
		r.Page = PageProfile
	}
	return r
}

// gapLabel names what is left to do.
func gapLabel(g session.Gap) string {
	switch g.Kind {
	case session.GapConfirm:
		return say.T("逐条确认")
	case session.GapReview:
		return say.T("查看未通过的条款")
	}
	return g.Label
}

// gapWords name what is left to do, and where.
func gapWords(g session.Gap) string {
	if g.Section == "" {
		return gapLabel(g)
	}
	return g.Section + " › " + gapLabel(g)
}

// placeAt is a spot of a dossier as a place within its screen.
func placeAt(s session.Spot) Place {
	return Place{Field: s.Field, Row: s.Row, Column: s.Column, Material: s.Material}
}
