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

// editionID is the entity that keeps what an edition of a pack said of a programme. It belongs to no client.
func editionID(pack, version, programme string) string {
	return record.KindEdition + "-" + HashOf([]byte(strings.Join([]string{pack, version, programme}, "\x00")))[:32]
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
		_, _ = s.store.Log().Apply(context.Background(), store.Edit{Root: id, Label: "note-edition", Origin: store.System, Sets: []store.Set{
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
