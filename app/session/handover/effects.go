package handover

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// EffectKind tells what becomes of something when a file is taken in.
type EffectKind string

// The kinds, in the order in which they are told.
const (
	Deleted  EffectKind = "deleted"  // it goes, as a whole
	Cleared  EffectKind = "cleared"  // what it says goes
	Changed  EffectKind = "changed"  // it says something else
	Moved    EffectKind = "moved"    // a row gets another number
	Restored EffectKind = "restored" // it was deleted here, and comes back
	Filled   EffectKind = "filled"   // it said nothing
	Added    EffectKind = "added"    // it comes, as a whole
)

var kinds = []EffectKind{Deleted, Cleared, Changed, Moved, Restored, Filled, Added}

// Effect is one thing that is otherwise here once a file is taken in.
type Effect struct {
	Place
	Effect EffectKind
	// Field is what is answered; nil for what is no answer, which has a What: title, status, due, name, sha, order, …; and for a whole thing, whose
	// What is "".
	Field    *forms.Field
	What     store.FieldName
	From, To string // canonical; of a moved row its numbers
	// Within counts what comes or goes with a client or a dossier, by kind.
	Within map[string]int

	id string // of a whole thing
}

// Counted counts effects by kind.
func Counted(list []Effect) map[EffectKind]int {
	n := map[EffectKind]int{}
	for _, e := range list {
		n[e.Effect]++
	}
	return n
}

// Grouped are effects by whose they are: each group of one client or one dossier, in their order.
func Grouped(list []Effect) [][]Effect {
	var groups [][]Effect
	for i, e := range list {
		if i == 0 || e.client != list[i-1].client || e.dossier != list[i-1].dossier {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], e)
	}
	return groups
}

// told are the fields beside answers of which a person is told; all others are of use to the program alone.
var told = []store.FieldName{
	record.TitleField, record.StatusField, record.DueField, record.FileNameField, record.SHAField, record.ExpiresField, record.RequirementField,
	record.TextField, record.RoleField, record.PhoneField, record.ProgrammesField, record.OnField, record.StateField, record.WhyField, record.UntilField,
	record.VersionField, record.MapField,
}

// tells tells that a person is told of a field.
func tells(field store.FieldName) bool {
	if id, ok := record.Asked(field, record.AnswerPrefix); ok {
		return !strings.HasPrefix(id, ticked)
	}
	_, asked := record.Asked(field, record.MatchPrefix)
	return asked || slices.Contains(told, field)
}

// ticked begins the names of the answers by which the program knows what was confirmed; see forms.Rule.NoteField.
const ticked = "ticked:"

// effects are what is otherwise here once the file is taken in, by client, dossier and kind; hidden counts the values that change of what is
// deleted here before and after.
func (c *comparing) effects() (list []Effect, hidden int) {
	for _, id := range c.merged.ids {
		was, now := c.here.stands(id), c.merged.stands(id)
		switch {
		case was && now:
			list = append(list, c.altered(id)...)
		case was != now:
			list = c.whole(list, id, now)
		default:
			hidden += c.unseen(id)
		}
	}
	c.within(list)
	slices.SortStableFunc(list, func(a, b Effect) int {
		return cmp.Or(strings.Compare(a.Client, b.Client), strings.Compare(a.client, b.client), strings.Compare(a.Dossier, b.Dossier), strings.Compare(a.dossier, b.dossier),
			cmp.Compare(slices.Index(kinds, a.Effect), slices.Index(kinds, b.Effect)), strings.Compare(a.table(), b.table()), cmp.Compare(a.Number, b.Number))
	})
	return list, hidden
}

// table is the name of a row's table; "" for none.
func (p Place) table() string {
	if p.Table == nil {
		return ""
	}
	return p.Table.Label
}

// silent are the kinds of things that the program keeps for itself.
func silent(kind string) bool { return kind == record.KindEdition }

