package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// digestsVersion is the version from which on there are digests.
const digestsVersion = 6

// The fields by which the store knows what an entity is and what it belongs to. Entities of the kinds client and dossier have
// digests; what belongs to one of them touches it.
const (
	KindField       FieldName = "kind"
	GroupField      FieldName = "client" // of a dossier its client
	OwnerField      FieldName = "owner"
	DossierField    FieldName = "dossier"
	ProgrammesField FieldName = "programmes"
	PackField       FieldName = "pack"
)

// structure are the fields that decide what an entity is and which of its values count: whatever else says the same as one of
// them is touched too.
var structure = []FieldName{KindField, GroupField, OwnerField, DossierField, DeletedField, ProgrammesField, PackField}

// owning are the fields that name what an entity belongs to.
var owning = []FieldName{OwnerField, DossierField}

// Digest is what a caller has worked out of an entity.
type Digest struct {
	Entity string
	Kind   string // client, dossier
	Group  string // of a dossier its client; "" when it has none
	// Stale: what the entity holds has changed since the body was worked out.
	Stale bool
	// At is handed to Digests.Keep with what was worked out after it was read.
	At    int64
	Basis string // what the body rests on beside the vault's log, as Keep was told
	Body  string // "": never worked out
	Days  []Day  // only for Keep
}

// Day is a day that a digest tells of.
type Day struct {
	Entity string // of the digest
	Day    string // 2006-01-02
	Body   string
}

// Digests are what callers have worked out of clients and dossiers, kept beside the state. Each is marked stale in the same
// transaction in which anything that it rests on changes: the entity, what belongs to it, its client, and whatever says the same as
// one of its folded values.
type Digests struct{ *vault }

// Digests are what was worked out of clients and dossiers.
func (s *Store) Digests() Digests { return Digests{s.vault} }

// Which says which digests are asked for; the zero value asks for all that are not deleted.
type Which struct {
	Kind     string   // "": all
	Group    string   // of a client: its dossiers
	Entities []string // nil: all
	Stale    bool     // only those that are stale
	Touched  bool     // only those that what was written since the vault was opened here has touched, and the clients of such dossiers
	Bodiless bool     // leave the bodies out
	Limit    int      // ≤ 0: none
}

// List gives digests, ordered by age of the entity. Those of deleted entities, and of the dossiers of deleted clients, are left
// out. There are none in a vault of an earlier version that is only looked at: then ok is false.
func (d Digests) List(ctx context.Context, w Which) (list []Digest, ok bool, err error) {
	const op = "listing digests"
	if there, err := d.there(ctx); err != nil || !there {
		return nil, false, fail(op, d.dbPath(), err)
	}
	body := "d.body"
	if w.Bodiless {
		body = "''"
	}
	var q strings.Builder
	q.WriteString(`SELECT e.word, d.kind, coalesce(g.word, ''), d.touched <> d.done, d.touched, d.basis, ` + body + ` FROM digests d
		JOIN words e ON e.id = d.entity LEFT JOIN words g ON g.id = d.grp LEFT JOIN digests o ON o.entity = d.grp
		WHERE d.gone = 0 AND coalesce(o.gone, 0) = 0`)
	var args []any
	add := func(condition string, arg any) { q.WriteString(" AND " + condition); args = append(args, arg) }
	if w.Kind != "" {
		add("d.kind = ?", w.Kind)
	}
	if w.Group != "" {
		add("d.grp = (SELECT id FROM words WHERE word = ?)", w.Group)
	}
	if w.Entities != nil {
		ids, err := json.Marshal(w.Entities)
		if err != nil {
			return nil, true, invalid(op, "ids: %v", err)
		}
		add("d.entity IN (SELECT w.id FROM json_each(?) j JOIN words w ON w.word = j.value)", string(ids))
	}
	if w.Touched {
		ids, err := json.Marshal(d.touched.list())
		if err != nil {
			return nil, true, invalid(op, "ids: %v", err)
		}
		add("d.entity IN (WITH t AS (SELECT value FROM json_each(?)) SELECT value FROM t UNION SELECT x.grp FROM t JOIN digests x ON x.entity = t.value)", string(ids))
	}
	if w.Stale {
		q.WriteString(" AND d.touched <> d.done")
	}
	q.WriteString(" ORDER BY e.word LIMIT ?")
	rows, err := d.r.QueryContext(ctx, q.String(), append(args, sqlLimit(w.Limit))...)
	if err != nil {
		return nil, true, fail(op, d.dbPath(), err)
	}
	defer rows.Close()
	for rows.Next() {
		var x Digest
		if err := rows.Scan(&x.Entity, &x.Kind, &x.Group, &x.Stale, &x.At, &x.Basis, &x.Body); err != nil {
			return nil, true, fail(op, d.dbPath(), err)
		}
		list = append(list, x)
	}
	return list, true, fail(op, d.dbPath(), rows.Err())
}

