package policies

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/forms"
)

// HitKind says what a search has found.
type HitKind string

// The kinds of hits, in the order in which equally good ones are listed.
const (
	HitPolicy    HitKind = "policy"
	HitProgramme HitKind = "programme"
	HitArticle   HitKind = "article"
	HitRule      HitKind = "rule"
	HitMaterial  HitKind = "material"
	HitField     HitKind = "field"
	HitFile      HitKind = "file" // a document that the user added
)

var hitOrder = []HitKind{HitPolicy, HitProgramme, HitArticle, HitRule, HitMaterial, HitField, HitFile}

// Hit is one place of the policy library that answers a search.
type Hit struct {
	Kind      HitKind
	Pack      *forms.Pack      // nil for a file that belongs to no policy
	Programme *forms.Programme // nil for policies, articles and files
	// ID is the article number, rule, material or field id, or the file's id.
	ID    string
	Title string
	// Text is the passage, cut around the first word found for long texts.
	Text   string
	Source forms.Source
	// Word is the term of the original document that answered, where the article here does not use it; "" otherwise.
	Word string
}

// entry is a hit with what it is found by.
type entry struct {
	Hit
	// names are the title and what else it goes by: document number, short title, words of the original.
	names []find.Text
	also  []string // the names after the title, as they are written
	text  find.Text
}

// searches is what is kept of a session for its searches.
type searches struct {
	library *forms.Library // of the index
	index   []entry        // of the packs
	files   []entry        // of the added documents, as of filesAt edits
	filesAt int
}

// passage is how many characters of a long text a hit shows.
const passage = 120

