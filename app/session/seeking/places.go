package seeking

import (
	"context"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/store/seek"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// placeFields are what tells where something stands.
var placeFields = []store.FieldName{
	record.KindField, record.OwnerField, record.TableField, record.RequirementField, store.DeletedField, record.NameField,
	record.ClientField, record.TitleField, record.PackField, record.VersionField, record.ProgrammesField, record.StatusField, record.DueField, record.CreatedField,
}

// places tell where what was found stands.
type places struct {
	ctx   context.Context
	s     *session.Session
	known map[string]store.EntityValues
}

// read reads entities that were not read before.
func (p *places) read(ids map[string]bool) error {
	var fresh []string
	for id := range ids {
		if _, known := p.known[id]; !known && id != "" {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	found, err := p.s.Store().State().Some(p.ctx, fresh, placeFields...)
	if p.known == nil {
		p.known = map[string]store.EntityValues{}
	}
	for _, id := range fresh {
		p.known[id] = found[id]
	}
	return err
}

// of gives those of the hits that stand somewhere where a person can go, with where that is: nothing that is deleted.
func (p *places) of(hits []Hit) ([]Hit, error) {
	ids, owners, clients := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, h := range hits {
		ids[h.ID] = true
	}
	if err := p.read(ids); err != nil {
		return nil, err
	}
	for id := range ids {
		owners[p.known[id].Value(record.OwnerField)] = true
	}
	if err := p.read(owners); err != nil {
		return nil, err
	}
	for _, of := range []map[string]bool{ids, owners} {
		for id := range of {
			clients[p.known[id].Value(record.ClientField)] = true
		}
	}
	if err := p.read(clients); err != nil {
		return nil, err
	}
	var placed []Hit
	for _, h := range hits {
		if p.place(&h) {
			placed = append(placed, h)
		}
	}
	return placed, nil
}

// place fills in where a hit stands; false when it is no longer there.
func (p *places) place(h *Hit) bool {
	e := p.known[h.ID]
	top := e
	switch kind := e.Value(record.KindField); {
	case kind == record.KindClient && h.Kind != Dossier && h.Kind != File, kind == record.KindDossier && (h.Kind == Dossier || h.Kind == Answer):
	case kind == record.KindRow && h.Kind == Answer, kind == record.KindMaterial && h.Kind == File:
		top = p.known[e.Value(record.OwnerField)]
		h.Requirement = e.Value(record.RequirementField)
	default:
		return false
	}
	client := top
	if top.Value(record.KindField) == record.KindDossier {
		h.Dossier = session.DossierOf(top)
		client = p.known[h.Dossier.Client]
	}
	if client.Value(record.KindField) != record.KindClient || gone(e) || gone(top) || gone(client) {
		return false
	}
	h.Client, h.ClientName = client.ID, client.Value(record.NameField)
	if h.Kind == Answer {
		p.field(h, e)
	}
	return true
}

func gone(e store.EntityValues) bool { return e.Value(store.DeletedField) == store.DeletedValue }

// field finds which field an answer is of.
func (p *places) field(h *Hit, e store.EntityValues) {
	name := record.Plain(store.FieldName(h.Name))
	of := p.s.Library().Vocabulary.AllFields()
	if pack := p.s.Library().Pack(h.Dossier.Pack); pack != nil {
		if e.Value(record.KindField) == record.KindRow {
			if h.Table = pack.ByID[e.Value(record.TableField)]; h.Table != nil {
				h.Row, h.Field = e.ID, h.Table.Column(name)
			}
			return
		}
		if h.Field = pack.ByID[name]; h.Field != nil {
			return
		}
	}
	table := e.Value(record.TableField)
	for _, f := range of {
		switch {
		case table == "" && f.Name() == name:
			h.Field = f
		case table != "" && f.Name() == table:
			h.Table, h.Row, h.Field = f, e.ID, f.Column(name)
		}
	}
}

// looks are as what the answers of fields are shown, by the name of the field.
type looks struct {
	library    *forms.Library
	vocabulary *forms.Vocabulary
	fields     map[string][]*forms.Field
}

// lastLooks are those that were asked for last: every keystroke asks for them.
var lastLooks atomic.Pointer[looks]

// looksOf are those of all packs.
func looksOf(library *forms.Library) *looks {
	if l := lastLooks.Load(); l != nil && l.library == library {
		return l
	}
	l := &looks{library, library.Vocabulary, map[string][]*forms.Field{}}
	defer lastLooks.Store(l)
	note := func(f *forms.Field) {
		name := string(record.Answer(f.Name()))
		for _, other := range l.fields[name] {
			if other.Typed == f.Typed {
				return
			}
		}
		l.fields[name] = append(l.fields[name], f)
	}
	all := l.vocabulary.AllFields()
	for _, pack := range library.Packs {
		for _, f := range pack.ByID {
			all = append(all, f)
		}
	}
	for _, f := range all {
		for _, x := range append([]*forms.Field{f}, f.Columns...) {
			if !x.IsTable() {
				note(x)
			}
		}
	}
	return l
}

// of gives a value as it stands, and as it may be shown.
func (l *looks) of(field, value string) []string {
	all := []string{value}
	for _, f := range l.fields[field] {
		if shown := l.vocabulary.Display(f, value, ""); shown != value {
			all = append(all, shown)
		}
	}
	return all
}

// entitiesOf gives a client with all that belongs to it, read as it stands.
func entitiesOf(ctx context.Context, s *session.Session, client string) ([]store.EntityValues, error) {
	st := s.Store().State()
	fields, err := st.Entity(ctx, client)
	if err != nil {
		return nil, err
	}
	all := []store.EntityValues{{ID: client, Fields: fields}}
	dossiers, err := st.FindAny(ctx, map[store.FieldName]string{record.KindField: record.KindDossier}, record.ClientField, []string{client})
	if err != nil {
		return nil, err
	}
	all = append(all, dossiers...)
	ids := make([]string, 0, len(all))
	for _, owner := range all {
		ids = append(ids, owner.ID)
	}
	owned, err := st.FindAny(ctx, nil, record.OwnerField, ids)
	return append(all, owned...), err
}

// valuesOf gives the values of entities that are sought.
func valuesOf(all []store.EntityValues) []seek.Hit {
	var list []seek.Hit
	for _, e := range all {
		for name, f := range e.Fields {
			if f.Value != "" && record.Sought(string(name)) != "" {
				list = append(list, seek.Hit{Seq: f.At.UnixMilli(), Entity: e.ID, Field: string(name), Value: f.Value})
			}
		}
	}
	return list
}

// How much of a long text is shown, in characters, and how many of them before the word.
const (
	cutTo  = 48
	before = 12
)

// cut is a text as it is shown in a list: masked where it is secret, in one line, cut to where a word stands in it.
func cut(f *forms.Field, text string, words []find.Word) string {
	masked := gb.MaskWithin(text)
	if f != nil {
		masked = f.Mask(text)
	}
	if masked != text {
		return masked
	}
	if utf8.RuneCountInString(text) > cutTo {
		text = find.Excerpt(text, utf8.RuneCountInString(text[:max(find.New(text).Place(text, words), 0)]), before, cutTo)
	}
	return strings.Join(strings.Fields(text), " ")
}
