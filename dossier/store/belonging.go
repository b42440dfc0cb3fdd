package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yibiao/dossier/store/sealed"
	"yibiao/forms/pattern"
)

var digestIn = pattern.Of(`[0-9a-f]{64}`)

// Belonging gives the entities of p.Roots and all that belong to one, deleted ones too. An entity whose link was taken away belongs
// to what it named last.
func Belonging(ctx context.Context, s *Store, p Purging) ([]string, error) {
	ids, err := belonging(ctx, s.r, p)
	return ids, fail("finding what belongs together", s.dbPath(), err)
}

func belonging(ctx context.Context, q queryer, p Purging) ([]string, error) {
	links, err := json.Marshal(p.Links)
	if err != nil {
		return nil, err
	}
	all, known, next := []string{}, map[string]bool{}, p.Roots
	for len(next) > 0 {
		for _, id := range next {
			known[id] = true
		}
		all = append(all, next...)
		owners, err := json.Marshal(next)
		if err != nil {
			return nil, err
		}
		below, err := words(ctx, q, `SELECT DISTINCT e.word FROM (
				SELECT c.entity, c.value, row_number() OVER (PARTITION BY c.entity, c.field ORDER BY c.clock DESC, d.word DESC, c.id DESC) AS place
				FROM changes c JOIN words d ON d.id = c.device
				WHERE c.value <> '' AND c.field IN (SELECT w.id FROM words w JOIN json_each(?) j ON j.value = w.word)) x
			JOIN words e ON e.id = x.entity WHERE x.place = 1 AND x.value IN (SELECT value FROM json_each(?)) ORDER BY 1`, string(links), string(owners))
		if err != nil {
			return nil, err
		}
		next = nil
		for _, id := range below {
			if !known[id] {
				next = append(next, id)
			}
		}
	}
	return all, nil
}

// words reads the one column of a query.
func words(ctx context.Context, q queryer, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, rows.Err()
}

// mentions are the files that a log speaks of.
type mentions struct{ theirs, others map[string]bool }

// add reads which files a log speaks of, in changes of the entities and in others.
func (m mentions) add(ctx context.Context, q queryer, ids []string) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, `SELECT e.word IN (SELECT value FROM json_each(?)), c.value FROM changes c JOIN words e ON e.id = c.entity
		WHERE length(c.value) >= 64 UNION ALL SELECT 0, value FROM settings WHERE length(value) >= 64`, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var their bool
		var value string
		if err := rows.Scan(&their, &value); err != nil {
			return err
		}
		for _, sha := range digestIn.FindAllString(value, -1) {
			if their {
				m.theirs[sha] = true
			} else {
				m.others[sha] = true
			}
		}
	}
	return rows.Err()
}

// mentionedInBackups reads which files the backups speak of; whole tells that all that stay could be read.
func mentionedInBackups(ctx context.Context, s *vault, p Purging) (found mentions, whole bool, err error) {
	found = mentions{map[string]bool{}, map[string]bool{}}
	backups, err := Backups{s}.List()
	if err != nil {
		return found, false, err
	}
	whole = true // all backups can be read
	for _, b := range backups {
		if err := inBackup(ctx, b.Path, s.opt.Key, func(q queryer) error {
			ids, err := belonging(ctx, q, p)
			if err != nil {
				return err
			}
			if slices.Contains(p.Backups, b.Path) { // what it needs for others goes with it
				return mentions{found.theirs, map[string]bool{}}.add(ctx, q, ids)
			}
			return found.add(ctx, q, ids)
		}); err != nil && !slices.Contains(p.Backups, b.Path) {
			whole = false
		}
	}
	return found, whole, nil
}

// PurgedSince gives the entities whose field has a value in a backup, and of which the vault in dir, purged after the backup was
// made, knows nothing any more: restoring it brings them back. nil where nothing was purged since, or the two cannot be compared.
func PurgedSince(dir, backup string, of Set, key *sealed.Key) []string {
	const purges = "SELECT count(*) FROM meta WHERE key GLOB 'purge:*'"
	ctx := context.Background()
	vault, err := filepath.Abs(dir)
	if err != nil || OtherVault(dir, backup, key) {
		return nil
	}
	var before, now int
	var held []string
	if inBackup(ctx, backup, key, func(q queryer) (err error) {
		if err := q.QueryRowContext(ctx, purges).Scan(&before); err != nil {
			return err
		}
		held, err = words(ctx, q, `SELECT w.word FROM state s JOIN words w ON w.id = s.entity JOIN words f ON f.id = s.field
			WHERE f.word = ? AND s.head = ? ORDER BY 1`, of.Field, of.Value)
		return err
	}) != nil {
		return nil
	}
	db, err := openDB(filepath.Join(vault, dbName), readerDSN, key)
	if err != nil {
		return nil
	}
	defer db.Close()
	if db.QueryRowContext(ctx, purges).Scan(&now) != nil || now <= before {
		return nil
	}
	known := func(id string) bool {
		var one int
		return !errors.Is(db.QueryRowContext(ctx, "SELECT 1 FROM words WHERE word = ?", id).Scan(&one), sql.ErrNoRows)
	}
	return slices.DeleteFunc(held, known)
}

