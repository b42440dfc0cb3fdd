// Package seeking finds clients, dossiers, answers and files by what is typed: as it is written, whatever its width, spaces, brackets
// and punctuation, or by the pinyin initials of a name. Several words stand in one text, or each somewhere in one dossier or with its
// client.
package seeking

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store/seek"
	"yibiao/forms"
)

// Kind is what was found.
type Kind string

// The kinds, in the order in which they are shown.
const (
	Client  Kind = record.SoughtName
	Dossier Kind = record.SoughtTitle
	Answer  Kind = record.SoughtAnswer
	File    Kind = record.SoughtFile
)

// Kinds lists them in order.
func Kinds() []Kind { return []Kind{Client, Dossier, Answer, File} }

// Hit is one thing that was found.
type Hit struct {
	Kind       Kind
	ID         string // of the entity that holds the text
	Client     string // id
	ClientName string
	// Dossier is zero for what belongs to the client itself.
	Dossier session.DossierInfo
	// Field is of an answer; nil when no pack that is there knows it. Table and Row are set for a cell.
	Field *forms.Field
	Table *forms.Field
	Row   string // id
	Name  string // of the field, as the vault has it
	// Requirement is of a file.
	Requirement string
	// Text is the answer, the title or the name as it is shown; identity numbers and accounts are masked, and a long text is cut to
	// where the word stands in it.
	Text string
	// Also are, of a dossier or client in which the words stand in several places, those that are not its own title or name.
	Also []Hit
	how  find.How
	seq  int64
}

// Found is what answers.
type Found struct {
	Hits []Hit // by kind, the best first
	// More has the kinds of which there are others, or may be.
	More map[Kind]bool
	// Unread tells that some of what was changed lately was not looked at.
	Unread bool
	// Partly tells that words standing in several places were not looked for, as the query asked.
	Partly bool
}

// Query is what is asked for.
type Query struct {
	Text   string
	Client string // only of this one; "" for all that are looked at
	Most   int    // of a kind
	// Untaken is how many values are read that were not taken in yet; 0 for all of them.
	Untaken int
	// AtOnce leaves out what takes longer than a keystroke may: words that stand in several places.
	AtOnce bool
}

// Bounds of what is read for a search.
const (
	inOneGo = 64 // values asked for at once
	rounds  = 6  // how often, where hardly any of them answer
	enough  = 4  // how many times the answers that are shown are looked for
)

// In finds what answers, of a session that only looks (session.Looker) or any other; only is what is to be looked at, as
// session.OnlyOf has it. Failures: that of ctx, and the store's.
func In(ctx context.Context, s *session.Session, q Query, only string) (Found, error) {
	if only != "" && q.Client != "" && q.Client != only {
		return Found{}, nil
	}
	if q.Client == "" {
		q.Client = only
	}
	words := find.Words(q.Text, s.Library().Vocabulary.Aliases...)
	if len(words) == 0 {
		return Found{}, nil
	}
	x := &search{ctx: ctx, s: s, q: q, words: words, places: places{ctx: ctx, s: s}, looks: looksOf(s.Library()), hits: map[Kind][]Hit{}, found: Found{More: map[Kind]bool{}}}
	err := x.run()
	var joined map[Kind][]Hit
	switch {
	case err != nil || len(words) < 2:
	case q.AtOnce:
		x.found.Partly = true
	default:
		joined, err = x.across()
	}
	for _, kind := range Kinds() {
		if err == nil {
			err = x.best(kind)
			x.found.Hits = append(x.found.Hits, joined[kind]...)
		}
	}
	if ctx.Err() != nil {
		return Found{}, session.Stopped("find", ctx.Err())
	}
	return x.found, session.Failed("find", err)
}

// search is a search that is under way: what is sought, and what has been found so far.
type search struct {
	ctx    context.Context
	s      *session.Session
	q      Query
	words  []find.Word
	places places
	looks  *looks
	hits   map[Kind][]Hit // that answer; where they stand is not known yet
	found  Found
}

func (x *search) run() error {
	if x.q.Client != "" {
		all, err := entitiesOf(x.ctx, x.s, x.q.Client)
		x.take(valuesOf(all))
		return err
	}
	fresh, more, err := x.s.Store().Values().Untaken(x.ctx, x.untaken())
	if err != nil {
		return err
	}
	x.found.Unread = more
	x.take(fresh)
	for _, kind := range Kinds() {
		if err := x.byPieces(kind); err != nil {
			return err
		}
	}
	return nil
}

