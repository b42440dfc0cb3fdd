package formmap

import (
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
)

// What may fill the places of a form, as Propose takes it.
type (
	Candidates = fields.Candidates
	Section    = fields.Section
	Material   = fields.Material
)

// FromForm takes what a form asks, then the fields of the client profile that it does
// not ask, as the pack words it.
func FromForm(form *forms.Form) Candidates {
	form = form.Plain()
	var c Candidates
	asked := map[string]bool{}
	for _, s := range form.Sections {
		if s.Progress {
			continue // where the authorities stand is no answer of the applicant
		}
		c.Sections = append(c.Sections, Section{Title: s.Title, Fields: s.Fields})
		for _, f := range s.Fields {
			asked[f.Name()] = true
		}
	}
	for _, q := range form.Programmes {
		c.Titles = append(c.Titles, wordings.Clean(q.Title))
	}
	for _, r := range form.Requirements {
		c.Materials = append(c.Materials, Material{ID: r.ID.S, Name: r.Name})
	}
	if form.Pack == nil {
		return c
	}
	c.Pack, c.Version = form.Pack.ID.S, form.Pack.Version
	if v := form.Pack.Vocabulary; v != nil {
		var rest []*forms.Field
		for _, f := range v.Fields {
			if !asked[f.Name()] {
				rest = append(rest, f)
			}
		}
		c.Sections = append(c.Sections, Section{Fields: rest})
	}
	return c
}
