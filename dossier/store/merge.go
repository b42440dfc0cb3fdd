package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/store/sealed"
)

// MergeResult tells what ApplyRemote has done.
type MergeResult struct {
	Added   int   // changes that were not in the log before
	Known   int   // changes that were
	Touched []Ref // fields whose value is another one now, each once, in the order they came
}

// ApplyRemote takes in changes made in other vaults, in any order and any
// number of times; the state depends only on which changes are in the log. It
// is one transaction: on an error, none of them was taken in.
//
// CodeClock: one is dated more than 24 hours ahead of this computer's clock.
// CodeInvalid: one is malformed, or differs from the change of the same id in
// the log.
func (l Log) ApplyRemote(ctx context.Context, changes []Change) (MergeResult, error) {
	const op = "taking in changes"
	var done MergeResult
	in := make([]incoming, len(changes))
	var greatest stamp
	for i, c := range changes {
		var err error
		if in[i], err = l.receive(op, c); err != nil {
			return MergeResult{}, err
		}
		greatest = max(greatest, in[i].stamp)
	}
	err := l.write(ctx, op, func(t *wtx) error {
		touched := map[Ref]bool{}
		for _, c := range in {
			added, won, err := t.merge(c)
			if err != nil {
				return err
			}
			if added {
				done.Added++
			} else {
				done.Known++
			}
			if ref := (Ref{c.Entity, c.Field}); won && !touched[ref] {
				touched[ref] = true
				done.Touched = append(done.Touched, ref)
			}
		}
		if done.Added == 0 {
			return errNothing
		}
		l.clock.see(greatest)
		return nil
	})
	if err != nil {
		return MergeResult{}, err
	}
	return done, nil
}

// Examine checks changes as ApplyRemote would, and writes nothing; known are the ids of those that are in the log already. Errors: those of
// ApplyRemote; CodeInvalid too where two of the changes have one id.
func (l Log) Examine(ctx context.Context, changes []Change) (known map[string]bool, err error) {
	const op = "examining changes"
	theirs, ids := make(map[string]Change, len(changes)), make([]string, len(changes))
	for i, c := range changes {
		if _, err := l.receive(op, c); err != nil {
			return nil, err
		}
		if _, twice := theirs[c.ID]; twice {
			return nil, invalid(op, "change %s stands twice", c.ID)
		}
		theirs[c.ID], ids[i] = c, c.ID
	}
	here, err := l.byID(ctx, op, ids)
	if err != nil {
		return nil, err
	}
	known = make(map[string]bool, len(here))
	for _, c := range here {
		if !c.says(theirs[c.ID]) {
			return nil, invalid(op, "change %s is in the log with other content", c.ID)
		}
		known[c.ID] = true
	}
	return known, nil
}

// Has tells which of some ids are those of changes of the log.
func (l Log) Has(ctx context.Context, ids []string) (map[string]bool, error) {
	here, err := l.byID(ctx, "looking for changes", ids)
	known := make(map[string]bool, len(here))
	for _, c := range here {
		known[c.ID] = true
	}
	return known, err
}

// byID gives the changes of the log that have one of some ids.
func (l Log) byID(ctx context.Context, op string, ids []string) ([]Change, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, invalid(op, "ids: %v", err)
	}
	here, _, err := l.changes(ctx, "WHERE c.id IN (SELECT unhex(value, '-') FROM json_each(?) WHERE value IS NOT NULL)", string(list))
	return here, fail(op, l.dbPath(), err)
}

// says tells that a change says what another of its id says.
func (c Change) says(other Change) bool {
	return c.Clock == other.Clock && c.Device == other.Device && c.Entity == other.Entity && c.Field == other.Field && c.Value == other.Value
}

// incoming is a change from elsewhere, checked and taken apart.
type incoming struct {
	Change
	id, edit []byte
	stamp    stamp
}

