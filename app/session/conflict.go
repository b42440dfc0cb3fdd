package session

import (
	"context"
	"maps"
	"slices"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// Conflict is one value that stands in two or more places although it may stand in one only.
type Conflict struct {
	Field  *forms.Field // the field or column of the first use, which carries the rule
	Value  string
	Unique *forms.Unique
	// Uses are all places, those of the oldest dossier first; always two or more.
	Uses []Use
}

// Use is one place that holds a value of a conflict.
type Use struct {
	Client  ClientInfo
	Dossier DossierInfo
	Field   *forms.Field // or column
	Table   string       // table id when Field is a column; "" otherwise
	// Row is the row's id, and Number its place from 1, in a table; "" and 0 otherwise.
	Row    string
	Number int
}

// Span is between whom a value is found again.
type Span string

// The spans.
const (
	Within   Span = "dossier" // one dossier holds it twice
	OfClient Span = "client"  // two dossiers of one client, or of any where the rule asks so
	OfOthers Span = "others"  // dossiers of two clients, where the rule is one within a client
)

// Span tells between whom.
func (c Conflict) Span() Span {
	clients, dossiers := map[string]int{}, map[string]bool{}
	for _, u := range c.Uses {
		if !dossiers[u.Dossier.ID] {
			dossiers[u.Dossier.ID] = true
			clients[u.Client.ID]++
		}
	}
	repeated := slices.ContainsFunc(slices.Collect(maps.Values(clients)), func(n int) bool { return n > 1 })
	switch {
	case len(dossiers) == 1:
		return Within
	case len(clients) > 1 && c.Unique.Scope.S == "client" && !repeated:
		return OfOthers
	}
	return OfClient
}

// Mild tells that a second use is often as it should be: it is told, and no doubt.
func (c Conflict) Mild() bool { return c.Unique.Mild || c.Span() == OfOthers }

// Doubtful counts the conflicts that are not mild.
func Doubtful(list []Conflict) int {
	n := 0
	for _, c := range list {
		if !c.Mild() {
			n++
		}
	}
	return n
}

// Says is what the rule says of it; "" of a value that one dossier holds twice.
func (c Conflict) Says() string {
	switch c.Span() {
	case Within:
		return ""
	case OfOthers:
		return c.Unique.Others
	}
	return c.Unique.Says
}

// holds tells whether the uses are more than the rule lets stand: in two dossiers, or twice in one, where rows of one table
// always count and those of several tables when they number the same kind of thing.
func (c Conflict) holds() bool {
	seen := map[string]bool{}
	for _, u := range c.Uses {
		if u.Dossier.ID != c.Uses[0].Dossier.ID {
			return true
		}
		place := u.Table
		if c.Unique.Kind.Given() {
			place = ""
		}
		if seen[place] && !c.Unique.Rows {
			return true
		}
		seen[place] = true
	}
	return false
}

// Conflicts lists the values that stand in several places although the policy lets them stand in one: an invoice, a
// patent, a project, by field and value. client "" looks at all clients; otherwise at the conflicts that one of its
// dossiers is part of. Closed dossiers count: what was funded once stays funded.
func (ds Dossiers) Conflicts(client string) ([]Conflict, error) {
	found, err := ds.uniqueValues(client)
	if err != nil {
		return nil, err
	}
	elsewhere := foreign{ds: ds}
	var out []Conflict
	for _, key := range slices.Sorted(maps.Keys(found)) {
		c := found[key]
		if client != "" {
			if c, err = elsewhere.among(key, c); err != nil {
				return nil, err
			}
		}
		if c.holds() {
			out = append(out, *c)
		}
	}
	return out, nil
}

// uniqueValues collects every value of a unique field or column of a client's dossiers ("": of all), keyed by what makes two of
// them the same thing.
func (ds Dossiers) uniqueValues(client string) (map[string]*Conflict, error) {
	byID := map[string]ClientInfo{}
	if client == "" {
		clients, err := ds.s.Clients().List()
		if err != nil {
			return nil, err
		}
		for _, c := range clients {
			byID[c.ID] = c
		}
	} else if c, there, err := ds.s.Clients().byID(client); err != nil {
		return nil, err
	} else if there {
		byID[client] = c
	}
	dossiers, err := ds.List(client)
	if err != nil {
		return nil, err
	}
	answers, err := ds.Answers(client)
	if err != nil {
		return nil, err
	}
	index := map[string]*Conflict{}
	for _, d := range dossiers {
		client, there := byID[d.Client]
		form := ds.FormOf(d)
		if !there || form == nil || answers[d.ID] == nil {
			continue
		}
		for key, c := range uniqueIn(form, *answers[d.ID], Use{Client: client, Dossier: d}) {
			if index[key] == nil {
				index[key] = c
				continue
			}
			index[key].Uses = append(index[key].Uses, c.Uses...)
		}
	}
	return index, nil
}

// uniqueIn collects the unique values of one dossier. Values whose rule speaks of one client alone are kept apart by client.
func uniqueIn(form *forms.Form, a forms.Answers, u Use) map[string]*Conflict {
	out := map[string]*Conflict{}
	note := func(f *forms.Field, value string, use Use) {
		if f.Unique == nil || value == "" {
			return
		}
		key := ruleOf(f) + "\x00" + store.Folded(value)
		if f.Unique.Scope.S == "client" && f.Unique.Others == "" {
			key += "\x00" + u.Client.ID
		}
		use.Field = f
		if out[key] == nil {
			out[key] = &Conflict{Field: f, Value: value, Unique: f.Unique}
		}
		out[key].Uses = append(out[key].Uses, use)
	}
	for _, f := range form.Fields() {
		if f.Profile {
			continue
		}
		note(f, a.Values[f.Name()], u)
		for i, row := range a.Tables[f.Name()] {
			use := u
			use.Table, use.Row, use.Number = f.Name(), row.ID, i+1
			for _, column := range f.Columns {
				note(column, row.Cells[column.Name()], use)
			}
		}
	}
	return out
}

// ruleOf tells rules of unique values apart. The rule, not the field, is what makes two values the same thing: several tables
// share their columns, and others number things of the same kind.
func ruleOf(f *forms.Field) string {
	if f.Unique.Kind.Given() {
		return f.Unique.Kind.S
	}
	return f.Label + "\x00" + f.Unique.Says
}

// uniqueNames gives the names under which the store keeps the fields and columns of every rule of unique values of all packs.
func uniqueNames(l *forms.Library) map[string][]string {
	names := map[string][]string{}
	note := func(f *forms.Field) {
		if f.Unique == nil {
			return
		}
		if name := AnswerPrefix + f.Name(); !slices.Contains(names[ruleOf(f)], name) {
			names[ruleOf(f)] = append(names[ruleOf(f)], name)
		}
	}
	for _, pack := range l.Packs {
		for _, f := range pack.ByID {
			note(f)
			for _, column := range f.Columns {
				note(column)
			}
		}
	}
	return names
}

// foldUnique lets the store find what may stand in one dossier only by what it says.
func foldUnique(s *Session) {
	var all []string
	for _, names := range uniqueNames(s.library) {
		all = append(all, names...)
	}
	slices.Sort(all)
	_ = s.store.State().Fold(context.Background(), slices.Compact(all)) // where it could not be written, all values are read
}

// foreign finds the other dossiers that hold a value, each read once.
type foreign struct {
	ds    Dossiers
	names map[string][]string             // see uniqueNames
	uses  map[string]map[string]*Conflict // by dossier: its unique values
	found map[string]*Conflict            // by key: all dossiers that hold the value
}

// among gives a value of a dossier with all dossiers that hold it, oldest first.
func (f *foreign) among(key string, c *Conflict) (*Conflict, error) {
	if done := f.found[key]; done != nil {
		return done, nil
	}
	if f.found == nil {
		f.names, f.uses, f.found = uniqueNames(f.ds.s.library), map[string]map[string]*Conflict{}, map[string]*Conflict{}
	}
	refs, err := f.ds.s.store.State().Same(context.Background(), f.names[ruleOf(c.Field)], c.Value)
	if err != nil {
		return nil, Failed("conflicts", err)
	}
	all := *c
	all.Uses = nil
	for _, ref := range refs {
		id, err := f.dossierOf(ref.Entity)
		if err != nil {
			return nil, err
		}
		held, err := f.uniqueOf(id)
		if err != nil {
			return nil, err
		}
		if same := held[key]; same != nil && !slices.ContainsFunc(all.Uses, func(u Use) bool { return u.Dossier.ID == id }) {
			all.Uses = append(all.Uses, same.Uses...)
		}
	}
	slices.SortStableFunc(all.Uses, func(a, b Use) int { return a.Dossier.Created.Compare(b.Dossier.Created) })
	f.found[key] = &all
	return &all, nil
}

// dossierOf gives the dossier that holds an answer: the entity itself, or the owner of the row that it is; "" of a deleted row.
func (f *foreign) dossierOf(entity string) (string, error) {
	row, there, err := EntityOf(f.ds.s, entity, KindRow)
	switch {
	case err != nil || there:
		return row.Value(OwnerField), err
	case row.Value(KindField) == KindRow:
		return "", nil
	}
	return entity, nil
}

// uniqueOf gives the unique values of a dossier; nil when there is none of the id, or its client or pack is gone.
func (f *foreign) uniqueOf(id string) (map[string]*Conflict, error) {
	if held, done := f.uses[id]; done {
		return held, nil
	}
	f.uses[id] = nil
	e, there, err := EntityOf(f.ds.s, id, KindDossier)
	if err != nil || !there {
		return nil, err
	}
	d := DossierOf(e)
	client, there, err := f.ds.s.Clients().byID(d.Client)
	form := f.ds.FormOf(d)
	if err != nil || !there || form == nil {
		return nil, err
	}
	answers := AnswersOf(e, AnswerPrefix)
	if err := RowsInto(f.ds.s, map[string]*forms.Answers{id: &answers}); err != nil {
		return nil, err
	}
	f.uses[id] = uniqueIn(form, answers, Use{Client: client, Dossier: d})
	return f.uses[id], nil
}
