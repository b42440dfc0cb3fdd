package handover

import (
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// view is what some changes say by themselves: of each field the one that holds it.
type view struct {
	now map[store.Ref]store.Change
	ids []string // entities, in the order in which they come
}

func viewOf(changes ...[]store.Change) view {
	v := view{now: map[store.Ref]store.Change{}}
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
	return v
}

func (v view) value(id string, field store.FieldName) string {
	return v.now[store.Ref{Entity: id, Field: field}].Value
}

func (v view) deleted(id string) bool { return v.value(id, store.DeletedField) == store.DeletedValue }

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
