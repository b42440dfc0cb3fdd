package session

import (
	"context"
	"maps"
	"slices"

	"yibiao/app/session/record"
	"yibiao/app/session/unique"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// Conflict is one value that stands in two or more places although it may stand in one only.
type Conflict struct {
	Field  *forms.Field // the field or column of the first use, which carries the rule
	Value  string
	Unique *forms.Unique
	// Uses are all places, those of the oldest dossier first; always two or more.
	Uses []Use
	span Span // between whom, where it was told before uses were hidden
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
	if c.span != "" {
		return c.span
	}
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

// holds tells whether there are more uses than the rule allows: in two dossiers, or twice in one. There, rows of one table always
// count; rows of different tables count when they number the same kind of thing.
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
// dossiers is part of. Closed dossiers count: what was funded once stays funded. nil for none. Failures: the store's.
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
		if c.holds() {
			shown := *c
			shown.span, shown.Uses = c.Span(), ds.seen(c.Uses)
			out = append(out, shown)
		}
	}
	return out, nil
}

// seen takes the names away from uses that belong to clients who are hidden.
func (ds Dossiers) seen(uses []Use) []Use {
	uses = slices.Clone(uses)
	for i, u := range uses {
		if ds.s.hides(u.Client.ID) {
			uses[i] = Use{Field: u.Field}
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
		out[key] = &Conflict{Field: v[0].Field, Value: v[0].Text, Unique: v[0].Field.Unique}
		for _, x := range v {
			use := u
			use.Field, use.Table, use.Row, use.Number = x.Field, x.Table, x.Row, x.Number
			out[key].Uses = append(out[key].Uses, use)
		}
	}
	return out
}

// foldUnique has the store keep folded what may stand in one dossier only, so that it is found by what it says.
func foldUnique(s *Session) {
	var all []store.FieldName
	for _, names := range unique.Names(s.library) {
		all = append(all, names...)
	}
	s.store.Digests().Share(countedFields(s.library))
	slices.Sort(all)
	_ = s.store.State().Fold(context.Background(), slices.Compact(all)) // where it could not be written, all values are read
}

// foreign finds the other dossiers that hold a value, each read once.
type foreign struct {
	ds    Dossiers
	names map[string][]store.FieldName    // see unique.Names
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

// capFindings are the limits over several dossiers of its client that an open dossier breaks, or may break. Dossiers that came to
// nothing do not count.
func capFindings(e *Editing, done checks.Evaluation) ([]forms.Finding, error) {
	if e.IsProfile() || !checks.HasCap(e.Form, "") {
		return nil, nil
	}
	if edits := e.s.edits.total - e.s.edits.of[e.Root()]; e.counted == nil || e.countedAt != edits {
		others, err := countedWith(e)
		if err != nil {
			return nil, err
		}
		e.counted, e.countedAt = others, edits
	}
	return done.Caps(e.counted), nil
}

// countedWith are the other dossiers of the client under a cap of this one, without their files. No others are read.
func countedWith(e *Editing) ([]*checks.Counted, error) {
	ds := e.s.Dossiers()
	list, err := ds.found(map[store.FieldName]string{record.KindField: record.KindDossier, record.ClientField: e.Client.ID, record.PackField: e.Dossier.Pack})
	if err != nil {
		return nil, err
	}
	out, ids, owners := []*checks.Counted{}, []string{}, map[string]*forms.Answers{}
	for _, d := range list {
		if d.ID == e.Dossier.ID || d.Status.Lost() {
			continue
		}
		form := ds.FormOf(d)
		if form == nil || !checks.ShareCap(e.Form, form) {
			continue
		}
		a := forms.NewAnswers()
		owners[d.ID] = &a
		ids = append(ids, d.ID)
		out = append(out, &checks.Counted{ID: d.ID, Name: "《" + d.Title + "》", Form: form, Case: forms.Case{Answers: a, Attached: map[string]int{}, Today: Day(e.s.Now()), Approved: d.Status.Approved()}})
	}
	if len(ids) == 0 {
		return out, nil
	}
	state := e.s.store.State()
	held, err := state.Some(context.Background(), ids)
	if err == nil {
		err = record.RowsInto(state, owners)
	}
	for _, x := range out {
		maps.Copy(x.Case.Answers.Values, record.AnswersOf(held[x.ID], record.AnswerPrefix).Values)
		for id, text := range e.answers.Values {
			if f := x.Form.Known(id); f != nil && f.Profile {
				x.Case.Answers.Values[id] = text
			}
		}
	}
	return out, Failed("conflicts", err)
}

// countedFields are the fields of a dossier on which what is said of the client's other dossiers rests, under the names of the vault.
func countedFields(l *forms.Library) []store.FieldName {
	names := []store.FieldName{record.StatusField, store.DeletedField, record.ProgrammesField, record.Answer(forms.AwardAmount)}
	var note func(p *forms.Pack, e *forms.Expression)
	field := func(p *forms.Pack, id string) {
		name := record.Answer(id)
		if f := p.Field(id); f == nil || f.Profile || slices.Contains(names, name) {
			return
		}
		names = append(names, name)
		note(p, p.Field(id).CalculateExpr)
	}
	note = func(p *forms.Pack, e *forms.Expression) {
		if e != nil {
			for _, id := range e.Reads {
				field(p, id)
			}
		}
	}
	for _, p := range l.Packs {
		for _, q := range p.Programmes {
			for _, c := range q.Caps {
				field(p, c.Sum.S)
				for _, e := range append([]*forms.Expression{c.WhenExpr, c.LimitExpr}, c.PerExprs...) {
					note(p, e)
				}
			}
		}
	}
	return names
}
