package formmap

import (
	"slices"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/wordings"
)

// calledUnit has the usual word for an applicant stand in the places of a form where it calls whoever fills it in by a word of its
// own.
func calledUnit(x *index, places []place.Place) []place.Place {
	var titles []string
	var asked []filler.Asked
	known := make([]bool, len(places)) // labels that need no reading
	for i, p := range places {
		a := filler.Asked{Box: "p", Label: wordings.Clean(p.Label)}
		for _, s := range x.w.Variants(p.Label, false) {
			a.Known, a.Named = a.Known || x.keys[s], a.Named || x.unitLabels[s]
		}
		if table := tableOf(p.At); table != "" {
			a.Box = table
		}
		known[i] = a.Known || a.Named
		for _, h := range p.Heads {
			text := wordings.Clean(h.Text)
			switch {
			case h.Role == place.HeadTitle:
				if !slices.Contains(titles, text) {
					titles = append(titles, text)
				}
			case h.Role != place.HeadUnit && text != a.Label:
				a.Heads = append(a.Heads, text)
			}
		}
		if p.Kind != place.Sign && p.Kind != place.Rows {
			asked = append(asked, a)
		}
	}
	words := slices.DeleteFunc(filler.Words(titles, asked), func(w string) bool { return x.w.Asking[w] != nil })
	if len(words) == 0 {
		return places
	}
	places = slices.Clone(places)
	for i, p := range places {
		if !known[i] {
			places[i].Label = filler.Rename(squeezed(p.Label), words, true)
		}
		if !slices.Contains(titles, wordings.Clean(p.Context)) {
			places[i].Context = filler.Rename(p.Context, words, false)
		}
		places[i].Heads = slices.Clone(p.Heads)
		for j, h := range p.Heads {
			label := wordings.Clean(h.Text) == wordings.Clean(p.Label)
			if h.Role != place.HeadTitle && !(label && known[i]) {
				places[i].Heads[j].Text = filler.Rename(squeezed(h.Text), words, label)
			}
		}
	}
	return places
}
