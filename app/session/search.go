package session

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"

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
}

// entry is a hit with what it is found by.
type entry struct {
	Hit
	title, text string // lower case
	initials    string // of the title, for pinyin
}

// passage is how many characters of a long text a hit shows.
const passage = 120

// Search looks for every word of the query in policies, programmes, articles, rules, materials, fields and the
// documents that the user added: as written, or as the pinyin initials of a title (stt finds 首台(套)). Best hits
// first, at most limit of them. An empty query finds nothing.
func (s *Session) Search(query string, limit int) ([]Hit, error) {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil, nil
	}
	if s.index == nil {
		s.index = indexLibrary(s.library)
	}
	files, err := s.fileEntries()
	if err != nil {
		return nil, err
	}
	type scored struct {
		*entry
		score int
	}
	var found []scored
	for _, list := range [][]entry{s.index, files} {
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
		hit.Text = f.excerpt(words)
		out = append(out, hit)
	}
	return out, nil
}

// match gives 0 when a word is nowhere, and more the nearer to the title's beginning the words are.
func (e *entry) match(words []string) int {
	total := 0
	for _, w := range words {
		switch {
		case e.title == w:
			total += 8
		case strings.HasPrefix(e.title, w):
			total += 6
		case strings.Contains(e.title, w):
			total += 4
		case strings.HasPrefix(e.initials, w):
			total += 3
		case len(w) > 1 && strings.Contains(e.initials, w):
			total += 2
		case strings.Contains(e.text, w):
			total++
		default:
			return 0
		}
	}
	if total > len(words) && (e.Kind == HitPolicy || e.Kind == HitProgramme) {
		// A name that answers is what most searches are for.
		total += 3
	}
	return total
}

// excerpt cuts a long text around the first word that stands in it.
func (e *entry) excerpt(words []string) string {
	text := e.Text
	if len(text) <= passage {
		return text
	}
	from := 0
	for _, w := range words {
		// Lower case of the same length has the same places.
		if at := strings.Index(e.text, w); at >= 0 && len(e.text) == len(text) {
			from = back(text, at, passage/4)
			break
		}
	}
	to := forward(text, from, passage)
	out := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		out = "…" + out
	}
	if to < len(text) {
		out += "…"
	}
	return out
}

// back and forward give the place n characters before or after another, or the end of the text.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

func forward(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

func newEntry(h Hit) entry {
	return entry{Hit: h, title: strings.ToLower(h.Title), text: strings.ToLower(h.Text), initials: Initials(h.Title)}
}

// Initials gives the pinyin initials of the Chinese characters of a text, and its letters and digits in lower case;
// everything else is left out.
func Initials(text string) string {
	args := pinyin.NewArgs()
	args.Style = pinyin.FirstLetter
	var out strings.Builder
	for _, r := range text {
		if first := pinyin.SinglePinyin(r, args); len(first) > 0 {
			out.WriteString(first[0])
		} else if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

func indexLibrary(l *forms.Library) []entry {
	var out []entry
	add := func(h Hit) { out = append(out, newEntry(h)) }
	for _, p := range l.Packs {
		d := p.Document
		add(Hit{Kind: HitPolicy, Pack: p, ID: p.ID.S, Title: d.Name, Text: strings.Join(append([]string{d.Number, p.Title, d.Note}, d.Issuers...), " ")})
		for _, a := range p.Articles {
			add(Hit{Kind: HitArticle, Pack: p, ID: a.No, Title: a.No + " " + a.Title, Text: a.Text, Source: forms.Source{Src: forms.Seed, Number: d.Number, Article: a.No}})
		}
		seen := map[string]bool{}
		for _, q := range p.Programmes {
			indexProgramme(q, seen, add)
		}
	}
	return out
}

// indexProgramme adds a programme with its rules, materials and fields; those that several programmes of the pack
// share are added once.
func indexProgramme(q *forms.Programme, seen map[string]bool, add func(Hit)) {
	about := append([]string{q.ShortTitle(), q.Applicants.Note}, q.Applicants.Types...)
	if q.Card != nil {
		about = append(about, q.Card.Who, q.Card.What, q.Card.Ask)
	}
	add(Hit{Kind: HitProgramme, Pack: q.Pack, Programme: q, ID: q.ID.S, Title: q.Title, Text: strings.Join(append(about, q.Responsible...), " "), Source: q.Applicants.Source})
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
