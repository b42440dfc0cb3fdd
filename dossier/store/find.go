package store

import (
	"context"
	"slices"
	"strings"
)

// DeletedField is the field that marks an entity as deleted, with the value
// DeletedValue; any other value, or none, means it is not.
const (
	DeletedField = "deleted"
	DeletedValue = "1"
)

// EntityValues is an entity with its fields.
type EntityValues struct {
	ID     string
	Fields map[string]Field // never nil; cleared fields included
}

// Value gives the value of a field, "" when it has none.
func (e EntityValues) Value(field string) string { return e.Fields[field].Value }

// Find gives the entities whose fields have exactly the values in where,
// ordered by id (for UUIDv7: oldest first); nil when there are none. The value
// "" asks for a field that is cleared or was never set; at least one value must
// be something else (CodeInvalid). Deleted entities are left out, unless where
// itself names the field "deleted". When fields are named, only those are read.
func (s *Store) Find(ctx context.Context, where map[string]string, fields ...string) ([]EntityValues, error) {
	const op = "finding entities"
	lead, err := s.leader(ctx, where)
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	if lead == "" {
		return nil, invalid(op, "no value to find by")
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
		var name *string
		var row fieldRow
		if err := rows.Scan(append([]any{&id, &name}, row.into()...)...); err != nil {
			return nil, fail(op, s.dbPath(), err)
		}
		if len(found) == 0 || found[len(found)-1].ID != id {
			found = append(found, EntityValues{ID: id, Fields: map[string]Field{}})
		}
		if name != nil {
			found[len(found)-1].Fields[*name] = row.field()
		}
	}
	return found, fail(op, s.dbPath(), rows.Err())
}

// leader chooses the field of where that the fewest entities match, by the
// index alone; "" when no value is given. SQLite cannot choose by itself: how
// often a value occurs differs by a factor of thousands within one index.
func (s *Store) leader(ctx context.Context, where map[string]string) (string, error) {
	const enough = 2000 // beyond this the choice hardly matters
	best, fewest := "", enough+1
	for _, field := range sortedKeys(where) {
		if where[field] == "" {
			continue
		}
		var n int
		err := s.r.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM state
			WHERE field = (SELECT id FROM words WHERE word = ?) AND head = substr(?, 1, 64) LIMIT ?)`,
			field, where[field], enough).Scan(&n)
		if err != nil {
			return "", err
		}
		if n < fewest {
			best, fewest = field, n
		}
	}
	return best, nil
}

// findQuery writes the query of Find; lead is the field to begin with.
func findQuery(lead string, where map[string]string, fields []string) (string, []any) {
	var q strings.Builder
	var args []any
	q.WriteString(`WITH hit (entity, word) AS MATERIALIZED (
		SELECT s.entity, w.word FROM state s JOIN changes c ON c.seq = s.change JOIN words w ON w.id = s.entity
		WHERE s.field = (SELECT id FROM words WHERE word = ?) AND s.head = substr(?, 1, 64) AND c.value = ?`)
	args = append(args, lead, where[lead], where[lead])
	for _, field := range sortedKeys(where) {
		value := where[field]
		switch {
		case field == lead:
			continue
		case value == "":
			q.WriteString(hasNot + "AND c2.value <> '')")
			args = append(args, field)
		default:
			q.WriteString(has + "AND c2.value = ?)")
			args = append(args, field, value)
		}
	}
	if _, named := where[DeletedField]; !named {
		q.WriteString(hasNot + "AND c2.value = ?)")
		args = append(args, DeletedField, DeletedValue)
	}
	q.WriteString(`)
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
	has = ` AND EXISTS (SELECT 1 FROM state s2 JOIN changes c2 ON c2.seq = s2.change
		WHERE s2.entity = s.entity AND s2.field = (SELECT id FROM words WHERE word = ?) `
	hasNot = ` AND NOT EXISTS (SELECT 1 FROM state s2 JOIN changes c2 ON c2.seq = s2.change
		WHERE s2.entity = s.entity AND s2.field = (SELECT id FROM words WHERE word = ?) `
)

// sortedKeys gives the keys in order, so that the same question makes the same
// query and finds it prepared.
func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
