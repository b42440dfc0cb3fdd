package page

import (
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// gapPages are the pages on which each kind of gap is closed; fields of a profile have a page of their own.
var gapPages = map[session.GapKind]Page{
	session.GapField: Form, session.GapDefault: Form, session.GapMaterial: Materials, session.GapConfirm: Check, session.GapReview: Check,
}

// GapRoute is the way to a gap of this work.
func (w *Work) GapRoute(g session.Gap) Route {
	if gapPages[g.Kind] == Form && w.Editing.IsProfile() {
		return Route{Page: Profile, Client: w.Editing.Client.ID, At: PlaceAt(g.At)}
	}
	return GapOf(w.Editing.Dossier, g)
}

// GapOf is the way to something that is left to do in a dossier.
func GapOf(d session.DossierInfo, g session.Gap) Route {
	return Route{Page: gapPages[g.Kind], Dossier: d.ID, Client: d.Client, At: PlaceAt(g.At)}
}

// GapLabel names what is left to do.
func GapLabel(g session.Gap) string {
	switch g.Kind {
	case session.GapConfirm:
		return say.T("逐条确认")
	case session.GapDefault:
		return say.T("确认默认值：{label}", "label", g.Label)
	case session.GapMaterial:
		return say.T("放材料：{label}", "label", g.Label)
	case session.GapReview:
		return say.T("查看未通过的条款")
	}
	return g.Label
}

// GapWords name what is left to do, and where.
func GapWords(g session.Gap) string {
	if g.Section == "" {
		return GapLabel(g)
	}
	return g.Section + " › " + GapLabel(g)
}

// PlaceAt is a spot of a dossier as a place within its screen.
func PlaceAt(s session.Spot) Place {
	return Place{Field: s.Field, Row: s.Row, Column: s.Column, Material: s.Material}
}

// AwardOf is the way to what was granted to a dossier.
func AwardOf(d session.DossierInfo) Route {
	return Route{Page: Form, Dossier: d.ID, Client: d.Client, At: Place{Field: forms.AwardAmount}}
}
