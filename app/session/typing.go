package session

import (
	"yibiao/dossier/store"
	"yibiao/forms"
)

// typingRun is text that is saved while it is being typed. All that is saved of one field, or one cell, until the typing
// pauses is one step of undo.
type typingRun struct {
	entity string
	field  store.FieldName
	edit   string // saved last; "" when there is no run
}

// of gives the edit that a change of the field goes on with; "" for none.
func (r typingRun) of(entity string, field store.FieldName) string {
	if r.entity == entity && r.field == field {
		return r.edit
	}
	return ""
}

// Type is Set for text that is still being typed; more tells that the typing has not paused. Failures: those of Set.
func (e *Editing) Type(field, text string, more bool) (forms.Parsed, error) {
	return e.typing(more, func() (forms.Parsed, error) { return e.Set(field, text) })
}

// Type is Set for text that is still being typed. Failures: those of Set.
func (t Table) Type(row, column, text string, more bool) (forms.Parsed, error) {
	return t.e.typing(more, func() (forms.Parsed, error) { return t.Set(row, column, text) })
}

// Paused tells that the typing has paused since it was saved last: what comes now is a step of its own.
func (e *Editing) Paused() { e.run = typingRun{} }

func (e *Editing) typing(more bool, save func() (forms.Parsed, error)) (forms.Parsed, error) {
	e.more = more
	defer func() { e.more = false }()
	return save()
}

// put saves one answer as one step of undo, or as one more piece of the step that it goes on with.
func (e *Editing) put(label string, origin store.Origin, set store.Set) error {
	edit := store.Edit{Root: e.Root(), Label: label, Origin: origin, Undoable: true, Sets: []store.Set{set}}
	edit.Continues = e.run.of(set.Entity, set.Field)
	applied, err := e.s.Apply(edit)
	if err != nil {
		return err
	}
	if last := edit.Continues; !applied.Changed {
		applied.Edit = last
	}
	e.run = typingRun{}
	if e.more {
		e.run = typingRun{set.Entity, set.Field, applied.Edit}
	}
	return nil
}
