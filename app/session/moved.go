package session

import (
	"context"
	"encoding/json"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/edition"
)

// MovedAnswer is an answer of a field that the packs of an earlier program called otherwise.
type MovedAnswer struct {
	From string // what the field was called
	To   string // id of the field that has the answer now; "" when none took it: the answer is still in the history
	Says string // what the user has to look at; "" for nothing
}

// Moved lists the earlier answers that were taken over when this was opened, or by the edit that would be undone next: the
// user is told until work goes on.
func (e *Editing) Moved() []MovedAnswer { return e.moved }

// movedHere is the mark of an answer that was taken over.
const movedHere = "moved"

// movedMark is the field that notes that an earlier answer has been looked at, so that what was undone stays undone.
func movedMark(x *forms.Moved) store.FieldName {
	return store.FieldName("moved:" + x.From.S + ">" + x.To.S)
}

// takeOver brings the answers of renamed and merged fields to where they are asked now, in one undoable edit. The earlier
// answers are not removed. Each is looked at once only.
func takeOver(e *Editing) error {
	e.moved = nil
	if e.s.opt.ReadOnly || len(e.Form.Moves()) == 0 {
		return nil
	}
	seen, err := e.s.store.State().Entity(context.Background(), e.Root())
	if err != nil {
		return Failed("load", err)
	}
	last, _ := e.s.store.Log().CanUndo(e.Root())
	var marks, sets []store.Set
	for _, x := range e.Form.Moves() {
		was := seen[movedMark(x)].Value
		if was == movedHere && last == record.LabelMovedAnswers.Of() {
			e.moved = append(e.moved, MovedAnswer{From: x.Label, To: x.To.S, Says: x.Says})
		}
		if was != "" || !x.Holds(e.answers) {
			continue
		}
		to := e.Form.Known(x.To.S)
		if x.To.Given() && (to == nil || e.IsProfile() != to.Profile) {
			continue // its programme is not chosen, or it belongs to the other
		}
		mark := store.Set{Entity: e.Root(), Field: movedMark(x), Value: "left"}
		told := MovedAnswer{From: x.Label}
		if to != nil {
			made, err := movedSets(e, x, to)
			if err != nil {
				return err
			}
			if sets = append(sets, made...); len(made) > 0 {
				mark.Value, told.To, told.Says = movedHere, to.Name(), x.Says
			}
		}
		marks = append(marks, mark)
		if to == nil || mark.Value == movedHere || !x.Had(e.answers, to) {
			e.moved = append(e.moved, told)
		}
	}
	return saveMoved(e, marks, sets)
}

// movedSets is what must be saved so that a field has an earlier answer.
func movedSets(e *Editing, x *forms.Moved, to *forms.Field) ([]store.Set, error) {
	text, rows, ok := x.Takes(e.answers, to)
	switch {
	case !ok:
		return nil, nil
	case to.IsTable():
		_, sets, err := newRows(e, to, rows)
		return sets, err
	}
	value := e.vocabulary().Parse(to, text, nil).Canonical
	return []store.Set{{Entity: e.Owner(to), Field: record.Answer(to.Name()), Value: value}}, nil
}

func saveMoved(e *Editing, marks, sets []store.Set) error {
	if len(marks) == 0 {
		return nil
	}
	if _, err := e.s.Apply(store.Edit{Root: e.Root(), Label: record.LabelMovedMarks.Of(), Origin: store.System, Sets: marks}); err != nil {
		return err
	}
	if len(sets) == 0 {
		return nil
	}
	edit := store.Edit{Root: e.Root(), Label: record.LabelMovedAnswers.Of(), Origin: store.Carried, Undoable: true, Sets: sets}
	if _, err := e.s.Apply(edit); err != nil {
		return err
	}
	return e.load()
}

// editionID is the entity that keeps what an edition of a pack said of a programme. It belongs to no client.
func editionID(pack, version, programme string) string {
	return record.KindEdition + "-" + HashOf([]byte(strings.Join([]string{pack, version, programme}, "\x00")))[:32]
}

// EditionsOf are the entities that keep what the edition of its pack said of a dossier's programmes; some may not exist.
func EditionsOf(d DossierInfo) []string {
	var ids []string
	for _, programme := range d.Programmes {
		ids = append(ids, editionID(d.Pack, d.PackVersion, programme))
	}
	return ids
}

// NoteEdition keeps what a pack says of programmes, so that a later edition can be told apart from it. Best effort: without it
// nobody can say what a later edition changes.
func NoteEdition(s *Session, pack *forms.Pack, programmes []string) {
	for _, programme := range programmes {
		id := editionID(pack.ID.S, pack.Version, programme)
		if _, there, err := record.Of(s.store.State(), id, record.KindEdition); there || err != nil {
			continue
		}
		text, err := json.Marshal(edition.Of(pack, programme))
		if err != nil {
			continue
		}
		_, _ = s.store.Log().Apply(context.Background(), store.Edit{Root: id, Label: record.LabelNoteEdition.Of(), Origin: store.System, Sets: []store.Set{
			{Entity: id, Field: record.KindField, Value: record.KindEdition}, {Entity: id, Field: record.TextField, Value: string(text)},
		}})
	}
}

// EditionOf is what an edition of a pack said of a programme; known is false where nobody kept it.
func EditionOf(s *Session, pack, version, programme string) (said []edition.Said, known bool) {
	if p := s.library.Pack(pack); p != nil && p.Version == version {
		return edition.Of(p, programme), true
	}
	e, there, err := record.Of(s.store.State(), editionID(pack, version, programme), record.KindEdition)
	if err != nil || !there {
		return nil, false
	}
	return said, json.Unmarshal([]byte(e.Value(record.TextField)), &said) == nil
}
