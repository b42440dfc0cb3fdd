package seeking

import (
	"maps"
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/store/seek"
)

// Bounds of a search for words that stand in several places.
const (
	mostProbed  = 128 // values of a kind that are looked at to learn whose a word is
	mostClients = 40  // clients that are read whole
)

// across finds dossiers, and clients, in which every word stands somewhere: in the title, the programmes, an answer, the name of a file,
// or with the client. Those in which one text alone has all words are found by that. By kind, in order. Clients are read by their
// names until there are enough dossiers.
func (x *search) across() (map[Kind][]Hit, error) {
	clients, err := x.candidates()
	if err != nil {
		return nil, err
	}
	out := map[Kind][]Hit{}
	for _, id := range clients {
		if err := x.ctx.Err(); err != nil {
			return nil, err
		}
		if len(out[Dossier]) > x.q.Most {
			x.found.More[Client] = true
			break
		}
		all, err := entitiesOf(x.ctx, x.s, id)
		if err != nil {
			return nil, err
		}
		for _, owner := range owners(all) {
			if h, ok := x.joined(owner, all); ok {
				out[h.Kind] = append(out[h.Kind], h)
			}
		}
	}
	for kind, list := range out {
		if list, err = x.placed(list); err != nil {
			return nil, err
		}
		find.Sort(list, func(h Hit) string { return h.ClientName + " " + h.Text })
		slices.SortStableFunc(list, func(a, b Hit) int { return len(a.Also) - len(b.Also) })
		if len(list) > x.q.Most {
			list, x.found.More[kind] = list[:x.q.Most], true
		}
		out[kind] = list
	}
	return out, nil
}

// candidates are the clients with whom the words may stand: those of the word that the fewest have.
func (x *search) candidates() ([]string, error) {
	if x.q.Client != "" {
		return []string{x.q.Client}, nil
	}
	var best map[string]string
	sure := false
	for i, w := range x.words {
		ids, whole, err := x.whose(w)
		if err != nil {
			return nil, err
		}
		whole = whole && !x.programmeHas(w)
		if i == 0 || whole && !sure || whole == sure && len(ids) < len(best) {
			best, sure = ids, whole
		}
	}
	if !sure || len(best) > mostClients {
		x.found.More[Dossier] = true
	}
	ids := slices.Collect(maps.Keys(best))
	find.Sort(ids, func(id string) string { return best[id] + " " + id })
	return ids[:min(len(ids), mostClients)], nil
}

// whose gives the names of the clients with whom a word stands, by id; whole is false when there may be others.
func (x *search) whose(w find.Word) (names map[string]string, whole bool, err error) {
	one := &search{ctx: x.ctx, s: x.s, q: x.q, words: []find.Word{w}, places: x.places, looks: x.looks, hits: map[Kind][]Hit{}, found: Found{More: map[Kind]bool{}}}
	fresh, more, err := x.s.Store().Values().Untaken(x.ctx, x.untaken())
	if err != nil {
		return nil, false, err
	}
	one.take(fresh)
	whole, names = !more, map[string]string{}
	for _, kind := range Kinds() {
		list, next, err := x.s.Store().Values().Hits(x.ctx, seek.Query{Kind: string(kind), Words: [][][]string{w.Grams()}, Limit: mostProbed})
		if err != nil {
			return nil, false, err
		}
		one.take(list)
		whole = whole && next == 0
		placed, err := x.places.of(one.hits[kind])
		if err != nil {
			return nil, false, err
		}
		for _, h := range placed {
			names[h.Client] = h.ClientName
		}
	}
	return names, whole, nil
}

// programmeHas tells of a word that stands in the title of a programme: then any dossier may have it.
func (x *search) programmeHas(w find.Word) bool {
	for _, pack := range x.looks.library.Packs {
		for _, q := range pack.Programmes {
			if find.NameOf(q.Title).How(w) != find.Not {
				return true
			}
		}
	}
	return false
}

