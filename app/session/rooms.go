package session

import (
	"context"
	"reflect"

	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/forms"
)

// What the rooms below this folder build on, beside what everybody uses; packaging/layers_test.go keeps others from it.

// Store is the vault itself.
func (s *Session) Store() *store.Store { return s.store }

// Words make the sentences of what leaves the vault; nil when no front end has given any.
func (s *Session) Words() Words { return s.opt.Words }

// Exchange closes the vault, lets its files be exchanged, and opens it again with the options as exchange leaves them: whatever is
// open in it must be opened anew.
func Exchange(s *Session, exchange func(opt *Options) error) error {
	return exchanged(s, func() error { return exchange(&s.opt) })
}

// KeyOf is the key of the open vault; nil for one that is not encrypted.
func KeyOf(s *Session) *sealed.Key { return store.KeyOf(s.store) }

// Version is the program's.
func (s *Session) Version() string { return s.opt.Version }

// Edits counts the edits of a root in this session.
func (s *Session) Edits(root string) int { return s.edits.of[root] }

// NoteEdit counts an edit that the store made by itself, such as an undo.
func (s *Session) NoteEdit(root string) { s.edits.note(root) }

// Prove reads a material whole where that was not done yet; what is wrong with it is told by DamageOf. Failures: that of ctx.
func (s *Session) Prove(ctx context.Context, sha string) error {
	_, stop := s.proofs.Prove(ctx, s.store, sha)
	return stop
}

// Shelf is what a room keeps beside the session, of a type of its own: zero at first, and again after a restore.
func Shelf[T any](s *Session) *T {
	kind := reflect.TypeFor[T]()
	if s.kept == nil {
		s.kept = map[reflect.Type]any{}
	}
	if s.kept[kind] == nil {
		s.kept[kind] = new(T)
	}
	return s.kept[kind].(*T)
}

// Session is the one that the dossier is open in.
func (e *Editing) Session() *Session { return e.s }

// Answers are those that are stored. They must not be changed.
func (e *Editing) Answers() forms.Answers { return e.answers }
