package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"yibiao/forms/folding"
)

// foldedVersion is the version from which on the state keeps some values folded.
const foldedVersion = 5

// maxFolded is how much of a folded value is kept, in bytes: what is longer is compared whole by whoever asks.
const maxFolded = 128

// Folded is what a value says, see folding.Value.
func Folded(value string) string { return folding.Value(value) }

// foldedHead is what the state keeps of a folded value; nil (NULL) of an empty one.
func foldedHead(value string) any {
	folded := Folded(value)
	if folded == "" {
		return nil
	}
	return strings.ToValidUTF8(folded[:min(len(folded), maxFolded)], "")
}

// foldings is which fields have their values kept folded, by number and by name.
type foldings struct {
	mu    sync.RWMutex
	names map[int64]FieldName
}

// load reads it; there is nothing of it in a vault of an earlier version that is only looked at.
func (f *foldings) load(ctx context.Context, db *sql.DB) error {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version < foldedVersion {
		return err
	}
	rows, err := db.QueryContext(ctx, "SELECT w.id, w.word FROM folding f JOIN words w ON w.id = f.field")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name FieldName
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		f.add(id, name)
	}
	return rows.Err()
}

func (f *foldings) add(id int64, name FieldName) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.names == nil {
		f.names = map[int64]FieldName{}
	}
	f.names[id] = name
}

// all gives the fields by number.
func (f *foldings) all() map[int64]FieldName {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return maps.Clone(f.names)
}

func (f *foldings) holds(field int64) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.names[field] != ""
}

// number gives the number of a field that is kept folded.
func (f *foldings) number(name FieldName) (int64, bool) {
	for id, word := range f.all() {
		if word == name {
			return id, true
		}
	}
	return 0, false
}

// Fold keeps the values of some fields folded from now on, including those that are there already, so that Same finds them without
// looking at others. Fields that were named once stay. A vault opened for looking keeps what it has. Failures: those of writing.
func (s State) Fold(ctx context.Context, fields []FieldName) error {
	if s.w == nil {
		return nil
	}
	fresh := slices.DeleteFunc(slices.Clone(fields), func(f FieldName) bool { _, kept := s.folding.number(f); return kept })
	if len(fresh) == 0 {
		return nil
	}
	ids := map[int64]FieldName{}
	err := s.write(ctx, "keeping values folded", func(t *wtx) error {
		for _, field := range fresh {
			id, err := t.word(string(field))
			if err != nil {
				return err
			}
			if err := t.exec("INSERT OR IGNORE INTO folding VALUES (?)", id); err != nil {
				return err
			}
			if err := t.refold(id); err != nil {
				return err
			}
			ids[id] = field
		}
		return nil
	})
	if err != nil {
		return err
	}
	for id, field := range ids {
		s.folding.add(id, field)
	}
	return nil
}

// refold works out what is kept of all values of a field.
func (t *wtx) refold(field int64) error {
	rows, err := t.tx.QueryContext(t.ctx, "SELECT s.entity, c.value FROM state s JOIN changes c ON c.seq = s.change WHERE s.field = ?", field)
	if err != nil {
		return err
	}
	held := map[int64]any{}
	for rows.Next() {
		var entity int64
		var value string
		if err := rows.Scan(&entity, &value); err != nil {
			return errors.Join(err, rows.Close())
		}
		held[entity] = foldedHead(value)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for entity, folded := range held {
		if err := t.exec("UPDATE state SET folded = ? WHERE entity = ? AND field = ?", folded, entity, field); err != nil {
			return err
		}
	}
	return nil
}

// Same gives the entities one of whose fields says the same as value, by id and field; deleted ones too; nothing says the same as nothing. It reads only those where
// the fields are kept folded; elsewhere, as in a vault that is only looked at, every value of the fields. nil when there are none.
func (s State) Same(ctx context.Context, fields []FieldName, value string) ([]Ref, error) {
	var found []Ref
	if Folded(value) == "" {
		return nil, nil
	}
	for _, field := range fields {
		query, args := `SELECT e.word, c.value FROM state s JOIN changes c ON c.seq = s.change JOIN words e ON e.id = s.entity
			WHERE s.field = (SELECT id FROM words WHERE word = ?)`, []any{field}
		if _, kept := s.folding.number(field); kept {
			query, args = query+" AND s.folded = ?", append(args, foldedHead(value))
		}
		rows, err := s.r.QueryContext(ctx, query+" ORDER BY e.word", args...)
		if err != nil {
			return nil, fail("finding what says the same", s.dbPath(), err)
		}
		for rows.Next() {
			ref, held := Ref{Field: field}, ""
			if err := rows.Scan(&ref.Entity, &held); err != nil {
				return nil, fail("finding what says the same", s.dbPath(), errors.Join(err, rows.Close()))
			}
			if Folded(held) == Folded(value) {
				found = append(found, ref)
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, fail("finding what says the same", s.dbPath(), err)
		}
	}
	return found, nil
}

// checkFolded compares what is kept folded with the values themselves; Rebuild mends what differs.
func checkFolded(ctx context.Context, s *vault) ([]Problem, error) {
	var all []Problem
	for field, name := range s.folding.all() {
		found, err := problemsOf(ctx, s, `SELECT e.word, c.value, coalesce(s.folded, '') FROM state s JOIN changes c ON c.seq = s.change
			JOIN words e ON e.id = s.entity WHERE s.field = ?`, func(scan func(...any) error) (Problem, error) {
			p := Problem{Kind: WrongState, Path: s.dbPath(), Ref: Ref{Field: name}}
			var value, folded string
			err := scan(&p.Ref.Entity, &value, &folded)
			if want, _ := foldedHead(value).(string); want != folded {
				p.Detail = "is kept folded otherwise than it is written"
			}
			return p, err
		}, field)
		if err != nil {
			return all, err
		}
		all = append(all, slices.DeleteFunc(found, func(p Problem) bool { return p.Detail == "" })...)
	}
	return all[:min(len(all), maxProblems)], nil
}

// topsOf gives entities and what they belong to, as a list for a query.
func topsOf(t *wtx, entities map[int64]bool) (string, error) {
	all := map[int64]bool{}
	for entity := range entities {
		all[entity] = true
		for _, name := range owning {
			field, err := numberOf(t, name)
			if err != nil {
				return "", err
			}
			var owner int64
			found, err := t.scan("SELECT w.id FROM state s JOIN words w ON w.word = s.head WHERE s.entity = ? AND s.field = ?", []any{entity, field}, &owner)
			if err != nil {
				return "", err
			}
			if found {
				all[owner] = true
			}
		}
	}
	ids := make([]int64, 0, len(all))
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	list, err := json.Marshal(ids)
	return string(list), err
}

// sayAll notes all that is said folded by entities whose place has changed, by what belongs to them, and, of a client, by its
// dossiers.
func sayAll(t *wtx, moved string) error {
	if moved == "[]" {
		return nil
	}
	found, err := words(t.ctx, t.tx, `WITH top AS (SELECT value AS id FROM json_each(?1) UNION SELECT d.entity FROM json_each(?1) j JOIN digests d ON d.grp = j.value),
		held AS (SELECT id FROM top UNION SELECT s.entity FROM top CROSS JOIN words w ON w.id = top.id
			CROSS JOIN state s ON s.field = (SELECT id FROM words WHERE word = 'owner') AND s.head = w.word)
		SELECT DISTINCT s.folded FROM held CROSS JOIN folding f CROSS JOIN state s ON s.entity = held.id AND s.field = f.field WHERE s.folded IS NOT NULL`, moved)
	for _, folded := range found {
		t.touch.say(folded)
	}
	return err
}
