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

// Kinds of entities.
const (
	KindBlock    = "block" // a text that is kept for long answers
	KindCard     = "card"  // a contact, a note or a mandate of a client
	KindClient   = "client"
	KindDossier  = "dossier"
	KindForm     = "form"       // an official form that was brought in
	KindPolicy   = "policyfile" // an official document that the user added
	KindRow      = "row"
	KindMaterial = "material"
	KindEdition  = "edition" // what an edition of a pack said of a programme
	KindExport   = "export"
	KindMark     = "mark" // on a day of the agenda: done, or waived
	KindDate     = "date" // that a person has set down
)

// Prefixes of the fields that hold answers; the id of what was asked follows.
const (
	AnswerPrefix store.FieldName = "a:"
	MatchPrefix  store.FieldName = "q:" // what a client answered for matching, and belongs to no profile field
)

// The answers by which clients are told apart.
const (
	NameField = AnswerPrefix + "org.name"
	CodeField = AnswerPrefix + "org.uscc"
)

// Answer names the field that holds the answer to an asked field, or the cell of a column, by its id.
func Answer(id string) store.FieldName { return AnswerPrefix + store.FieldName(id) }

// Matched names the field that holds an answer that was given for matching.
func Matched(id string) store.FieldName { return MatchPrefix + store.FieldName(id) }

// Asked gives the id of what a field answers; ok is false for a field that holds no answer of the prefix.
func Asked(name, prefix store.FieldName) (id string, ok bool) {
	return strings.CutPrefix(string(name), string(prefix))
}

// Names of the fields of entities that hold no answers.
const (
	KindField                        = store.KindField
	AddedField       store.FieldName = "added"
	AnswersField     store.FieldName = "answers"
	AtField          store.FieldName = "at"
	ClientField                      = store.GroupField
	CreatedField     store.FieldName = "created"
	DigestField      store.FieldName = "digest"
	DossierField                     = store.DossierField
	DraftField       store.FieldName = "draft"
	DueField         store.FieldName = "due"
	ExpiresField     store.FieldName = "expires"
	MapField         store.FieldName = "map"
	FileNameField    store.FieldName = "name" // of files: their own name
	FromField        store.FieldName = "from"
	KeyField         store.FieldName = "key"   // of marks: which day
	LooseField       store.FieldName = "loose" // of marks: the day was estimated
	NumberField      store.FieldName = "number"
	OnField          store.FieldName = "on"    // of marks and dates: the day
	OrderField       store.FieldName = "order" // of rows and files: see OrderText
	OutlineField     store.FieldName = "outline"
	OutputField      store.FieldName = "output"
	OwnerField                       = store.OwnerField // of rows and files: the dossier, or the client
	PackField                        = store.PackField
	PhoneField       store.FieldName = "phone"
	ProgrammesField                  = store.ProgrammesField
	RequirementField store.FieldName = "requirement"
	RoleField        store.FieldName = "role"
	SHAField         store.FieldName = "sha" // of files
	SizeField        store.FieldName = "size"
	SlotField        store.FieldName = "slot"
	StateField       store.FieldName = "state" // of marks
	StatusField      store.FieldName = "status"
	StepField        store.FieldName = "step" // of dates: of the way back from the due date
	TableField       store.FieldName = "table"
	TargetField      store.FieldName = "target"
	TextField        store.FieldName = "text"
	TitleField       store.FieldName = "title"
	UntilField       store.FieldName = "until"
	VersionField     store.FieldName = "version"
	WhyField         store.FieldName = "why" // of marks: the reason
)

// Plain gives the id of what a field answers, or its own name where it holds no answer.
func Plain(name store.FieldName) string {
	return strings.TrimPrefix(string(name), string(AnswerPrefix))
}

// Row is what a new row of a table is, but for its place and cells: owner is the dossier, or the client.
func Row(id, owner, table string) []store.Set {
	return []store.Set{
		{Entity: id, Field: KindField, Value: KindRow},
		{Entity: id, Field: OwnerField, Value: owner},
		{Entity: id, Field: TableField, Value: table},
	}
}

// Links are the fields by which an entity belongs to another.
var Links = []store.FieldName{OwnerField, ClientField, DossierField}

// SoughtBy names how texts are made ready to be searched: another name has every vault taken in anew.
const SoughtBy = "2"

// What is sought together: names of clients, titles of dossiers, answers, names of files.
const (
	SoughtName   = "c"
	SoughtTitle  = "t"
	SoughtAnswer = "v"
	SoughtFile   = "f"
)

// Sought tells with what a field is sought; "" for those that are not.
func Sought(name string) string {
	field := store.FieldName(name)
	switch {
	case field == NameField:
		return SoughtName
	case field == TitleField:
		return SoughtTitle
	case field == FileNameField:
		return SoughtFile
	case strings.HasPrefix(name, string(AnswerPrefix)):
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
	return e, Stands(e, kind), nil
}

// Stands tells that an entity is of a kind and not deleted.
func Stands(e store.EntityValues, kind string) bool {
	return e.Value(KindField) == kind && e.Value(store.DeletedField) != store.DeletedValue
}

// AnswersOf gives the answers that an entity holds under a prefix of its field names; tables aside.
func AnswersOf(x store.EntityValues, prefix store.FieldName) forms.Answers {
	a := forms.NewAnswers()
	for name, f := range x.Fields {
		if id, ok := Asked(name, prefix); ok && f.Value != "" {
			a.Values[id] = f.Value
		}
	}
	return a
}

// OwnedBy gives the entities of a kind that belong to some owners, oldest first; when fields are named, only those are read.
func OwnedBy(in store.State, kind string, owners []string, fields ...store.FieldName) ([]store.EntityValues, error) {
	return in.FindAny(context.Background(), map[store.FieldName]string{KindField: kind}, OwnerField, owners, fields...)
}

// RowsInto adds the table rows of the given owners to their answers.
func RowsInto(in store.State, owners map[string]*forms.Answers) error { return RowsOf(in, "", owners) }

// RowsOf is RowsInto of one table; "" is all of them.
func RowsOf(in store.State, table string, owners map[string]*forms.Answers) error {
	where := map[store.FieldName]string{KindField: KindRow}
	if table != "" {
		where[TableField] = table
	}
	found, err := in.FindAny(context.Background(), where, OwnerField, slices.Collect(maps.Keys(owners)))
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
