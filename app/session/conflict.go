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
	found, err := ds.uniqueValues("")
	if err != nil {
		return nil, err
	}
	var out []Conflict
	for _, key := range slices.Sorted(maps.Keys(found)) {
		c := found[key]
		of := func(u Use) bool { return client == "" || u.Client.ID == client }
		if len(c.Uses) > 1 && slices.ContainsFunc(c.Uses, of) {
			out = append(out, *c)
		}
	}
	return out, nil
}

// uniqueValues collects every value of a unique field or column of every dossier but one ("" leaves none out), keyed by
// what makes two of them the same thing.
func (ds Dossiers) uniqueValues(without string) (map[string]*Conflict, error) {
	clients, err := ds.s.Clients().List()
	if err != nil {
		return nil, err
	}
	byID := map[string]ClientInfo{}
	for _, c := range clients {
		byID[c.ID] = c
	}
	dossiers, err := ds.List("")
	if err != nil {
		return nil, err
	}
	answers, err := ds.Answers()
	if err != nil {
		return nil, err
	}
	index := map[string]*Conflict{}
	for _, d := range dossiers {
		client, there := byID[d.Client]
		form := ds.FormOf(d)
		if !there || form == nil || answers[d.ID] == nil || d.ID == without {
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
		// The rule, not the field, is what makes two values the same thing: several tables share their columns.
		key := f.Label + "\x00" + f.Unique.Says + "\x00" + fold(value)
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

// fold makes values equal that differ in case and spaces only.
func fold(value string) string { return strings.ToUpper(strings.Join(strings.Fields(value), "")) }

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

// Answers reads what every dossier holds itself, by dossier id.
func (ds Dossiers) Answers() (map[string]*forms.Answers, error) {
	found, err := ds.s.store.State().Find(context.Background(), map[string]string{KindField: KindDossier})
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
	if err := loadForeign(e); err != nil {
		return nil, err
	}
	mine := uniqueIn(e.Form, e.answers, Use{Client: e.Client, Dossier: e.Dossier})
	var out []forms.Finding
	for _, key := range slices.Sorted(maps.Keys(mine)) {
		if other := e.foreign[key]; other != nil {
			out = append(out, conflictFinding(mine[key], other))
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
		Fault: &gb.Fault{Code: "unique", Args: map[string]string{"alone": alone}}, Rule: id + "/unique", Severity: forms.Warn, Code: forms.FindingUnique, Label: mine.Field.Label, Source: mine.Unique.Source, Fields: []string{id},
		Says: alone + "（" + strings.Join(others, "、") + "）",
	}
	if mine.Table != "" {
		u := mine.Uses[0]
		f.Fields, f.Table, f.Row, f.RowNumber, f.Column = []string{mine.Table}, mine.Table, u.Row, u.Number, id
	}
	return f
}

// loadForeign reads the unique values of all other dossiers, again only after something else than this one was edited.
func loadForeign(e *Editing) error {
	edits := e.s.edits.total - e.s.edits.of[e.Root()]
	if e.foreign != nil && e.foreignAt == edits {
		return nil
	}
	foreign, err := e.s.Dossiers().uniqueValues(e.Dossier.ID)
	if err != nil {
		return err
	}
	e.foreign, e.foreignAt = foreign, edits
	return nil
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

// RowsInto adds the table rows of the given owners to their answers.
func RowsInto(s *Session, owners map[string]*forms.Answers) error {
	where := map[string]string{KindField: KindRow}
	if len(owners) == 1 {
		for id := range owners {
			where[OwnerField] = id
		}
	}
	found, err := s.store.State().Find(context.Background(), where)
	if err != nil {
		return Failed("match", err)
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
