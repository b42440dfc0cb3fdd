package attaching

import (
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// MoveBy moves a file by places among those of its requirement; the others close up, and a bundle numbers them so. It tells whether
// that changed anything. Failure: no-material.
func MoveBy(e *session.Editing, id string, by int) (bool, error) {
	m := e.Materials().ByID(id)
	if m == nil {
		return false, session.Refuse("reorder", session.CodeNoMaterial, "material", id)
	}
	list := e.Materials().Of(m.Requirement)
	from := slices.IndexFunc(list, func(f session.Material) bool { return f.ID == id })
	to := min(max(from+by, 0), len(list)-1)
	if from == to {
		return false, nil
	}
	moved := list[from]
	list = slices.Insert(slices.Delete(list, from, from+1), to, moved)
	sets := placed(list)
	if _, err := e.Session().Apply(store.Edit{Root: e.Root(), Label: record.LabelReorder.Of(moved.Requirement), Undoable: true, Sets: sets}); err != nil {
		return false, err
	}
	for _, f := range list {
		e.Materials().ByID(f.ID).Order = f.Order
	}
	session.SortMaterials(*session.MaterialsIn(e))
	return true, nil
}

// placed gives the files of a requirement their places as they stand in the list, with what writes those that change.
func placed(list []session.Material) (sets []store.Set) {
	for i := range list {
		if order := session.OrderText(i); list[i].Order != order {
			list[i].Order = order
			sets = append(sets, store.Set{Entity: list[i].ID, Field: record.OrderField, Value: order})
		}
	}
	return sets
}

// inPlace puts made files where the first of those that go stood, with what writes the places that they and the others of their
// requirement get.
func inPlace(all []session.Material, gone map[string]bool, made []session.Material) (out []session.Material, sets []store.Set) {
	var list []session.Material
	at := -1
	for _, m := range all {
		same := len(made) > 0 && m.Requirement == made[0].Requirement
		switch {
		case gone[m.ID] && same && at < 0:
			at = len(list)
		case gone[m.ID]:
		case same:
			list = append(list, m)
		default:
			out = append(out, m)
		}
	}
	if at < 0 {
		at = len(list)
	}
	last := at == len(list)
	list = slices.Insert(list, at, made...)
	if !last || slices.ContainsFunc(list, func(m session.Material) bool { return m.Order != "" }) {
		sets = placed(list)
	}
	out = append(out, list...)
	session.SortMaterials(out)
	return out, sets
}
