package official

import (
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/app/say"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// fieldChoice is something that may fill a place.
type fieldChoice struct {
	id, label, section string
	field              *forms.Field // nil for what no pack defines, and for pictures
	picture            bool         // id is a requirement, whose first picture is meant
}

// maxFieldHits is how many fields are listed at once: a longer list is searched by typing on.
const maxFieldHits = 30

// fieldChoices lists what may fill places: what this dossier asks first, then the other programmes of the pack, for the
// form is used by their dossiers too, then the rest of the client's profile.
func fieldChoices(mine *forms.Form) []fieldChoice {
	from := []formmap.Candidates{formmap.FromForm(mine)}
	profile := from[0].Sections[len(from[0].Sections)-1]
	if all, err := forms.Whole(mine.Pack); err == nil {
		from = append(from, formmap.FromForm(all))
	}
	var list []fieldChoice
	known := map[string]bool{}
	add := func(c fieldChoice) {
		if !known[c.id] {
			known[c.id] = true
			list = append(list, c)
		}
	}
	addSection := func(s formmap.Section) {
		for _, f := range s.Fields {
			section := s.Title
			if section == "" {
				section = say.T("企业档案") + " · " + f.Group
			}
			add(fieldChoice{id: f.Name(), label: f.Label, section: section, field: f})
		}
	}
	for _, c := range from {
		for _, s := range c.Sections[:len(c.Sections)-1] {
			addSection(s)
		}
	}
	addSection(profile)
	add(fieldChoice{id: plan.FieldToday, label: say.SpecialField(plan.FieldToday), section: say.T("由程序填")})
	add(fieldChoice{id: plan.FieldYear, label: say.SpecialField(plan.FieldYear), section: say.T("由程序填")})
	add(fieldChoice{id: plan.FieldMaterials, label: say.SpecialField(plan.FieldMaterials), section: say.T("由程序填")})
	for _, c := range from {
		for _, m := range c.Materials {
			add(fieldChoice{id: m.ID, label: m.Name, section: say.T("一套材料"), picture: true})
		}
	}
	return list
}

// rowWords names the row that a sub chooses.
func rowWords(s plan.Sub) string {
	words := say.YearValue(s.Value)
	if s.Nth > 0 {
		words = say.T("{name}（第 {n} 个）", "name", words, "n", s.Nth+1)
	}
	return words
}

// fits tells whether a choice can fill a place at all.
func (c fieldChoice) fits(p place.Place) bool {
	switch p.Kind {
	case place.Rows:
		return c.field != nil && c.field.IsTable()
	case place.Image:
		return c.picture
	case place.Sign:
		return false
	}
	return !c.picture && (c.id != plan.FieldMaterials || len(p.Options) > 0)
}

// find lists what fits a place and holds all words of a query in label, section or id, and how many more there
// are. Without a query those that the program could not decide between come first.
func (b *blank) find(place int, query string) (found []fieldChoice, more int) {
	p, e := b.places[place], b.entry(place)
	words := find.Words(query)
	_, args, _ := strings.Cut(e.Reason, ":")
	named := strings.Split(args, "|")
	var first, rest []fieldChoice
	for _, c := range b.fields {
		switch {
		case !c.fits(p) || !c.holds(words):
		case len(words) == 0 && slices.Contains(named, c.id):
			first = append(first, c)
		case len(words) > 0 && find.NewName(c.label).Starts(words[0]):
			first = append(first, c)
		default:
			rest = append(rest, c)
		}
	}
	found = append(first, rest...)
	if len(found) > maxFieldHits {
		return found[:maxFieldHits], len(found) - maxFieldHits
	}
	return found, 0
}

func (c fieldChoice) holds(words []find.Word) bool {
	return find.NewName(c.label + "\n" + c.section + "\n" + c.id).Spelled(words)
}
