package filler

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
)

// Usual has the usual word for an applicant stand in the places of a form where it calls whoever fills it in by a word of its own.
// Known tells of a label whether it needs no reading, and whether it asks the applicant's name; the words of kept are read otherwise, see Words.
func Usual(places []place.Place, known func(label string) (known, named bool), kept func(word string) bool) []place.Place {
	var titles, sealed []string
	var asked []Asked
	for _, p := range places {
		a := Asked{Box: "p", Label: wordings.Clean(p.Label)}
		a.Known, a.Named = known(p.Label)
		if m := wordings.InTable.FindStringSubmatch(p.At); m != nil {
			a.Box = m[1]
		}
		for _, h := range p.Heads {
			text := wordings.Clean(h.Text)
			a.Letter = a.Letter || title.NamesLetter(text)
			switch {
			case h.Role == place.HeadTitle || note.MatchString(text):
				if !slices.Contains(titles, text) {
					titles = append(titles, text)
				}
			case h.Role != place.HeadUnit && text != a.Label:
				a.Heads = append(a.Heads, text)
			}
		}
		switch {
		case p.Kind == place.Sign && a.Box == "p":
			sealed = append(sealed, a.Label)
		case p.Kind != place.Sign && p.Kind != place.Rows:
			asked = append(asked, a)
		}
	}
	words := Words(titles, sealed, asked, kept)
	if len(words) == 0 {
		return places
	}
	places = slices.Clone(places)
	for i, p := range places {
		places[i] = renamed(p, titles, words, known)
	}
	return places
}

// renamed is one place with the usual word for an applicant instead of the words.
func renamed(p place.Place, titles, words []string, known func(label string) (known, named bool)) place.Place {
	old := wordings.Clean(p.Label)
	read, name := known(p.Label)
	read = read && !slices.Contains(words, word(named, old)) || name
	if !read {
		p.Label = rename(squeezed(p.Label), words, true)
	}
	if !slices.Contains(titles, wordings.Clean(p.Context)) {
		p.Context = rename(p.Context, words, false)
	}
	p.Heads = slices.DeleteFunc(slices.Clone(p.Heads), func(h place.Head) bool { return h.Role == place.HeadTitle && saysWho(wordings.Clean(h.Text), words) })
	for j, h := range p.Heads {
		if own := wordings.Clean(h.Text) == old; h.Role != place.HeadTitle && !(own && read) {
			p.Heads[j].Text = rename(squeezed(h.Text), words, own)
		}
	}
	return p
}

// saysWho tells whether a line of a title only says that the form is filled in by one that the words call: (技术受让方填报).
func saysWho(line string, words []string) bool {
	m := note.FindStringSubmatch(line)
	return m != nil && m[0] == line && slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(m[1]+m[2], w) })
}

// squeezed is a text without white space.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