// owners are the dossiers among what belongs to a client, and the client itself, last.
func owners(all []store.EntityValues) (out []store.EntityValues) {
	for _, e := range all[1:] {
		if e.Value(record.KindField) == record.KindDossier {
			out = append(out, e)
		}
	}
	return append(out, all[0])
}

// joined tells whether every word stands with an owner or its client, each in another text, and at least one of them with the owner.
func (x *search) joined(owner store.EntityValues, all []store.EntityValues) (Hit, bool) {
	client := all[0]
	h := Hit{Kind: Client, ID: client.ID, Text: client.Value(record.NameField)}
	head := find.NameOf(h.Text)
	var programmes []find.Text
	if owner.ID != client.ID {
		h = Hit{Kind: Dossier, ID: owner.ID, Text: owner.Value(record.TitleField)}
		head = find.NameOf(h.Text)
		programmes = x.programmesOf(session.DossierOf(owner))
	}
	own, shared := belonging(all, owner.ID), valuesOf(all[:1])
	if owner.ID != client.ID {
		shared = append(shared, belonging(all, client.ID)...)
	}
	mine := false
	for _, w := range x.words {
		if head.How(w) != find.Not || slices.ContainsFunc(programmes, func(t find.Text) bool { return t.How(w) != find.Not }) {
			mine = true
			continue
		}
		v, ok := x.textWith(own, w)
		mine = mine || ok
		if !ok {
			v, ok = x.textWith(shared, w)
		}
		if !ok {
			return h, false
		}
		part := Hit{Kind: Kind(record.Sought(v.Field)), ID: v.Entity, Name: v.Field, Text: v.Value}
		if !slices.ContainsFunc(h.Also, func(a Hit) bool { return a.ID == part.ID && a.Name == part.Name }) {
			h.Also = append(h.Also, part)
		}
	}
	return h, mine && len(h.Also) > 0 && !x.alone(append(own, shared...))
}

// alone tells that one text has all words.
func (x *search) alone(list []seek.Hit) bool {
	return slices.ContainsFunc(list, func(v seek.Hit) bool {
		return slices.ContainsFunc(x.looks.of(v.Field, v.Value), func(text string) bool { return x.how(find.NameOf(text)) != find.Not })
	})
}

// programmesOf are the titles of what a dossier applies for.
func (x *search) programmesOf(d session.DossierInfo) (out []find.Text) {
	pack := x.looks.library.Pack(d.Pack)
	if pack == nil {
		return nil
	}
	for _, id := range d.Programmes {
		if q := pack.Programme(id); q != nil {
			out = append(out, find.NameOf(q.Title))
		}
	}
	return out
}

// belonging are the values of an owner, its rows and its files.
func belonging(all []store.EntityValues, owner string) []seek.Hit {
	return valuesOf(slices.DeleteFunc(slices.Clone(all), func(e store.EntityValues) bool {
		return e.ID != owner && e.Value(record.OwnerField) != owner
	}))
}

// textWith is the first value, by field, that has a word.
func (x *search) textWith(list []seek.Hit, w find.Word) (seek.Hit, bool) {
	var best seek.Hit
	found := false
	for _, v := range list {
		for _, text := range x.looks.of(v.Field, v.Value) {
			if find.NameOf(text).How(w) != find.Not && (!found || strings.Compare(v.Field+v.Entity, best.Field+best.Entity) < 0) {
				best, found = v, true
			}
		}
	}
	return best, found
}

// placed fills in where hits stand, and how what they have beside is shown.
func (x *search) placed(list []Hit) ([]Hit, error) {
	list, err := x.places.of(list)
	for i := range list {
		if err != nil {
			return nil, err
		}
		if list[i].Also, err = x.places.of(list[i].Also); err != nil {
			return nil, err
		}
		for k := range list[i].Also {
			x.shown(&list[i].Also[k])
		}
	}
	return list, err
}