// untaken is how many values are read that were not taken in yet.
func (x *search) untaken() int {
	if x.q.Untaken == 0 {
		return 1 << 30
	}
	return x.q.Untaken
}

// byPieces looks through what has the pieces of the words.
func (x *search) byPieces(kind Kind) error {
	ask := seek.Query{Kind: string(kind), Limit: inOneGo}
	for _, w := range x.words {
		ask.Words = append(ask.Words, w.Grams())
	}
	for range rounds {
		list, next, err := x.s.Store().Values().Hits(x.ctx, ask)
		if err != nil {
			return err
		}
		x.take(list)
		if next == 0 {
			return nil
		}
		if ask.Before = next; len(x.hits[kind]) > enough*x.q.Most && kind == Answer {
			break // of the others the best are looked for
		}
	}
	x.found.More[kind] = true
	return nil
}

// take takes what answers of some values.
func (x *search) take(list []seek.Hit) {
	for _, v := range list {
		for _, text := range x.looks.of(v.Field, v.Value) {
			if how := x.how(find.NameOf(text)); how != find.Not {
				kind := Kind(record.Sought(v.Field))
				x.hits[kind] = append(x.hits[kind], Hit{Kind: kind, ID: v.Entity, Name: v.Field, Text: v.Value, how: how, seq: v.Seq})
				break
			}
		}
	}
}

// how tells how well a text answers all words; Not when it does not answer one.
func (x *search) how(text find.Text) find.How {
	worst := find.Is
	for _, w := range x.words {
		worst = min(worst, text.How(w))
	}
	return worst
}

// shown makes the text of a hit what is shown of it; false when it does not answer after all.
func (x *search) shown(h *Hit) bool {
	text := h.Text
	h.how = x.how(find.NameOf(text))
	if h.Field != nil {
		if looks := x.s.Library().Vocabulary.Display(h.Field, text, ""); looks != text {
			text, h.how = looks, max(h.how, x.how(find.NameOf(looks)))
		}
	}
	h.Text = cut(h.Field, text, x.words)
	return h.how != find.Not
}

// best takes the best hits of a kind that stand somewhere: as many as are asked for.
func (x *search) best(kind Kind) error {
	list, keys := x.hits[kind], map[string]string{}
	key := func(h Hit) string {
		if keys[h.Text] == "" {
			keys[h.Text] = find.Order(h.Text)
		}
		return keys[h.Text]
	}
	slices.SortStableFunc(list, func(a, b Hit) int {
		switch {
		case kind == Answer && (a.how >= find.Within) != (b.how >= find.Within), kind != Answer && a.how != b.how:
			return cmp.Compare(b.how, a.how)
		case kind == Answer:
			return cmp.Compare(b.seq, a.seq)
		}
		return strings.Compare(key(a), key(b))
	})
	for there := 0; len(list) > 0; {
		some := list[:min(len(list), x.q.Most+1)]
		list = list[len(some):]
		placed, err := x.places.of(some)
		if err != nil {
			return err
		}
		for _, h := range placed {
			if x.q.Client != "" && h.Client != x.q.Client || !x.shown(&h) {
				continue
			}
			if there++; there > x.q.Most {
				x.found.More[kind] = true
				return nil
			}
			x.found.Hits = append(x.found.Hits, h)
		}
	}
	return nil
}

// TakeIn makes what was written since the last time found at a keystroke; s may be a session that looks (session.Looker). progress
// may be nil. Failures: that of ctx, and the store's. A vault that is only looked at keeps nothing.
func TakeIn(ctx context.Context, s *session.Session, progress func(done, total int)) error {
	l := looksOf(s.Library())
	pieces := func(field, value string) (all []string) {
		for _, text := range l.of(field, value) {
			all = append(all, find.Grams(text)...)
		}
		return all
	}
	return session.Failed("find", s.Store().Values().TakeIn(ctx, pieces, progress))
}

// Left counts the changes that are not found at a keystroke yet.
func Left(s *session.Session) int64 {
	n, err := s.Store().Values().Left(context.Background())
	if err != nil {
		return 0
	}
	return n
}
