package store

import (
	"context"
	"database/sql"
	"time"
)

// Field is the present value of a field and where it came from.
type Field struct {
	Value  string // "": was cleared
	Origin Origin
	Clock  string
	Device string
	At     time.Time // UTC
}

// EditInfo is one edit as a list of the history shows it.
type EditInfo struct {
	ID      string
	Label   string // "" when it had none
	Kind    string // edit, undo, redo, or remote when it came from another vault
	Device  string
	Clock   string
	At      time.Time // UTC
	Changes int       // how many of its changes are here; a partial exchange may hold some back
}

// Entity gives the fields of an entity, cleared ones included; an empty map
// when nothing was ever written to it. A deleted entity is given too: its field
// "deleted" says so.
func (s *Store) Entity(ctx context.Context, id string) (map[string]Field, error) {
	op := "reading an entity"
	rows, err := s.r.QueryContext(ctx, `
		SELECT f.word, c.value, c.origin, c.clock, d.word, c.at
		FROM state s JOIN changes c ON c.seq = s.change
		JOIN words f ON f.id = s.field JOIN words d ON d.id = c.device
		WHERE s.entity = (SELECT id FROM words WHERE word = ?)`, id)
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	defer rows.Close()
	fields := map[string]Field{}
	for rows.Next() {
		var name string
		var row fieldRow
		if err := rows.Scan(append([]any{&name}, row.into()...)...); err != nil {
			return nil, fail(op, s.dbPath(), err)
		}
		fields[name] = row.field()
	}
	return fields, fail(op, s.dbPath(), rows.Err())
}

// fieldRow takes value, origin, clock, device, at of a row; all NULL makes the
// zero Field.
type fieldRow struct {
	value, origin, device sql.NullString
	clock, at             sql.NullInt64
}

func (r *fieldRow) into() []any { return []any{&r.value, &r.origin, &r.clock, &r.device, &r.at} }

func (r *fieldRow) field() Field {
	return Field{
		Value: r.value.String, Origin: Origin(r.origin.String), Device: r.device.String,
		Clock: stamp(r.clock.Int64).text(r.device.String), At: time.UnixMilli(r.at.Int64).UTC(),
	}
}

const changeColumns = `
	c.seq, c.id, c.clock, d.word, x.id, r.word, x.label, e.word, f.word, c.value, c.origin, c.at
	FROM changes c JOIN edits x ON x.seq = c.edit JOIN words d ON d.id = c.device
	JOIN words r ON r.id = x.root JOIN words e ON e.id = c.entity JOIN words f ON f.id = c.field `

// newestFirst is the order in which later changes win over earlier ones.
const newestFirst = " ORDER BY c.clock DESC, d.word DESC, c.id DESC"

// History gives the changes of a field, newest first; the first is the one that
// holds. Changes that a later one continues are left out. nil when it was never set.
func (s *Store) History(ctx context.Context, entity, field string) ([]Change, error) {
	list, _, err := s.changes(ctx, `WHERE c.entity = (SELECT id FROM words WHERE word = ?1)
		AND c.field = (SELECT id FROM words WHERE word = ?2)
		AND c.edit NOT IN (SELECT m.reverses FROM changes n JOIN edits m ON m.seq = n.edit
			WHERE n.entity = (SELECT id FROM words WHERE word = ?1) AND n.field = (SELECT id FROM words WHERE word = ?2)
			AND m.kind = 'edit' AND m.reverses IS NOT NULL)`+newestFirst, entity, field)
	return list, fail("reading the history of a field", s.dbPath(), err)
}

// RootHistory gives the newest changes of all edits of root, newest first; at
// most limit, all when limit ≤ 0.
func (s *Store) RootHistory(ctx context.Context, root string, limit int) ([]Change, error) {
	list, _, err := s.changes(ctx, `WHERE x.root = (SELECT id FROM words WHERE word = ?)`+newestFirst+` LIMIT ?`,
		root, sqlLimit(limit))
	return list, fail("reading a history", s.dbPath(), err)
}

// changes reads rows of the log and the greatest seq among them.
func (s *Store) changes(ctx context.Context, where string, args ...any) ([]Change, int64, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT"+changeColumns+where, args...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	var list []Change
	var last int64
	for rows.Next() {
		var c Change
		var seq, clock, at int64
		var id, edit []byte
		err := rows.Scan(&seq, &id, &clock, &c.Device, &edit, &c.Root, &c.Label, &c.Entity, &c.Field, &c.Value, &c.Origin, &at)
		if err != nil {
			return nil, 0, err
		}
		c.ID, c.Edit = textID(id), textID(edit)
		c.Clock, c.At = stamp(clock).text(c.Device), time.UnixMilli(at).UTC()
		list, last = append(list, c), max(last, seq)
	}
	return list, last, rows.Err()
}

// Edits gives the newest edits of root, newest first, undo and redo and those
// from other vaults included; at most limit, all when limit ≤ 0.
func (s *Store) Edits(ctx context.Context, root string, limit int) ([]EditInfo, error) {
	op := "reading a list of edits"
	rows, err := s.r.QueryContext(ctx, `
		SELECT x.id, x.label, x.kind, d.word, x.clock, x.at, (SELECT count(*) FROM changes c WHERE c.edit = x.seq)
		FROM edits x JOIN words d ON d.id = x.device
		WHERE x.root = (SELECT id FROM words WHERE word = ?)
		ORDER BY x.clock DESC, d.word DESC, x.id DESC LIMIT ?`, root, sqlLimit(limit))
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	defer rows.Close()
	var list []EditInfo
	for rows.Next() {
		var e EditInfo
		var id []byte
		var clock, at int64
		if err := rows.Scan(&id, &e.Label, &e.Kind, &e.Device, &clock, &at, &e.Changes); err != nil {
			return nil, fail(op, s.dbPath(), err)
		}
		e.ID, e.Clock, e.At = textID(id), stamp(clock).text(e.Device), time.UnixMilli(at).UTC()
		list = append(list, e)
	}
	return list, fail(op, s.dbPath(), rows.Err())
}

// sqlLimit makes "all" of a limit that is not positive, as SQLite has it.
func sqlLimit(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}
