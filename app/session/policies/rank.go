package policies

import (
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/forms"
)

// RankOf tells how well a programme answers a search, as find.Rank does: its titles weigh most, then its kind, the title of its policy, and
// the document, then what its own fields offer to choose from and the articles say that it rests on. 0 when nothing is searched for, -1
// when it does not answer.
func RankOf(q *forms.Programme, search string) int {
	p := q.Pack
	words := find.Words(search, p.Vocabulary.Aliases...)
	if len(words) == 0 {
		return 0
	}
	var names []find.Text
	for _, name := range []string{q.Title, q.ShortTitle(), q.Kind, p.Title, p.Document.Number, p.Document.Name} {
		names = append(names, find.NewName(name))
	}
	return find.Rank(words, append(names, find.New(offered(q)), find.New(restsOn(q)))...)
}

// offered are the options of the fields that only this programme asks.
func offered(q *forms.Programme) string {
	var out []string
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if !slices.Contains(q.Pack.Vocabulary.Fields, f) && !slices.Contains(q.Pack.Fields, f) {
				out = append(out, f.Options...)
			}
		}
	}
	return strings.Join(out, "；")
}

// restsOn are the articles that say who may apply for a programme and what it brings, with their words.
func restsOn(q *forms.Programme) string {
	cited := []string{q.Applicants.Article}
	if q.Card != nil {
		cited = append(cited, q.Card.Article)
	}
	for _, a := range q.Amounts {
		cited = append(cited, a.Article)
	}
	var out []string
	for _, no := range cited {
		if a, ok := q.Pack.Article(no); ok {
			out = append(out, a.Title, a.Text, strings.Join(a.Words, "；"))
		}
	}
	return strings.Join(out, "；")
}
