package handover

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// view is what some changes say by themselves: of each field the one that holds it.
type view struct {
	now map[store.Ref]store.Change
	ids []string // entities, in the order in which they come

	of   map[string][]string    // entities by what they belong to
	rows map[[2]string][]string // of tables that were asked for, by owner and table
}

func viewOf(changes ...[]store.Change) view {
	v := view{now: map[store.Ref]store.Change{}, of: map[string][]string{}, rows: map[[2]string][]string{}}
	known := map[string]bool{}
	for _, c := range slices.Concat(changes...) {
		if !known[c.Entity] {
			known[c.Entity] = true
			v.ids = append(v.ids, c.Entity)
		}
		ref := store.Ref{Entity: c.Entity, Field: c.Field}
		if was, there := v.now[ref]; !there || c.Wins(was) {
			v.now[ref] = c
		}
	}
	for _, id := range v.ids {
		if owner := v.owner(id); owner != "" {
			v.of[owner] = append(v.of[owner], id)
		}
	}
	return v
}

func (v view) value(id string, field store.FieldName) string {
	return v.now[store.Ref{Entity: id, Field: field}].Value
}

func (v view) deleted(id string) bool { return v.value(id, store.DeletedField) == store.DeletedValue }

// there tells that something is known of an entity beside that it is deleted.
func (v view) there(id string) bool { return v.value(id, record.KindField) != "" }

// stands tells that an entity is there, and that neither it nor what it belongs to is deleted.
func (v view) stands(id string) bool { return v.there(id) && v.gone(id) == "" }

// gone is what is deleted of an entity and what it belongs to, the first of them, or whose coming was taken back; "" for none.
func (v view) gone(id string) string {
	for range most {
		if v.goneBy(id).ID != "" {
			return id
		}
		if id = v.owner(id); id == "" {
			break
		}
	}
	return ""
}

// goneBy is the change by which an entity is deleted, or its coming was taken back; the zero change where neither is so.
func (v view) goneBy(id string) store.Change {
	if v.deleted(id) {
		return v.now[store.Ref{Entity: id, Field: store.DeletedField}]
	}
	if kind := v.now[store.Ref{Entity: id, Field: record.KindField}]; kind.Value == "" {
		return kind
	}
	return store.Change{}
}

// number is the place of a row among those of its table that stand, from 1; 0 where it is none of them.
func (v view) number(id string) int {
	if !v.stands(id) || v.value(id, record.KindField) != record.KindRow {
		return 0
	}
	return slices.Index(v.table(v.owner(id), v.value(id, record.TableField)), id) + 1
}

// table are the rows of a table that stand, in their order.
func (v view) table(owner, table string) []string {
	key := [2]string{owner, table}
	if rows, known := v.rows[key]; known {
		return rows
	}
	var rows []string
	for _, id := range v.of[owner] {
		if v.value(id, record.KindField) == record.KindRow && v.value(id, record.TableField) == table && v.stands(id) {
			rows = append(rows, id)
		}
	}
	slices.SortFunc(rows, func(a, b string) int {
		return cmp.Or(strings.Compare(v.value(a, record.OrderField), v.value(b, record.OrderField)), strings.Compare(a, b))
	})
	v.rows[key] = rows
	return rows
}

// owner is what an entity belongs to; "" for nothing.
func (v view) owner(id string) string {
	for _, link := range record.Links {
		if owner := v.value(id, link); owner != "" {
			return owner
		}
	}
	return ""
}

// whose names the client and the dossier that an entity is or belongs to, by id; "" for what is not known.
func (v view) whose(id string) (client, dossier string) {
	for range most {
		switch v.value(id, record.KindField) {
		case record.KindClient:
			return id, dossier
		case record.KindDossier:
			dossier = id
		}
		id = v.owner(id)
	}
	return "", dossier
}

// materials are the attached files by SHA-256.
func (v view) materials() map[string]session.Material {
	found := map[string]session.Material{}
	for _, id := range v.ids {
		if v.value(id, record.KindField) != record.KindMaterial || v.deleted(id) {
			continue
		}
		found[v.value(id, record.SHAField)] = session.Material{
			ID: id, Name: v.value(id, record.FileNameField), SHA: v.value(id, record.SHAField), Requirement: v.value(id, record.RequirementField),
		}
	}
	return found
}
