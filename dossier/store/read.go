package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
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
func (s State) Entity(ctx context.Context, id string) (map[FieldName]Field, error) {
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
	fields := map[FieldName]Field{}
	for rows.Next() {
		var name FieldName
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
func (l Log) History(ctx context.Context, entity string, field FieldName) ([]Change, error) {
	list, _, err := l.changes(ctx, `WHERE c.entity = (SELECT id FROM words WHERE word = ?1)
		AND c.field = (SELECT id FROM words WHERE word = ?2)
		AND c.edit NOT IN (SELECT m.reverses FROM changes n JOIN edits m ON m.seq = n.edit
			WHERE n.entity = (SELECT id FROM words WHERE word = ?1) AND n.field = (SELECT id FROM words WHERE word = ?2)
			AND m.kind = 'edit' AND m.reverses IS NOT NULL)`+newestFirst, entity, field)
	return list, fail("reading the history of a field", l.dbPath(), err)
}

// RootHistory gives the newest changes of all edits of root, newest first; at
// most limit, all when limit ≤ 0.
func (l Log) RootHistory(ctx context.Context, root string, limit int) ([]Change, error) {
	list, _, err := l.changes(ctx, `WHERE x.root = (SELECT id FROM words WHERE word = ?)`+newestFirst+` LIMIT ?`,
		root, sqlLimit(limit))
	return list, fail("reading a history", l.dbPath(), err)
}

// changes reads rows of the log and the greatest seq among them.
func (l Log) changes(ctx context.Context, where string, args ...any) ([]Change, int64, error) {
	rows, err := l.r.QueryContext(ctx, "SELECT"+changeColumns+where, args...)
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
func (l Log) Edits(ctx context.Context, root string, limit int) ([]EditInfo, error) {
	op := "reading a list of edits"
	rows, err := l.r.QueryContext(ctx, `
		SELECT x.id, x.label, x.kind, d.word, x.clock, x.at, (SELECT count(*) FROM changes c WHERE c.edit = x.seq)
		FROM edits x JOIN words d ON d.id = x.device
		WHERE x.root = (SELECT id FROM words WHERE word = ?)
		ORDER BY x.clock DESC, d.word DESC, x.id DESC LIMIT ?`, root, sqlLimit(limit))
	if err != nil {
		return nil, fail(op, l.dbPath(), err)
	}
	defer rows.Close()
	var list []EditInfo
	for rows.Next() {
		var e EditInfo
		var id []byte
		var clock, at int64
		if err := rows.Scan(&id, &e.Label, &e.Kind, &e.Device, &clock, &at, &e.Changes); err != nil {
			return nil, fail(op, l.dbPath(), err)
		}
		e.ID, e.Clock, e.At = textID(id), stamp(clock).text(e.Device), time.UnixMilli(at).UTC()
		list = append(list, e)
	}
	return list, fail(op, l.dbPath(), rows.Err())
}

// sqlLimit makes "all" of a limit that is not positive, as SQLite has it.
func sqlLimit(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

// DeletedField is the field that marks an entity as deleted, with the value
// DeletedValue; any other value, or none, means it is not.
const DeletedField FieldName = "deleted"

// DeletedValue is the value of DeletedField on what is deleted.
const DeletedValue = "1"

// EntityValues is an entity with its fields.
type EntityValues struct {
	ID     string
	Fields map[FieldName]Field // never nil; cleared fields included
}

// Value gives the value of a field, "" when it has none.
func (e EntityValues) Value(field FieldName) string { return e.Fields[field].Value }

// Find gives the entities whose fields have exactly the values in where,
// ordered by id (for UUIDv7: oldest first); nil when there are none. The value
// "" asks for a field that is cleared or was never set; at least one value must
// be something else (CodeInvalid). Deleted entities are left out, unless where
// itself names the field "deleted". When fields are named, only those are read.
func (s State) Find(ctx context.Context, where map[FieldName]string, fields ...FieldName) ([]EntityValues, error) {
	const op = "finding entities"
	lead, none, err := s.leader(ctx, where)
	switch {
	case err != nil:
		return nil, fail(op, s.dbPath(), err)
	case lead == "":
		return nil, invalid(op, "no value to find by")
	case none:
		return nil, nil
	}
	query, args := findQuery(lead, where, fields)
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	defer rows.Close()
	var found []EntityValues
	for rows.Next() {
		var id string
		var name *FieldName
		var row fieldRow
		if err := rows.Scan(append([]any{&id, &name}, row.into()...)...); err != nil {
			return nil, fail(op, s.dbPath(), err)
		}
		if len(found) == 0 || found[len(found)-1].ID != id {
			found = append(found, EntityValues{ID: id, Fields: map[FieldName]Field{}})
		}
		if name != nil {
			found[len(found)-1].Fields[*name] = row.field()
		}
	}
	return found, fail(op, s.dbPath(), rows.Err())
}

// leader chooses the field of where that the fewest entities match, by the
// index alone; "" when no value is given. none tells that no entity matches it.
// SQLite cannot choose by itself: how often a value occurs differs by a factor
// of thousands within one index. It looks at no more entries than a few times the fewest.
func (s State) leader(ctx context.Context, where map[FieldName]string) (best FieldName, none bool, err error) {
	const enough = 2048 // beyond this the choice hardly matters
	fields := slices.DeleteFunc(sortedKeys(where), func(field FieldName) bool { return where[field] == "" })
	if len(fields) == 0 {
		return "", false, nil
	}
	best = fields[0]
	for limit := 16; len(fields) > 1 && limit <= enough; limit *= 8 {
		fewest := limit
		for _, field := range fields {
			var n int
			err := s.r.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM state
				WHERE field = (SELECT id FROM words WHERE word = ?) AND head = substr(?, 1, 64) LIMIT ?)`,
				field, where[field], limit).Scan(&n)
			if err != nil || n == 0 {
				return field, err == nil, err
			}
			if n < fewest {
				best, fewest = field, n
			}
		}
		if fewest < limit {
			break
		}
	}
	return best, false, nil
}

// hits writes the beginning of a query: the entities that where asks for, as hit; lead is the field to begin with.
func hits(q *strings.Builder, lead FieldName, where map[FieldName]string) (args []any) {
	q.WriteString(`WITH hit (entity, word) AS MATERIALIZED (
		SELECT s.entity, w.word FROM state s JOIN changes c ON c.seq = s.change JOIN words w ON w.id = s.entity
		WHERE s.field = (SELECT id FROM words WHERE word = ?) AND s.head = substr(?, 1, 64) AND c.value = ?`)
	args = append(args, lead, where[lead], where[lead])
	return narrowed(q, args, where, lead)
}

// narrowed ends the hits of a query that has begun them by the field lead: what else where asks for, and nothing deleted.
func narrowed(q *strings.Builder, args []any, where map[FieldName]string, lead FieldName) []any {
	for _, field := range sortedKeys(where) {
		value := where[field]
		switch {
		case field == lead:
			continue
		case value == "":
			q.WriteString(hasNot + "AND s2.head <> '')")
			args = append(args, field)
		default:
			q.WriteString(has + valued(value))
			args = append(args, field, value)
		}
	}
	if _, named := where[DeletedField]; !named {
		q.WriteString(hasNot + valued(DeletedValue))
		args = append(args, DeletedField, DeletedValue)
	}
	q.WriteString(")")
	return args
}

// Count counts the entities that Find would give for where, by the value of a field; those without it are left out.
func (s State) Count(ctx context.Context, where map[FieldName]string, by FieldName) (map[string]int, error) {
	const op = "counting entities"
	lead, none, err := s.leader(ctx, where)
	switch {
	case err != nil:
		return nil, fail(op, s.dbPath(), err)
	case lead == "":
		return nil, invalid(op, "no value to find by")
	case none:
		return map[string]int{}, nil
	}
	var q strings.Builder
	args := hits(&q, lead, where)
	q.WriteString(` SELECT c.value, count(*) FROM hit JOIN state s ON s.entity = hit.entity JOIN changes c ON c.seq = s.change
		WHERE s.field = (SELECT id FROM words WHERE word = ?) AND c.value <> '' GROUP BY c.value`)
	rows, err := s.r.QueryContext(ctx, q.String(), append(args, by)...)
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var value string
		var n int
		if err := rows.Scan(&value, &n); err != nil {
			return nil, fail(op, s.dbPath(), err)
		}
		counts[value] = n
	}
	return counts, fail(op, s.dbPath(), rows.Err())
}

// findQuery writes the query of Find; lead is the field to begin with.
func findQuery(lead FieldName, where map[FieldName]string, fields []FieldName) (string, []any) {
	var q strings.Builder
	args := hits(&q, lead, where)
	q.WriteString(`
		SELECT hit.word, f.word, c.value, c.origin, c.clock, d.word, c.at
		FROM hit LEFT JOIN state s ON s.entity = hit.entity`)
	if len(fields) > 0 {
		q.WriteString(" AND s.field IN (SELECT id FROM words WHERE word IN (?" + strings.Repeat(", ?", len(fields)-1) + "))")
		for _, field := range fields {
			args = append(args, field)
		}
	}
	q.WriteString(` LEFT JOIN changes c ON c.seq = s.change LEFT JOIN words f ON f.id = s.field
		LEFT JOIN words d ON d.id = c.device ORDER BY hit.word`)
	return q.String(), args
}

const (
	has    = ` AND EXISTS (SELECT 1 FROM state s2 WHERE s2.entity = s.entity AND s2.field = (SELECT id FROM words WHERE word = ?) `
	hasNot = ` AND NOT EXISTS (SELECT 1 FROM state s2 WHERE s2.entity = s.entity AND s2.field = (SELECT id FROM words WHERE word = ?) `
)

// valued ends has and hasNot: of a long value the state holds the beginning alone.
func valued(value string) string {
	if utf8.RuneCountInString(value) < wholeHead {
		return "AND s2.head = ?)"
	}
	return "AND (SELECT value FROM changes WHERE seq = s2.change) = ?)"
}

// sortedKeys gives the keys in order, so that the same question makes the same
// query and finds it prepared.
func sortedKeys(m map[FieldName]string) []FieldName {
	keys := make([]FieldName, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