// Search looks for every word of the query in policies, programmes, articles, rules, materials, fields and the
// documents that the user added: as written, whatever the width, spaces, brackets and punctuation, or as the pinyin
// initials of a title (stt finds 首台(套)). Best hits first, at most limit of them. An empty query finds nothing.
func Search(s *session.Session, query string, limit int) ([]Hit, error) {
	words := find.Words(query, s.Library().Vocabulary.Aliases...)
	if len(words) == 0 {
		return nil, nil
	}
	kept := session.Shelf[searches](s)
	if kept.library != s.Library() {
		kept.index, kept.library = indexLibrary(s.Library()), s.Library()
	}
	files, err := fileEntries(s)
	if err != nil {
		return nil, err
	}
	type scored struct {
		*entry
		score int
	}
	var found []scored
	for _, list := range [][]entry{kept.index, files} {
		for i := range list {
			if score := list[i].match(words); score > 0 {
				found = append(found, scored{&list[i], score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(slices.Index(hitOrder, a.Kind), slices.Index(hitOrder, b.Kind)))
	})
	var out []Hit
	for _, f := range found[:min(limit, len(found))] {
		hit := f.Hit
		hit.Text, hit.Word = f.excerpt(words), f.word(words)
		out = append(out, hit)
	}
	return out, nil
}

// match gives 0 when a word is nowhere, and more the nearer to the title's beginning the words are.
func (e *entry) match(words []find.Word) int {
	total := 0
	for _, w := range words {
		best := 0
		for i, name := range e.names {
			how := name.Heard(w)
			score := scores[how]
			if i == 0 && how == find.Sounds && e.Kind == HitPolicy {
				score = 1 // the name of a document is a whole sentence: initials within it say little
			}
			if i > 0 && score > 1 {
				score-- // the title counts most
			}
			best = max(best, score)
		}
		if best == 0 && e.text.How(w) != find.Not {
			best = 1
		}
		if best == 0 {
			return 0
		}
		total += best
	}
	if total > len(words) && (e.Kind == HitPolicy || e.Kind == HitProgramme) {
		// A name that answers is what most searches are for.
		total += 3
	}
	return total
}

// word is the term of the original document that answers a word of a search which stands nowhere else in an article.
func (e *entry) word(words []find.Word) string {
	if e.Kind != HitArticle {
		return ""
	}
	for _, w := range words {
		if e.names[0].Heard(w) != find.Not || e.text.How(w) != find.Not {
			continue
		}
		if i := slices.IndexFunc(e.names, func(name find.Text) bool { return name.Heard(w) != find.Not }); i > 0 {
			return e.also[i-1]
		}
	}
	return ""
}

// scores tell how much a name counts that answers a word.
var scores = [...]int{find.Is: 8, find.Starts: 6, find.Within: 4, find.Begins: 3, find.Sounds: 2}

// excerpt cuts a long text around the first word that stands in it.
func (e *entry) excerpt(words []find.Word) string {
	at := utf8.RuneCountInString(e.Text[:max(e.text.Place(e.Text, words), 0)])
	return strings.Join(strings.Fields(find.Excerpt(e.Text, at, passage/4, passage)), " ")
}

func newEntry(h Hit, names ...string) entry {
	e := entry{Hit: h, text: find.New(h.Text)}
	for _, name := range append([]string{h.Title}, names...) {
		e.names = append(e.names, find.NewName(name))
	}
	e.also = names
	return e
}

func indexLibrary(l *forms.Library) []entry {
	var out []entry
	add := func(h Hit, names ...string) { out = append(out, newEntry(h, names...)) }
	for _, p := range l.Packs {
		d := p.Document
		add(Hit{Kind: HitPolicy, Pack: p, ID: p.ID.S, Title: d.Name, Text: strings.Join(append([]string{d.Number, p.Title, d.Note}, d.Issuers...), " ")}, append([]string{d.Number, p.Title}, attachmentNames(p)...)...)
		for _, a := range p.Articles {
			add(Hit{Kind: HitArticle, Pack: p, ID: a.No, Title: a.No + " " + a.Title, Text: a.Text, Source: forms.Source{Src: forms.Seed, Number: d.Number, Article: a.No}}, a.Words...)
		}
		seen := map[string]bool{}
		for _, q := range p.Programmes {
			indexProgramme(q, seen, add)
		}
	}
	return out
}

// attachmentNames are what the attachments of a policy are called.
func attachmentNames(p *forms.Pack) []string {
	var out []string
	for _, a := range p.Document.Attachments {
		out = append(out, a.Name)
	}
	return out
}

// indexProgramme adds a programme with its rules, materials and fields; those that several programmes of the pack
// share are added once.
func indexProgramme(q *forms.Programme, seen map[string]bool, add func(Hit, ...string)) {
	about := append([]string{q.ShortTitle(), q.Applicants.Note}, q.Applicants.Types...)
	if q.Card != nil {
		about = append(about, q.Card.Who, q.Card.What, q.Card.Ask)
	}
	add(Hit{Kind: HitProgramme, Pack: q.Pack, Programme: q, ID: q.ID.S, Title: q.Title, Text: strings.Join(append(about, q.Responsible...), " "), Source: q.Applicants.Source}, q.Short)
	once := func(h Hit) {
		key := string(h.Kind) + "\x00" + h.Title + "\x00" + h.Text
		if !seen[key] {
			seen[key] = true
			h.Pack, h.Programme = q.Pack, q
			add(h)
		}
	}
	for _, r := range q.Rules {
		title := r.Condition
		if title == "" {
			title = r.Says
		}
		once(Hit{Kind: HitRule, ID: r.ID.S, Title: title, Text: r.Says, Source: r.Source})
	}
	for _, r := range q.Materials {
		once(Hit{Kind: HitMaterial, ID: r.ID.S, Title: r.Name, Text: strings.TrimSpace(r.Note + " " + r.Seal), Source: r.Source})
	}
	for _, section := range q.Asks {
		for _, f := range section.Fields {
			once(Hit{Kind: HitField, ID: f.Name(), Title: f.Label, Text: f.Hint, Source: f.Source})
		}
	}
}
