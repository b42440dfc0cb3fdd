package session

import (
	"context"
	"maps"
	"slices"
	"strings"

	"yibiao/app/session/record"
	"yibiao/app/session/unique"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Conflict is one value that stands in two or more dossiers although it may stand in one only.
type Conflict struct {
	Field  *forms.Field // the field or column that carries the rule
	Table  string       // table id when Field is a column; "" otherwise
	Value  string
	Unique *forms.Unique
	// Uses are the dossiers, oldest first; always two or more.
	Uses []Use
}

// Use is one dossier that holds a value of a conflict.
type Use struct {
	Client  ClientInfo
	Dossier DossierInfo
	// Row is the row's id, and Number its place from 1, in a table; "" and 0 otherwise.
	Row    string
	Number int
}

// Conflicts lists the values that several dossiers use although the policy lets only one use them: an invoice, a
// patent, a project, by field and value. client "" looks at all clients; otherwise at the conflicts that one of its
// dossiers is part of. Closed dossiers count: what was funded once stays funded.
func (ds Dossiers) Conflicts(client string) ([]Conflict, error) {
	if client == "" {
		client = ds.s.only
	}
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
		if len(c.Uses) > 1 {
			seen := *c
			seen.Uses = ds.seen(c.Uses)
			out = append(out, seen)
		}
	}
	return out, nil
}

// seen takes from uses of clients that are hidden whose they are.
func (ds Dossiers) seen(uses []Use) []Use {
	uses = slices.Clone(uses)
	for i, u := range uses {
		if ds.s.hides(u.Client.ID) {
			uses[i] = Use{}
		}
	}
	return uses
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

// uniqueIn gives the unique values of one dossier as conflicts with none but itself.
func uniqueIn(form *forms.Form, a forms.Answers, u Use) map[string]*Conflict {
	out := map[string]*Conflict{}
	for key, v := range unique.In(form, a, u.Client.ID) {
		use := u
		use.Row, use.Number = v.Row, v.Number
		out[key] = &Conflict{Field: v.Field, Table: v.Table, Value: v.Text, Unique: v.Field.Unique, Uses: []Use{use}}
	}
	return out
}

// foldUnique lets the store find what may stand in one dossier only by what it says.
func foldUnique(s *Session) {
	var all []string
	for _, names := range unique.Names(s.library) {
		all = append(all, names...)
	}
	slices.Sort(all)
	_ = s.store.State().Fold(context.Background(), slices.Compact(all)) // where it could not be written, all values are read
}

// foreign finds the other dossiers that hold a value, each read once.
type foreign struct {
	ds    Dossiers
	names map[string][]string             // see unique.Names
	uses  map[string]map[string]*Conflict // by dossier: its unique values
	found map[string]*Conflict            // by key: all dossiers that hold the value
}

// among gives a value of a dossier with all dossiers that hold it, oldest first.
func (f *foreign) among(key string, c *Conflict) (*Conflict, error) {
	if done := f.found[key]; done != nil {
		return done, nil
	}
	if f.found == nil {
		f.names, f.uses, f.found = unique.Names(f.ds.s.library), map[string]map[string]*Conflict{}, map[string]*Conflict{}
	}
	refs, err := f.ds.s.store.State().Same(context.Background(), f.names[unique.Rule(c.Field)], c.Value)
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
	row, there, err := record.Of(f.ds.s.store.State(), entity, record.KindRow)
	switch {
	case err != nil || there:
		return row.Value(record.OwnerField), Failed("conflicts", err)
	case row.Value(record.KindField) == record.KindRow:
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
	e, there, err := record.Of(f.ds.s.store.State(), id, record.KindDossier)
	if err != nil || !there {
		return nil, Failed("conflicts", err)
	}
	d := DossierOf(e)
	client, there, err := f.ds.s.Clients().byID(d.Client)
	form := f.ds.FormOf(d)
	if err != nil || !there || form == nil {
		return nil, err
	}
	answers := record.AnswersOf(e, record.AnswerPrefix)
	if err := record.RowsInto(f.ds.s.store.State(), map[string]*forms.Answers{id: &answers}); err != nil {
		return nil, Failed("conflicts", err)
	}
	f.uses[id] = uniqueIn(form, answers, Use{Client: client, Dossier: d})
	return f.uses[id], nil
}

// conflictFindings are the conflicts that an open dossier is part of, as findings of its check, in the form's order.
func conflictFindings(e *Editing) ([]forms.Finding, error) {
	if e.IsProfile() {
		return nil, nil
	}
	if edits := e.s.edits.total - e.s.edits.of[e.Root()]; e.foreign.found == nil || e.foreignAt != edits {
		e.foreign, e.foreignAt = foreign{ds: e.s.Dossiers()}, edits
	}
	mine := uniqueIn(e.Form, e.answers, Use{Client: e.Client, Dossier: e.Dossier})
	var out []forms.Finding
	for _, key := range slices.Sorted(maps.Keys(mine)) {
		c, err := e.foreign.among(key, mine[key])
		if err != nil {
			return nil, err
		}
		other := *c
		other.Uses = slices.DeleteFunc(slices.Clone(c.Uses), func(u Use) bool { return u.Dossier.ID == e.Dossier.ID })
		if len(other.Uses) > 0 {
			other.Uses = e.s.Dossiers().seen(other.Uses)
			out = append(out, conflictFinding(mine[key], &other))
		}
	}
	return out, nil
}

// conflictFinding tells of a conflict. Says names the others that may be seen, for whoever works in the vault; the alone of its
// Fault names none, for what leaves the vault.
func conflictFinding(mine, other *Conflict) forms.Finding {
	var others []string
	for _, u := range other.Uses {
		if u.Dossier.ID == "" {
			continue
		}
		others = append(others, u.Client.Name+"《"+u.Dossier.Title+"》")
	}
	id := mine.Field.Name()
	alone := mine.Value + "：" + mine.Unique.Says
	f := forms.Finding{
		Fault: &gb.Fault{Code: gb.FaultCode(forms.FindingUnique), Args: map[string]string{"alone": alone}}, Rule: id + "/unique", Severity: forms.Warn, Code: forms.FindingUnique, Label: mine.Field.Label, Source: mine.Unique.Source, Fields: []string{id},
		Says: alone,
	}
	if len(others) > 0 {
		f.Says += "（" + strings.Join(others, "、") + "）"
	}
	if mine.Table != "" {
		u := mine.Uses[0]
		f.Fields, f.Table, f.Row, f.RowNumber, f.Column = []string{mine.Table}, mine.Table, u.Row, u.Number, id
	}
	return f
}