// receive checks a change from elsewhere.
func (l Log) receive(op string, c Change) (incoming, error) {
	in := incoming{Change: c}
	var err error
	if in.id, err = rawID(c.ID); err != nil {
		return in, err
	}
	if in.edit, err = rawID(c.Edit); err != nil {
		return in, err
	}
	var device string
	if in.stamp, device, err = parseClock(c.Clock); err != nil {
		return in, invalid(op, "change %s: %w", c.ID, err)
	}
	if device != c.Device || !deviceName.MatchString(device) {
		return in, invalid(op, "change %s: device %.80q, clock of %.80q", c.ID, c.Device, device)
	}
	if wrong := checkName(string(c.Origin)); wrong != "" {
		return in, invalid(op, "change %s: origin %s", c.ID, wrong)
	}
	if ms := c.At.UnixMilli(); ms < 0 || ms > maxMillis {
		return in, invalid(op, "change %s: time %v", c.ID, c.At)
	}
	like := Edit{Root: c.Root, Label: c.Label, Sets: []Set{{Entity: c.Entity, Field: c.Field, Value: c.Value}}}
	if err := like.check(op); err != nil {
		return in, err
	}
	if l.clock.tooFarAhead(in.stamp) {
		return in, &Error{Code: CodeClock, Op: op, Device: c.Device, Clock: c.Clock}
	}
	return in, nil
}

// merge takes in one change; won tells that its field has another value now.
func (t *wtx) merge(c incoming) (added, won bool, err error) {
	if known, err := t.known(c); known || err != nil {
		return false, false, err
	}
	row := logged{id: c.id, stamp: c.stamp, value: c.Value, origin: c.Origin, at: c.At.UnixMilli()}
	if row.device, err = t.word(c.Device); err != nil {
		return false, false, err
	}
	if row.entity, err = t.word(c.Entity); err != nil {
		return false, false, err
	}
	if row.field, err = t.word(string(c.Field)); err != nil {
		return false, false, err
	}
	if row.edit, err = t.remoteEdit(c, row.device); err != nil {
		return false, false, err
	}
	cur, err := t.current(row.entity, row.field)
	if err != nil {
		return false, false, err
	}
	row.prev = cur.stands
	seq, err := t.append(row)
	if err != nil || !c.beats(cur) {
		return true, false, err
	}
	return true, cur.value != c.Value, t.win(row.entity, row.field, seq, c.Value)
}

// beats is the rule of the merge: greater clock, then device, then id.
func (c incoming) beats(cur current) bool {
	if cur.seq == 0 {
		return true
	}
	return cmp.Or(
		cmp.Compare(c.stamp, cur.clock),
		cmp.Compare(c.Device, cur.device),
		bytes.Compare(c.id, cur.id),
	) > 0
}

// known reports whether the change is in the log already. One of the same id
// that says something else is refused: taking either would let vaults differ
// for ever.
func (t *wtx) known(c incoming) (bool, error) {
	var clock stamp
	var device, entity, value string
	var field FieldName
	found, err := t.scan(`SELECT c.clock, d.word, e.word, f.word, c.value FROM changes c
		JOIN words d ON d.id = c.device JOIN words e ON e.id = c.entity JOIN words f ON f.id = c.field
		WHERE c.id = ?`, []any{c.id}, &clock, &device, &entity, &field, &value)
	if err != nil || !found {
		return false, err
	}
	if clock != c.stamp || device != c.Device || entity != c.Entity || field != c.Field || value != c.Value {
		return false, invalid("taking in changes", "change %s is in the log with other content", c.ID)
	}
	return true, nil
}

