package record_test

import (
	"testing"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// What is typed is sought as what it is; what the program notes of it is not sought at all.
func TestWhatIsSought(t *testing.T) {
	for field, want := range map[store.FieldName]string{
		record.NameField: record.SoughtName, record.TitleField: record.SoughtTitle, record.FileNameField: record.SoughtFile,
		record.Answer("eq.price"): record.SoughtAnswer, record.CodeField: record.SoughtAnswer,
		record.Matched("any"): "", record.SHAField: "", record.StatusField: "", record.OwnerField: "", record.KindField: "",
	} {
		if got := record.Sought(string(field)); got != want {
			t.Errorf("%s is sought as %q, not %q", field, got, want)
		}
	}
}

// The name of an answer's field and the id of what was asked lead to one another.
func TestNamesOfAnswers(t *testing.T) {
	for _, id := range []string{"eq.price", "tick:stt-01/A", "none:ip"} {
		if got, ok := record.Asked(record.Answer(id), record.AnswerPrefix); got != id || !ok || record.Plain(record.Answer(id)) != id {
			t.Errorf("%s comes back as %q (%v), %q", id, got, ok, record.Plain(record.Answer(id)))
		}
	}
	if id, ok := record.Asked(record.Matched("x"), record.AnswerPrefix); ok {
		t.Errorf("an answer for matching is read as the answer to %q", id)
	}
	if record.Plain(record.StatusField) != string(record.StatusField) {
		t.Errorf("a field that holds no answer is called %q", record.Plain(record.StatusField))
	}
}

// Only an entity of the kind that nobody deleted stands.
func TestWhatStands(t *testing.T) {
	entity := func(kind, deleted string) store.EntityValues {
		return store.EntityValues{ID: "e", Fields: map[store.FieldName]store.Field{record.KindField: {Value: kind}, store.DeletedField: {Value: deleted}}}
	}
	if !record.Stands(entity(record.KindRow, ""), record.KindRow) || record.Stands(entity(record.KindRow, store.DeletedValue), record.KindRow) || record.Stands(entity(record.KindForm, ""), record.KindRow) {
		t.Error("what is deleted, or of another kind, stands")
	}
}