// inBackup reads in a backup.
func inBackup(ctx context.Context, path string, key *sealed.Key, read func(queryer) error) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	db, err := openDB(path, frozenDSN, key)
	if err != nil {
		return err
	}
	return errors.Join(read(db), db.Close())
}

// removeFiles takes the files that nothing mentions any more out of the list, and gives their names. whole tells that all backups
// were read; only then are files taken that nothing ever mentioned, such as those of a program that was killed.
func (t *wtx) removeFiles(found mentions, whole bool, done *Purged) ([]string, error) {
	files := map[string]bool{} // paths
	stay := map[string]bool{}
	for sha := range found.others {
		stay[t.s.pathOf(sha)] = true
	}
	for sha := range found.theirs {
		switch {
		case !found.others[sha]:
			files[t.s.pathOf(sha)] = true
			if err := t.exec("DELETE FROM materials WHERE sha = ?", sha); err != nil {
				return nil, err
			}
		case (Materials{t.s}).Has(sha):
			done.Shared++
		}
	}
	if whole {
		there, err := materialFiles(t.s.dir, t.s.opt.Key != nil)
		if err != nil {
			return nil, err
		}
		for _, path := range there {
			if info, err := os.Stat(path); err == nil && info.ModTime().Before(t.s.since) && !stay[path] {
				files[path] = true
			}
		}
		if err := t.unlist(files); err != nil {
			return nil, err
		}
	}
	names := make([]string, 0, len(files))
	for path := range files {
		if info, err := os.Stat(path); err == nil {
			done.Files++
			done.Bytes += info.Size()
		}
		names = append(names, filepath.Base(path))
	}
	return names, nil
}

// unlist takes files out of the list of materials.
func (t *wtx) unlist(files map[string]bool) error {
	listed, err := words(t.ctx, t.tx, "SELECT sha FROM materials")
	if err != nil {
		return err
	}
	for _, sha := range listed {
		if !files[t.s.pathOf(sha)] {
			continue
		}
		if err := t.exec("DELETE FROM materials WHERE sha = ?", sha); err != nil {
			return err
		}
	}
	return nil
}

// SettingsWith gives the keys of the settings that speak of any of the words, in key or value.
func SettingsWith(ctx context.Context, s *Store, some []string) ([]string, error) {
	list, err := json.Marshal(some)
	if err != nil {
		return nil, invalid("finding settings", "words: %v", err)
	}
	keys, err := words(ctx, s.r, `SELECT key FROM settings WHERE EXISTS (SELECT 1 FROM json_each(?)
		WHERE instr(settings.key, json_each.value) > 0 OR instr(settings.value, json_each.value) > 0) ORDER BY key`, string(list))
	return keys, fail("finding settings", s.dbPath(), err)
}

// FindAny gives what Find gives for each of some values of one more field (none for ""), with value and time of each field alone; nil
// when there are none. That field leads, unless fewer entities are found by where than there are values. An entity that has none of the named fields is
// left out.
func (s State) FindAny(ctx context.Context, where map[FieldName]string, field FieldName, values []string, fields ...FieldName) ([]EntityValues, error) {
	const op = "finding entities of many"
	list, err := json.Marshal([]any{values, fields})
	if err != nil {
		return nil, invalid(op, "values: %v", err)
	}
	lead, err := s.fewer(ctx, where, len(values))
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	var q strings.Builder
	args := []any{string(list), field}
	q.WriteString("WITH " + named + ", hit (entity, word) AS MATERIALIZED (")
	if lead == "" {
		lead = field
		q.WriteString(`SELECT s.entity, w.word FROM json_each(?1, '$[0]') j CROSS JOIN state s ON s.field = (SELECT id FROM words WHERE word = ?2) AND s.head = substr(j.value, 1, 64)
			CROSS JOIN words w ON w.id = s.entity WHERE j.value <> '' AND (length(j.value) < 64 OR (SELECT value FROM changes WHERE seq = s.change) = j.value)`)
	} else {
		args = append(args, lead, where[lead])
		q.WriteString(`SELECT s.entity, w.word FROM state s CROSS JOIN words w ON w.id = s.entity
			WHERE s.field = (SELECT id FROM words WHERE word = ?3) AND s.head = ?4 AND EXISTS (SELECT 1 FROM state o WHERE o.entity = s.entity
				AND o.field = (SELECT id FROM words WHERE word = ?2) AND o.head <> '' AND (SELECT value FROM changes WHERE seq = o.change) IN (SELECT value FROM json_each(?1, '$[0]')))`)
	}
	args = narrowed(&q, args, where, lead)
	q.WriteString(" SELECT hit.word, f.word, " + s.held() + " FROM hit" + s.fieldsOf("hit.entity", len(fields) > 0))
	found := map[string]EntityValues{}
	if err := s.values(ctx, found, q.String(), args); err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	return slices.SortedFunc(maps.Values(found), func(a, b EntityValues) int { return strings.Compare(a.ID, b.ID) }), nil
}

