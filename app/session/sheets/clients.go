package sheets

import (
	"context"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/simplified"
)

// edit is what an import writes.
type edit struct{ sets []store.Set }

func (e *edit) set(entity string, field store.FieldName, value string) {
	e.sets = append(e.sets, store.Set{Entity: entity, Field: field, Value: value})
}

// client is a client of the vault, or one that the import begins.
type client struct {
	id, name, code string
	begun          bool // by the import
	loaded         bool
	values         map[string]string
	tables         map[string][]*tableRow
}

// clients are those of the vault, with those that the import begins.
type clients struct {
	all    []*client
	byName map[string][]*client
	byCode map[string][]*client
}

func clientsIn(s *session.Session) (*clients, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient}, record.KindField, record.NameField, record.CodeField)
	if err != nil {
		return nil, session.Failed("import-sheet", err)
	}
	cs := &clients{byName: map[string][]*client{}, byCode: map[string][]*client{}}
	for _, e := range found {
		cs.add(&client{id: e.ID, name: e.Value(record.NameField), code: e.Value(record.CodeField)})
	}
	return cs, nil
}

func (cs *clients) add(c *client) {
	cs.all = append(cs.all, c)
	cs.byName[folded(c.name)] = append(cs.byName[folded(c.name)], c)
	if c.code != "" {
		cs.byCode[c.code] = append(cs.byCode[c.code], c)
	}
}

// folded makes names comparable: width, brackets, spaces, traditional characters and what nothing prints aside.
func folded(name string) string {
	plain := simplified.Text(strings.Join(strings.Fields(gb.HalfWidth(forms.Plain(name))), ""))
	return strings.ToLower(strings.NewReplacer("（", "(", "）", ")").Replace(plain))
}

// find finds the client of a row by its code, then by its name; nil where it is a new one. Code and name must not be those of two.
// The fault tells why it cannot be told; the client is then the one that it names, if any.
func (cs *clients) find(name, code string) (*client, *gb.Fault) {
	if of := cs.byCode[code]; code != "" && len(of) > 0 {
		at := slices.IndexFunc(of, func(c *client) bool { return folded(c.name) == folded(name) })
		switch {
		case at >= 0 && name != "":
			return of[at], nil
		case len(of) > 1:
			return nil, forms.Fault(FaultCodeOfSeveral, "n", len(of))
		case name != "":
			return of[0], forms.Fault(FaultCodeElsewhere, "name", of[0].name)
		}
		return of[0], nil
	}
	of := cs.byName[folded(name)]
	switch {
	case name == "" || len(of) == 0:
		return nil, nil
	case len(of) > 1:
		return nil, forms.Fault(FaultNameOfSeveral, "n", len(of))
	case code != "" && of[0].code != "" && of[0].code != code:
		return of[0], forms.Fault(FaultOtherCode, "name", of[0].name, "code", of[0].code)
	}
	return of[0], nil
}

// begin is a client that the import adds.
func (cs *clients) begin(s *session.Session, name, code string) *client {
	c := &client{id: s.Store().NewID(), name: name, code: code, begun: true, loaded: true, values: map[string]string{}, tables: map[string][]*tableRow{}}
	cs.add(c)
	return c
}

// load reads what the client has answered, once.
func (c *client) load(s *session.Session) error {
	if c.loaded {
		return nil
	}
	e, err := s.OpenProfile(c.id)
	if err != nil {
		return err
	}
	c.loaded, c.values, c.tables = true, map[string]string{}, map[string][]*tableRow{}
	for id, value := range e.Answers().Values {
		c.values[id] = value
	}
	for table, rows := range e.Answers().Tables {
		for _, row := range rows {
			cells := map[string]string{}
			for column, value := range row.Cells {
				cells[column] = value
			}
			c.tables[table] = append(c.tables[table], &tableRow{client: c, table: table, id: row.ID, cells: cells})
		}
	}
	return nil
}

// fieldHolder takes values into the profile.
type fieldHolder struct{ c *client }

func (h fieldHolder) value(field string) string {
	return h.c.values[field]
}

func (h fieldHolder) set(e *edit, field, value string) {
	h.c.values[field] = value
	h.c.write(e)
	e.set(h.c.id, record.Answer(field), value)
}

// write begins a client that is not in the vault, once.
func (c *client) write(e *edit) {
	if !c.begun {
		return
	}
	c.begun = false
	e.set(c.id, record.KindField, record.KindClient)
	e.set(c.id, record.NameField, c.name)
	e.set(c.id, record.CreatedField, createdMark)
}

// createdMark stands for the moment of writing until that is known.
const createdMark = "\x00created"

// tableRow is a row of a table of a client, new while it has no id.
type tableRow struct {
	client    *client
	table, id string
	key       string // column that was known of a new row, and what it holds
	keyText   string
	cells     map[string]string
	s         *session.Session
}

func (r *tableRow) value(field string) string { return r.cells[field] }

func (r *tableRow) set(e *edit, field, value string) {
	r.client.write(e)
	if r.id == "" {
		r.id = r.s.Store().NewID()
		r.client.tables[r.table] = append(r.client.tables[r.table], r)
		for _, set := range record.Row(r.id, r.client.id, r.table) {
			e.set(set.Entity, set.Field, set.Value)
		}
		r.cells[field] = value
		if r.key != "" && r.cells[r.key] == "" {
			r.cells[r.key] = r.keyText
			e.set(r.id, record.Answer(r.key), r.keyText)
		}
		r.client.arrange(e, r)
	}
	r.cells[field] = value
	e.set(r.id, record.Answer(field), value)
}

// arrange gives a new row its place: the last, or that of its year.
func (c *client) arrange(e *edit, r *tableRow) {
	rows := c.tables[r.table]
	if r.key == "year" {
		slices.SortStableFunc(rows, func(a, b *tableRow) int { return strings.Compare(a.cells["year"], b.cells["year"]) })
		for i, row := range rows {
			e.set(row.id, record.OrderField, session.OrderText(i))
		}
		return
	}
	e.set(r.id, record.OrderField, session.OrderText(len(rows)-1))
}

// row is the row of a table with a key, or a new one.
func (c *client) row(s *session.Session, table *forms.Field, key, text string) *tableRow {
	for _, r := range c.tables[table.Name()] {
		if key != "" && r.cells[key] == text {
			return r
		}
	}
	return &tableRow{client: c, table: table.Name(), key: key, keyText: text, cells: map[string]string{}, s: s}
}
