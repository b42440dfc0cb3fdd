package session

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strings"

	"yibiao/dossier/store"
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

// uniqueIn collects the unique values of one dossier. Values whose rule speaks of one client are kept apart by client.
func uniqueIn(form *forms.Form, a forms.Answers, u Use) map[string]*Conflict {
	out := map[string]*Conflict{}
	note := func(f *forms.Field, table, value string, use Use) {
		if f.Unique == nil || value == "" {
			return
		}
		key := ruleOf(f) + "\x00" + store.Folded(value)
		if f.Unique.Scope.S == "client" {
			key += "\x00" + u.Client.ID
		}
		if out[key] == nil {
			out[key] = &Conflict{Field: f, Table: table, Value: value, Unique: f.Unique, Uses: []Use{use}}
		}
	}
	for _, f := range form.Fields() {
		if f.Profile {
			continue
		}
		note(f, "", a.Values[f.Name()], u)
		for i, row := range a.Tables[f.Name()] {
			use := u
			use.Row, use.Number = row.ID, i+1
			for _, column := range f.Columns {
				note(column, f.Name(), row.Cells[column.Name()], use)
			}
		}
	}
	return out
}

// ruleOf tells rules of unique values apart. The rule, not the field, is what makes two values the same thing: several tables
// share their columns.
func ruleOf(f *forms.Field) string { return f.Label + "\x00" + f.Unique.Says }

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

// FormOf composes a dossier's form; nil when its pack or a programme is not there any more.
func (ds Dossiers) FormOf(d DossierInfo) *forms.Form {
	pack := ds.s.library.Pack(d.Pack)
	if pack == nil {
		return nil
	}
	if len(d.Programmes) == 1 && pack.Programme(d.Programmes[0]) != nil {
		if form, err := ds.s.Packs().SoloForm(pack, pack.Programme(d.Programmes[0])); err == nil {
			return form
		}
	}
	form, err := forms.Compose(pack, d.Programmes)
	if err != nil {
		return nil
	}
	return form
}

// Answers reads what the dossiers of a client ("": of all) hold themselves, by dossier id.
func (ds Dossiers) Answers(client string) (map[string]*forms.Answers, error) {
	where := map[string]string{KindField: KindDossier}
	if client != "" {
		where[ClientField] = client
	}
	found, err := ds.s.store.State().Find(context.Background(), where)
	if err != nil {
		return nil, Failed("conflicts", err)
	}
	owners := map[string]*forms.Answers{}
	for _, x := range found {
		a := AnswersOf(x, AnswerPrefix)
		owners[x.ID] = &a
	}
	if len(owners) == 0 {
		return owners, nil
	}
	return owners, RowsInto(ds.s, owners)
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
			out = append(out, conflictFinding(mine[key], &other))
		}
	}
	return out, nil
}

// conflictFinding tells of a conflict. Says names the others for whoever works in the vault; the alone of its Fault does not,
// for what leaves the vault.
func conflictFinding(mine, other *Conflict) forms.Finding {
	var others []string
	for _, u := range other.Uses {
		others = append(others, u.Client.Name+"《"+u.Dossier.Title+"》")
	}
	id := mine.Field.Name()
	alone := mine.Value + "：" + mine.Unique.Says
	f := forms.Finding{
		Fault: &gb.Fault{Code: gb.FaultCode(forms.FindingUnique), Args: map[string]string{"alone": alone}}, Rule: id + "/unique", Severity: forms.Warn, Code: forms.FindingUnique, Label: mine.Field.Label, Source: mine.Unique.Source, Fields: []string{id},
		Says: alone + "（" + strings.Join(others, "、") + "）",
	}
	if mine.Table != "" {
		u := mine.Uses[0]
		f.Fields, f.Table, f.Row, f.RowNumber, f.Column = []string{mine.Table}, mine.Table, u.Row, u.Number, id
	}
	return f
}

// AnswersOf gives the answers that an entity holds under a prefix of its field names; tables aside.
func AnswersOf(x store.EntityValues, prefix string) forms.Answers {
	a := forms.NewAnswers()
	for name, f := range x.Fields {
		if id, ok := strings.CutPrefix(name, prefix); ok && f.Value != "" {
			a.Values[id] = f.Value
		}
	}
	return a
}

// fewOwners is up to how many owners' things are asked for one by one; beyond, those of the whole vault are read at once.
const fewOwners = 64

// OwnedBy gives the entities of a kind that belong to some owners, and may give those of others when there are many; when fields
// are named, only those are read.
func OwnedBy(s *Session, kind string, owners []string, fields ...string) ([]store.EntityValues, error) {
	asked := []map[string]string{{KindField: kind}}
	if len(owners) <= fewOwners {
		asked = nil
		for _, id := range owners {
			asked = append(asked, map[string]string{KindField: kind, OwnerField: id})
		}
	}
	var all []store.EntityValues
	for _, where := range asked {
		found, err := s.store.State().Find(context.Background(), where, fields...)
		if err != nil {
			return nil, Failed("match", err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// RowsInto adds the table rows of the given owners to their answers.
func RowsInto(s *Session, owners map[string]*forms.Answers) error {
	found, err := OwnedBy(s, KindRow, slices.Collect(maps.Keys(owners)))
	if err != nil {
		return err
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Value(OrderField) < found[j].Value(OrderField) })
	for _, x := range found {
		if a := owners[x.Value(OwnerField)]; a != nil {
			table := x.Value(TableField)
			a.Tables[table] = append(a.Tables[table], forms.Row{ID: x.ID, Cells: AnswersOf(x, AnswerPrefix).Values})
		}
	}
	return nil
}

// SoloForm composes the form of one programme once.
func (ps *Packs) SoloForm(pack *forms.Pack, q *forms.Programme) (*forms.Form, error) {
	if made := ps.solo[q]; made != nil {
		return made, nil
	}
	form, err := forms.Compose(pack, []string{q.ID.S})
	if err != nil {
		return nil, Failed("match", err)
	}
	if ps.solo == nil {
		ps.solo = map[*forms.Programme]*forms.Form{}
	}
	ps.solo[q] = form
	return form, nil
}
