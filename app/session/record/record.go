// Package record is how things stand in a vault: kinds of entities, the names of their fields, and how answers are read from them.
package record

import (
	"context"
	"maps"
	"slices"
	"sort"
	"strings"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// Kinds of entities, and where their answers are kept: under AnswerPrefix with the field's id.
const (
	KindField    = "kind"
	KindClient   = "client"
	KindDossier  = "dossier"
	KindForm     = "form"       // an official form that was brought in
	KindPolicy   = "policyfile" // an official document that the user added
	KindRow      = "row"
	KindMaterial = "material"
	KindExport   = "export"
	AnswerPrefix = "a:"
	NameField    = "a:org.name"
)

// MatchPrefix is where a client keeps answers that were given for matching and belong to no profile field.
const MatchPrefix = "q:"

// Names of the fields of entities that hold no answers.
const (
	AddedField       = "added"
	AnswersField     = "answers"
	AtField          = "at"
	ClientField      = store.GroupField
	CreatedField     = "created"
	DigestField      = "digest"
	DossierField     = store.DossierField
	DraftField       = "draft"
	DueField         = "due"
	ExpiresField     = "expires"
	MapField         = "map"
	FileNameField    = "name" // of files: their own name
	NumberField      = "number"
	OrderField       = "order" // of rows: see OrderText
	OutlineField     = "outline"
	OutputField      = "output"
	OwnerField       = store.OwnerField // of rows and files: the dossier, or the client
	PackField        = store.PackField
	ProgrammesField  = store.ProgrammesField
	RequirementField = "requirement"
	SHAField         = "sha" // of files
	SizeField        = "size"
	SlotField        = "slot"
	StatusField      = "status"
	TableField       = "table"
	TargetField      = "target"
	TextField        = "text"
	TitleField       = "title"
	VersionField     = "version"
)

// SoughtBy names how texts are made ready to be searched: another name has every vault taken in anew.
const SoughtBy = "1"

// What is sought together: names of clients, titles of dossiers, answers, names of files.
const (
	SoughtName   = "c"
	SoughtTitle  = "t"
	SoughtAnswer = "v"
	SoughtFile   = "f"
)

// Sought tells with what a field is sought; "" for those that are not.
func Sought(field string) string {
	switch {
	case field == NameField:
		return SoughtName
	case field == TitleField:
		return SoughtTitle
	case field == FileNameField:
		return SoughtFile
	case strings.HasPrefix(field, AnswerPrefix):
		return SoughtAnswer
	}
	return ""
}

// Of reads an entity of a kind; there is false when there is none of the id, or it is deleted.
func Of(in store.State, id, kind string) (e store.EntityValues, there bool, err error) {
	if id == "" {
		return e, false, nil
	}
	fields, err := in.Entity(context.Background(), id)
	if err != nil {
		return e, false, err
	}
	e = store.EntityValues{ID: id, Fields: fields}
	return e, e.Value(KindField) == kind && e.Value(store.DeletedField) != store.DeletedValue, nil
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
func OwnedBy(in store.State, kind string, owners []string, fields ...string) ([]store.EntityValues, error) {
	asked := []map[string]string{{KindField: kind}}
	if len(owners) <= fewOwners {
		asked = nil
		for _, id := range owners {
			asked = append(asked, map[string]string{KindField: kind, OwnerField: id})
		}
	}
	var all []store.EntityValues
	for _, where := range asked {
		found, err := in.Find(context.Background(), where, fields...)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// RowsInto adds the table rows of the given owners to their answers.
func RowsInto(in store.State, owners map[string]*forms.Answers) error {
	found, err := OwnedBy(in, KindRow, slices.Collect(maps.Keys(owners)))
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
