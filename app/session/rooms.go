package session

import (
	"context"
	"errors"
	"slices"
	"strings"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/forms"
)

// What the rooms below this folder build on, beside what everybody uses; packaging/layers_test.go reads this file and keeps the window and
// the command line from its functions.

// Store is the vault itself.
func (s *Session) Store() *store.Store { return s.store }

// Words make the sentences of what leaves the vault; nil when no front end has given any.
func (s *Session) Words() Words { return s.opt.Words }

// UseKey is for an Exchange that turns the vault: it is opened again with another key, or none.
func UseKey(s *Session, k *sealed.Key) { s.opt.Key = k }

// Version is the program's.
func (s *Session) Version() string { return s.opt.Version }

// Edits counts the edits of a root in this session.
func (s *Session) Edits(root string) int { return s.edits.of[root] }

// EditsUnder counts the edits in this session of the roots that begin with a text.
func EditsUnder(s *Session, prefix string) int {
	n := 0
	for root, edits := range s.edits.of {
		if strings.HasPrefix(root, prefix) {
			n += edits
		}
	}
	return n
}

// Undo takes back the last edit of a root. When labels are named, only an edit of one of them is taken back: nothing is done, and
// nothing is told as changed, where the last one has another label or there is none. Failures: nothing-to-undo and those of writing.
func Undo(s *Session, root string, labels ...record.Label) (store.Applied, error) {
	return turn(s, root, labels, turning{"undo", store.Log.CanUndo, store.Log.Undo})
}

// Redo repeats what Undo took back, with the same rule for labels. Failures: nothing-to-redo and those of writing.
func Redo(s *Session, root string, labels ...record.Label) (store.Applied, error) {
	return turn(s, root, labels, turning{"redo", store.Log.CanRedo, store.Log.Redo})
}

// turning is one of the two ways of the log.
type turning struct {
	op  string
	can func(store.Log, string) (string, bool)
	do  func(store.Log, context.Context, string) (store.Applied, error)
}

func turn(s *Session, root string, labels []record.Label, way turning) (store.Applied, error) {
	log := s.store.Log()
	if len(labels) > 0 {
		last, ok := way.can(log, root)
		if label, _ := record.LabelOf(last); !ok || !slices.Contains(labels, label) {
			return store.Applied{}, nil
		}
	}
	applied, err := way.do(log, context.Background(), root)
	if err == nil {
		s.edits.note(root) // a step that is used up and changes nothing is gone from the list all the same
	}
	return applied, Failed(way.op, err)
}

// NoteEdit counts an edit that the store made by itself.
func (s *Session) NoteEdit(root string) { s.edits.note(root) }

// MaterialsIn is the list of the attached files: a room that saves a change of it keeps it in step.
func MaterialsIn(e *Editing) *[]Material { return &e.materials.all }

// Over is a session over a store that was opened otherwise, such as a backup, to look at its clients and dossiers: it has no
// packs, and is not closed.
func Over(st *store.Store, opt Options) *Session { return of(st, opt) }

// Exchange closes the vault, lets its database be exchanged, and opens it again: whatever is open in it must be opened anew. Failures: that
// of exchange; those of closing, and of opening again, after which the session is of no use.
func Exchange(s *Session, exchange func() error) error {
	if err := s.store.Close(); err != nil {
		return Failed("restore", err)
	}
	err := exchange()
	again, openErr := store.Open(s.opt.Vault, s.opt.OfStore())
	if openErr != nil {
		return Failed("open-vault", errors.Join(openErr, err))
	}
	s.store = again
	Forgotten(s)
	if s.library != nil {
		s.Packs().load()
		s.Calendars().load()
	}
	return err
}

// Forgotten drops whatever was worked out before: it does not hold any more.
func Forgotten(s *Session) {
	s.edits.total++
	s.edits.of, s.kept = nil, nil
}

// Sweep removes the copies that other programs were shown.
func Sweep(s *Session) { sweep(s) }

// Prove reads a material whole where that was not done yet; what is wrong with it is told by Damage. Failures: that of ctx.
func (files *Files) Prove(ctx context.Context, sha string) error {
	_, stop := files.proofs.Prove(ctx, files.s.store, sha)
	return stop
}

// Session is the one that the dossier is open in.
func (e *Editing) Session() *Session { return e.s }

// Answers are those that are stored. They must not be changed.
func (e *Editing) Answers() forms.Answers { return e.answers }