// fewer gives the field of where by which fewer entities are found than most; "" for none.
func (s State) fewer(ctx context.Context, where map[FieldName]string, most int) (lead FieldName, err error) {
	for _, field := range sortedKeys(where) {
		if value := where[field]; value == "" || utf8.RuneCountInString(value) >= wholeHead {
			continue
		}
		var n int
		if err := s.r.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM state WHERE field = (SELECT id FROM words WHERE word = ?) AND head = ? LIMIT ?)`,
			field, where[field], most).Scan(&n); err != nil {
			return "", err
		}
		if n < most {
			lead, most = field, n
		}
	}
	return lead, nil
}

// named are the fields that the first argument of a query ends with, looked up once, however many entities are read.
const named = `named (id, word) AS MATERIALIZED (SELECT w.id, w.word FROM json_each(?1, '$[1]') n CROSS JOIN words w ON w.word = n.value)`

// Timeless gives the same values without their times, for less: a short value is not looked up in the log. FindAny and Some alone heed it.
func (s State) Timeless() State { return State{s.vault, true} }

// held are value and time of a field that fieldsOf has joined.
func (s State) held() string {
	if s.timeless {
		return "CASE WHEN length(s.head) < 64 THEN s.head ELSE (SELECT value FROM changes WHERE seq = s.change) END, NULL"
	}
	return "c.value, c.at"
}

// fieldsOf joins the fields of an entity to a query that begins with named: some of those, or all fields there are.
func (s State) fieldsOf(entity string, some bool) string {
	state := " CROSS JOIN state s ON s.entity = " + entity + " CROSS JOIN words f ON f.id = s.field"
	if some {
		state = " CROSS JOIN named f CROSS JOIN state s ON s.entity = " + entity + " AND s.field = f.id"
	}
	if s.timeless {
		return state
	}
	return state + " CROSS JOIN changes c ON c.seq = s.change"
}

// values adds the fields that a query gives (entity, field, value, time) to entities by id.
func (s State) values(ctx context.Context, found map[string]EntityValues, query string, args []any) error {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	names := map[string]FieldName{} // they are few, and are given again and again
	for rows.Next() {
		var id, field sql.RawBytes
		var value string
		var at sql.NullInt64
		if err := rows.Scan(&id, &field, &value, &at); err != nil {
			return err
		}
		name, known := names[string(field)]
		if !known {
			name = FieldName(field)
			names[string(name)] = name
		}
		e, known := found[string(id)]
		if !known {
			e = EntityValues{ID: string(id), Fields: map[FieldName]Field{}}
			found[e.ID] = e
		}
		held := Field{Value: value}
		if at.Valid {
			held.At = time.UnixMilli(at.Int64).UTC()
		}
		e.Fields[name] = held
	}
	return rows.Err()
}

// Some gives entities with value and time of some of their fields, of all when none is named, by id; those that the vault does not
// know are left out, deleted ones are not.
func (s State) Some(ctx context.Context, ids []string, fields ...FieldName) (map[string]EntityValues, error) {
	const op = "reading entities"
	list, err := json.Marshal([]any{ids, fields})
	if err != nil {
		return nil, invalid(op, "ids: %v", err)
	}
	found := map[string]EntityValues{}
	err = s.values(ctx, found, "WITH "+named+" SELECT e.word, f.word, "+s.held()+` FROM json_each(?1, '$[0]') i CROSS JOIN words e ON e.word = i.value`+
		s.fieldsOf("e.id", len(fields) > 0), []any{string(list)})
	return found, fail(op, s.dbPath(), err)
}