// remoteEdit gives the number of the edit a change belongs to, writing it down
// when it is new.
func (t *wtx) remoteEdit(c incoming, device int64) (int64, error) {
	var seq int64
	found, err := t.scan("SELECT seq FROM edits WHERE id = ?", []any{c.edit}, &seq)
	if err != nil || found {
		return seq, err
	}
	root, err := t.word(c.Root)
	if err != nil {
		return 0, err
	}
	return t.insert(`INSERT INTO edits (id, root, device, clock, at, label, kind, stack) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		c.edit, root, device, int64(c.stamp), c.At.UnixMilli(), c.Label, kindRemote, stackNone)
}

// ChangesSince gives the changes that came into this vault after cursor, in
// the order they came, whoever made them; at most limit, all when limit ≤ 0.
// cursor is "" at first, then the next of the call before, never "" again.
// A cursor of before a restore begins anew: taking changes in twice does no
// harm. CodeInvalid for a cursor that is none.
func (l Log) ChangesSince(ctx context.Context, cursor string, limit int) (list []Change, next string, err error) {
	const op = "listing changes"
	var since int64
	if cursor != "" {
		epoch, text, ok := strings.Cut(cursor, ":")
		if since, err = strconv.ParseInt(text, 10, 64); err != nil || !ok || since < 0 {
			return nil, "", invalid(op, "malformed cursor %.60q", cursor)
		}
		if epoch != l.epoch {
			since = 0
		}
	}
	list, last, err := l.changes(ctx, "WHERE c.seq > ? ORDER BY c.seq LIMIT ?", since, sqlLimit(limit))
	if err != nil {
		return nil, "", fail(op, l.dbPath(), err)
	}
	return list, fmt.Sprintf("%s:%d", l.epoch, max(since, last)), nil
}

// Of gives all changes of some entities, whoever made them, in the order they came into this vault; nil for none.
func (l Log) Of(ctx context.Context, entities []string) ([]Change, error) {
	const op = "reading the changes of entities"
	ids, err := json.Marshal(entities)
	if err != nil {
		return nil, invalid(op, "ids: %v", err)
	}
	list, _, err := l.changes(ctx, "WHERE c.entity IN (SELECT w.id FROM json_each(?) j JOIN words w ON w.word = j.value) ORDER BY c.seq", string(ids))
	return list, fail(op, l.dbPath(), err)
}

// Wins tells which of two changes of the same field holds it: the one with the greater clock, then device, then id.
func (c Change) Wins(over Change) bool {
	return cmp.Or(cmp.Compare(c.Clock, over.Clock), cmp.Compare(c.ID, over.ID)) > 0
}

// Beyond is what a vault holds that a backup does not: it is out of sight once the backup is in its place.
type Beyond struct {
	Changes    int64     // 0 for none; -1 when it cannot be told
	Last       time.Time // of the last change of the vault; zero when there is none, or it cannot be told
	Have, Want int       // the versions of the vault's file and of this program, where a newer program wrote the vault; 0 otherwise
}

// BeyondOf compares the vault in dir, which need not open, with a backup. What cannot be read is what cannot be told.
func BeyondOf(dir, backup string, opt Options) (b Beyond) {
	opt = opt.filled()
	b.Changes = -1
	path, err := filepath.Abs(filepath.Join(dir, dbName))
	if err != nil {
		return b
	}
	other, err := filepath.Abs(backup)
	if err != nil {
		return b
	}
	key := keyFor(path, opt.Key)
	seen, err := inspect(path, readerDSN, false, key)
	if err != nil {
		return b
	}
	if want := latest(opt.migrations); seen.app == applicationID && seen.version > want {
		b.Have, b.Want = seen.version, want
	}
	there, last, err := changeIDs(path, readerDSN, key)
	if err != nil {
		return b
	}
	b.Last = last
	held, _, err := changeIDs(other, frozenDSN, keyFor(other, opt.Key))
	if err != nil {
		return b
	}
	b.Changes = 0
	for id := range there {
		if _, known := held[id]; !known {
			b.Changes++
		}
	}
	return b
}

// changeIDs gives the ids of all changes of a log with when each was made, and when the last was written; zero for none.
func changeIDs(path, params string, key *sealed.Key) (ids map[string]time.Time, last time.Time, err error) {
	db, err := openDB(path, params, key)
	if err != nil {
		return nil, last, err
	}
	defer db.Close()
	rows, err := db.Query("SELECT id, at FROM changes ORDER BY seq")
	if err != nil {
		return nil, last, err
	}
	defer rows.Close()
	ids = map[string]time.Time{}
	for rows.Next() {
		var id []byte
		var at int64
		if err := rows.Scan(&id, &at); err != nil {
			return nil, last, err
		}
		last = time.UnixMilli(at)
		ids[string(id)] = last
	}
	return ids, last, rows.Err()
}

// CopyBeyond tells what an earlier copy of an open vault holds that the vault does not: edits that were made in the copy, or what was
// purged here or left out by a restore. Nothing where there is no such copy, or it cannot be read.
func CopyBeyond(s *Store, dir string) (b Beyond) {
	path, err := filepath.Abs(filepath.Join(dir, dbName))
	if err != nil {
		return b
	}
	mine, mineErr := firstChange(s.dbPath(), s.params(readerDSN), s.opt.Key)
	theirs, err := firstChange(path, readerDSN, s.opt.Key)
	if err != nil || mineErr != nil || theirs != mine {
		return b // CopyTo refuses it
	}
	there, _, err := changeIDs(path, readerDSN, s.opt.Key)
	if err != nil {
		return b
	}
	here, _, err := changeIDs(s.dbPath(), s.params(readerDSN), s.opt.Key)
	if err != nil {
		return b
	}
	for id, at := range there {
		if _, known := here[id]; known {
			continue
		}
		b.Changes++
		if at.After(b.Last) {
			b.Last = at
		}
	}
	return b
}