// whole adds that an entity comes or goes; with what it belongs to it is not told apart.
func (c *comparing) whole(list []Effect, id string, comes bool) []Effect {
	if silent(c.merged.value(id, record.KindField)) || c.top(id) != id {
		return list
	}
	e := Effect{Place: c.place(id), Effect: Deleted, id: id}
	if comes {
		if e.Effect = Added; c.here.there(id) {
			e.Effect = Restored
		}
	}
	return append(list, e)
}

// top is the uppermost of an entity and what it belongs to that comes or goes as it does.
func (c *comparing) top(id string) string {
	comes, last := c.merged.stands(id), id
	for range most {
		owner := cmp.Or(c.merged.owner(last), c.here.owner(last))
		if owner == "" || c.merged.stands(owner) != comes || c.here.stands(owner) == comes {
			return last
		}
		last = owner
	}
	return last
}

// within counts what comes or goes with clients and dossiers.
func (c *comparing) within(list []Effect) {
	at := map[string]int{}
	for i, e := range list {
		if e.What == "" && (e.Kind == record.KindClient || e.Kind == record.KindDossier) {
			list[i].Within, at[e.id] = map[string]int{}, i
		}
	}
	if len(at) == 0 {
		return
	}
	for _, id := range c.merged.ids {
		if c.here.stands(id) == c.merged.stands(id) {
			continue
		}
		if top := c.top(id); top != id {
			if i, known := at[top]; known {
				list[i].Within[cmp.Or(c.merged.value(id, record.KindField), c.here.value(id, record.KindField))]++
			}
		}
	}
}

// altered are the fields of an entity that get another value.
func (c *comparing) altered(id string) []Effect {
	var list []Effect
	for _, ref := range c.refs[id] {
		was, now := c.here.now[ref], c.merged.now[ref]
		switch {
		case was.Value == now.Value:
		case ref.Field == record.OrderField:
			if from, to := c.here.number(id), c.merged.number(id); from != to && from > 0 {
				list = append(list, Effect{Place: c.place(id), Effect: Moved, What: ref.Field, From: strconv.Itoa(from), To: strconv.Itoa(to)})
			}
		case c.says(ref):
			list = append(list, c.effect(ref, was.Value, now.Value))
		}
	}
	return list
}

// says tells that a person is told of a field of an entity. Of a file whose content is another one its name is told with that.
func (c *comparing) says(ref store.Ref) bool {
	if ref.Field == record.FileNameField && c.merged.value(ref.Entity, record.KindField) == record.KindMaterial {
		sha := store.Ref{Entity: ref.Entity, Field: record.SHAField}
		return c.here.now[sha].Value == c.merged.now[sha].Value
	}
	return tells(ref.Field)
}

// effect tells of a field that gets another value.
func (c *comparing) effect(ref store.Ref, from, to string) Effect {
	e := Effect{Place: c.place(ref.Entity), Effect: Changed, What: ref.Field, From: from, To: to}
	e.Field = c.answered(e.Place, ref.Field)
	switch {
	case ref.Field == record.SHAField:
		e.From, e.To = c.here.value(ref.Entity, record.FileNameField), c.merged.value(ref.Entity, record.FileNameField)
	case from == "":
		e.Effect = Filled
	case to == "":
		e.Effect = Cleared
	}
	return e
}

// answered is the field whose answer a field of the vault holds; nil for none.
func (c *comparing) answered(p Place, name store.FieldName) *forms.Field {
	for _, prefix := range []store.FieldName{record.AnswerPrefix, record.MatchPrefix} {
		if id, ok := record.Asked(name, prefix); ok {
			return c.field(p, id)
		}
	}
	return nil
}

// unseen counts the values that an entity gets which is deleted here, and stays so.
func (c *comparing) unseen(id string) (n int) {
	for _, ref := range c.refs[id] {
		if ref.Field != store.DeletedField && c.here.now[ref].Value != c.merged.now[ref].Value {
			n++
		}
	}
	return n
}