// Counts counts the dossiers of each client, deleted ones left out; ok is false in a vault of an earlier version.
func (d Digests) Counts(ctx context.Context) (counts map[string]int, ok bool, err error) {
	const op = "counting digests"
	if there, err := d.there(ctx); err != nil || !there {
		return nil, false, fail(op, d.dbPath(), err)
	}
	rows, err := d.r.QueryContext(ctx, `SELECT e.word, x.n FROM (SELECT grp, count(*) AS n FROM digests WHERE kind = 'dossier' AND gone = 0 GROUP BY grp) x
		JOIN words e ON e.id = x.grp`)
	if err != nil {
		return nil, true, fail(op, d.dbPath(), err)
	}
	defer rows.Close()
	counts = map[string]int{}
	for rows.Next() {
		var client string
		var n int
		if err := rows.Scan(&client, &n); err != nil {
			return nil, true, fail(op, d.dbPath(), err)
		}
		counts[client] = n
	}
	return counts, true, fail(op, d.dbPath(), rows.Err())
}

// there tells that the vault has digests.
func (d Digests) there(ctx context.Context) (bool, error) {
	if d.w != nil {
		return true, nil
	}
	var version int
	err := d.r.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version >= digestsVersion, err
}

// Keep keeps what was worked out. A digest whose entity was touched after its At was read stays stale. Entities that have none are
// passed over. Failures: those of writing.
func (d Digests) Keep(ctx context.Context, list []Digest) error {
	return d.write(ctx, "keeping digests", func(t *wtx) error {
		for _, x := range list {
			var id int64
			found, err := t.scan("SELECT d.entity FROM digests d JOIN words w ON w.id = d.entity WHERE w.word = ?", []any{x.Entity}, &id)
			if err != nil {
				return err
			}
			if !found {
				continue
			}
			if err := t.exec("UPDATE digests SET done = ?, basis = ?, body = ? WHERE entity = ?", x.At, x.Basis, x.Body, id); err != nil {
				return err
			}
			if err := t.exec("DELETE FROM days WHERE entity = ?", id); err != nil {
				return err
			}
			for _, day := range x.Days {
				if err := t.exec("INSERT INTO days VALUES (?, ?, ?)", id, day.Day, day.Body); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Between gives the days that digests tell of, from one to another, both included, earliest first; group is a client, with its own
// and those of its dossiers, or "" for all. Days of deleted entities are left out.
func (d Digests) Between(ctx context.Context, group, from, to string) ([]Day, error) {
	const op = "listing days"
	if there, err := d.there(ctx); err != nil || !there {
		return nil, fail(op, d.dbPath(), err)
	}
	query, args := `SELECT e.word, x.day, x.body FROM days x JOIN digests d ON d.entity = x.entity JOIN words e ON e.id = d.entity
		LEFT JOIN digests o ON o.entity = d.grp WHERE d.gone = 0 AND coalesce(o.gone, 0) = 0 AND x.day BETWEEN ? AND ?`, []any{from, to}
	if group != "" {
		query += " AND d.entity IN (SELECT entity FROM digests WHERE ? IN (entity, grp))"
		query = strings.Replace(query, "WHERE ? IN (entity, grp)", `WHERE entity = (SELECT id FROM words WHERE word = ?)
			UNION SELECT entity FROM digests WHERE grp = (SELECT id FROM words WHERE word = ?)`, 1)
		args = append(args, group, group)
	}
	rows, err := d.r.QueryContext(ctx, query+" ORDER BY x.day, e.word, x.rowid", args...)
	if err != nil {
		return nil, fail(op, d.dbPath(), err)
	}
	defer rows.Close()
	var list []Day
	for rows.Next() {
		var x Day
		if err := rows.Scan(&x.Entity, &x.Day, &x.Body); err != nil {
			return nil, fail(op, d.dbPath(), err)
		}
		list = append(list, x)
	}
	return list, fail(op, d.dbPath(), rows.Err())
}

// Share names the fields of dossiers on which the digests of the other dossiers of the same group rest too, until the vault is
// closed.
func (d Digests) Share(fields []FieldName) { d.sharing.Store(&fields) }

// shares tells that a field is one of those.
func (t *wtx) shares(field int64) (bool, error) {
	names := t.s.sharing.Load()
	if names == nil {
		return false, nil
	}
	for _, name := range *names {
		if id, err := numberOf(t, name); err != nil || id == field {
			return id == field, err
		}
	}
	return false, nil
}

// touch is what a transaction has written, as far as digests rest on it.
type touch struct {
	entities map[int64]bool
	tops     []int64        // the entities that own them, and they themselves, once all is written
	moved    map[int64]bool // entities of which a field of structure was written
	shared   map[int64]bool // entities of which a field was written that others of their group rest on
	said     map[string]bool
	fields   map[FieldName]int64 // numbers of the fields by which the store goes; 0: not in this vault
}

// numberOf gives the number of a field by which the store goes; 0 when the vault has never seen it.
func numberOf(t *wtx, field FieldName) (int64, error) {
	if id, ok := t.words[string(field)]; ok { // it may be new
		return id, nil
	}
	if t.touch.fields != nil {
		return t.touch.fields[field], nil
	}
	t.touch.fields = map[FieldName]int64{}
	known := structure
	if more := t.s.sharing.Load(); more != nil {
		known = append(slices.Clone(structure), *more...)
	}
	list, err := json.Marshal(known)
	if err != nil {
		return 0, err
	}
	rows, err := t.tx.QueryContext(t.ctx, "SELECT w.id, w.word FROM json_each(?) j JOIN words w ON w.word = j.value", string(list))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var word FieldName
		if err := rows.Scan(&id, &word); err != nil {
			return 0, err
		}
		t.touch.fields[word] = id
	}
	return t.touch.fields[field], rows.Err()
}

// note notes that a field of an entity is about to get another value. What it said and belonged to before is touched too.
func (t *wtx) note(entity, field int64, folded any) error {
	x := &t.touch
	if x.entities == nil {
		x.entities, x.moved, x.shared, x.said = map[int64]bool{}, map[int64]bool{}, map[int64]bool{}, map[string]bool{}
	}
	x.entities[entity] = true
	shared, err := t.shares(field)
	if err != nil {
		return err
	}
	if shared {
		x.shared[entity] = true
	}
	if t.s.folding.holds(field) {
		var was sql.NullString
		if _, err := t.scan("SELECT folded FROM state WHERE entity = ? AND field = ?", []any{entity, field}, &was); err != nil {
			return err
		}
		x.say(was.String)
		now, _ := folded.(string)
		x.say(now)
	}
	for _, name := range structure {
		id, err := numberOf(t, name)
		if err != nil {
			return err
		}
		if id != field {
			continue
		}
		x.moved[entity] = true
		if !slices.Contains(owning, name) && name != GroupField {
			continue
		}
		var was int64
		found, err := t.scan("SELECT w.id FROM state s JOIN words w ON w.word = s.head WHERE s.entity = ? AND s.field = ?", []any{entity, field}, &was)
		if err != nil {
			return err
		}
		if found {
			x.entities[was] = true
		}
	}
	return nil
}

func (x *touch) say(folded string) {
	if folded != "" {
		x.said[folded] = true
	}
}

// touchAll marks as stale what rests on what this transaction has written.
func (t *wtx) touchAll() error {
	x := &t.touch
	if len(x.entities) == 0 {
		return nil
	}
	for entity := range x.moved {
		if err := enlist(t, entity); err != nil {
			return err
		}
	}
	tops, err := topsOf(t, x.entities)
	if err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(tops), &x.tops); err != nil {
		return err
	}
	moved, err := topsOf(t, x.moved)
	if err != nil {
		return err
	}
	if err := sayAll(t, moved); err != nil {
		return err
	}
	const ids = "(SELECT value FROM json_each(?1))"
	if err := t.exec(`UPDATE digests SET touched = touched + 1 WHERE entity IN `+ids+` OR grp IN `+ids+`
		OR entity IN (SELECT grp FROM digests WHERE entity IN `+ids+")", tops); err != nil {
		return err
	}
	if len(x.shared) > 0 {
		siblings, err := topsOf(t, x.shared)
		if err == nil {
			err = t.exec(`UPDATE digests SET touched = touched + 1 WHERE entity NOT IN `+ids+` AND grp <> 0
				AND grp IN (SELECT grp FROM digests WHERE entity IN `+ids+")", siblings)
		}
		if err != nil {
			return err
		}
	}
	if len(x.said) == 0 {
		return nil
	}
	said, err := json.Marshal(slices.Sorted(maps.Keys(x.said)))
	if err != nil {
		return err
	}
	return t.exec(`UPDATE digests SET touched = touched + 1 WHERE entity IN (
		SELECT s.entity FROM folding f CROSS JOIN json_each(?1) j CROSS JOIN state s ON s.field = f.field AND s.folded = j.value
		UNION
		SELECT w.id FROM folding f CROSS JOIN json_each(?1) j CROSS JOIN state s ON s.field = f.field AND s.folded = j.value
			CROSS JOIN state o ON o.entity = s.entity AND o.field = (SELECT id FROM words WHERE word = 'owner') CROSS JOIN words w ON w.word = o.head)`, string(said))
}
