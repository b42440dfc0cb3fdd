package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"
)

// thin removes the backups of a reason that exceed the schedule, except those with a change that neither the database nor
// another backup has: after a restore the log goes another way than the backups made before it, and such a backup may be all
// that is left of what was written. What was purged on purpose keeps no backup. Best effort: a backup too many does no harm.
func (b Backups) thin(ctx context.Context, reason string) {
	all, err := b.List()
	if err != nil {
		return
	}
	logs := &logs{s: b.vault, open: map[string]*sql.DB{}}
	defer logs.close()
	for _, old := range tooMany(all, reason, b.opt.Now()) {
		others := []string{b.dbPath()}
		for _, other := range all {
			if other.Path != old.Path {
				others = append(others, other.Path)
			}
		}
		if logs.heldBy(ctx, old, others) && os.Remove(old.Path) == nil {
			all = slices.DeleteFunc(all, func(x BackupInfo) bool { return x.Path == old.Path })
		}
	}
}

// misdated is by how much the date of a backup is later than now when the clock was wrong then, or is now.
const misdated = 24 * time.Hour

// tooMany gives the backups of a reason that the schedule does not keep; all are in order, newest first. Misdated ones stay and take
// the place of no other, since nobody knows which of them are new.
func tooMany(all []BackupInfo, reason string, now time.Time) []BackupInfo {
	first := map[string]string{} // of a day
	for _, b := range all {
		if b.Reason == reason && reason == beforeRestore {
			first[b.At.Format(time.DateOnly)] = b.Path
		}
	}
	var more []BackupInfo
	count, days, weeks := 0, map[string]bool{}, map[string]bool{}
	for _, b := range all {
		if b.Reason != reason || b.At.Sub(now) > misdated {
			continue
		}
		count++
		day := b.At.Format(time.DateOnly)
		year, week := b.At.ISOWeek()
		ofDay := newest(days, day, keepDays)
		ofWeek := newest(weeks, fmt.Sprint(year, week), keepWeeks)
		if count > keepBackups && !ofDay && !ofWeek && (first[day] != b.Path || !days[day]) {
			more = append(more, b)
		}
	}
	return more
}

// newest tells whether a backup is the first that is seen of a time, and notes it; most
// times count.
func newest(seen map[string]bool, key string, most int) bool {
	if seen[key] || len(seen) == most {
		return false
	}
	seen[key] = true
	return true
}

// tip is the last change of a log, which no other log has: where it stands in another, all before it does too.
type tip struct {
	seq     int64 // 0: nothing was ever written
	id, sum []byte
}

// logs are databases whose logs are compared, each opened once.
type logs struct {
	s    *vault
	open map[string]*sql.DB // nil for one that does not open
}

func (l *logs) close() {
	for _, db := range l.open {
		if db != nil {
			_ = db.Close()
		}
	}
}

// of opens a database; nil for one that does not open.
func (l *logs) of(path string) *sql.DB {
	db, ok := l.open[path]
	if !ok {
		params := frozenDSN
		if path == l.s.dbPath() {
			params = probeDSN // closed again it leaves no log
		}
		db, _ = openDB(path, params, l.s.opt.Key)
		l.open[path] = db
	}
	return db
}

// heldBy tells whether one of others, a sound one, has every change of a backup, or the backup is of before a purge.
func (l *logs) heldBy(ctx context.Context, b BackupInfo, others []string) bool {
	db := l.of(b.Path)
	if db == nil {
		return false
	}
	last, err := tipOf(ctx, db)
	if err != nil {
		return false
	}
	if last.seq == 0 {
		return true
	}
	if present := l.of(l.s.dbPath()); present != nil && purgedSince(ctx, present, b.At) {
		return true
	}
	return slices.ContainsFunc(others, func(path string) bool {
		other := l.of(path)
		if other == nil {
			return false
		}
		there, err := changeAt(ctx, other, last.seq)
		return err == nil && last.is(there) && quickCheck(other, path) == nil
	})
}

func (t tip) is(other tip) bool {
	return t.seq == other.seq && bytes.Equal(t.id, other.id) && (t.sum == nil || other.sum == nil || bytes.Equal(t.sum, other.sum))
}

func tipOf(ctx context.Context, db *sql.DB) (tip, error) {
	var last int64
	if err := db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM changes").Scan(&last); err != nil || last == 0 {
		return tip{}, err
	}
	return changeAt(ctx, db, last)
}

// changeAt is the change of a number, with the sum of all up to it; the zero tip for none. A log that was purged, or was written
// before there were sums, has none that can be compared.
func changeAt(ctx context.Context, db *sql.DB, seq int64) (tip, error) {
	t := tip{seq: seq}
	err := db.QueryRowContext(ctx, "SELECT id FROM changes WHERE seq = ?", seq).Scan(&t.id)
	if errors.Is(err, sql.ErrNoRows) {
		return tip{}, nil
	}
	var purged int
	if err == nil {
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM meta WHERE key = ?", metaGaps).Scan(&purged)
	}
	if err != nil || purged > 0 {
		return t, err
	}
	if has, err := chained(ctx, db); err != nil || !has {
		return t, err
	}
	err = db.QueryRowContext(ctx, "SELECT sum FROM chain WHERE seq = ?", seq).Scan(&t.sum)
	return t, err
}

// purgedSince tells whether something was removed for good from a database after a time.
func purgedSince(ctx context.Context, db *sql.DB, at time.Time) bool {
	var last string
	err := db.QueryRowContext(ctx, "SELECT coalesce(max(json_extract(value, '$.at')), '') FROM meta WHERE key GLOB ?", metaPurge+"*").Scan(&last)
	purged, failed := time.Parse(time.RFC3339, last)
	return err == nil && failed == nil && purged.After(at)
}

// sameBackup gives a sound backup with the same log and settings as the database, whose log was taken up; "" for none.
func sameBackup(ctx context.Context, s *vault) string {
	all, err := Backups{s}.List()
	logs := &logs{s: s, open: map[string]*sql.DB{}}
	defer logs.close()
	present := logs.of(s.dbPath())
	if err != nil || present == nil {
		return ""
	}
	mine, err := tipOf(ctx, present)
	if err != nil {
		return ""
	}
	for _, b := range all {
		db := logs.of(b.Path)
		if db == nil {
			continue
		}
		theirs, err := tipOf(ctx, db)
		if err == nil && mine.is(theirs) && (mine.sum != nil) == (theirs.sum != nil) && sameSettings(ctx, present, db) && quickCheck(db, b.Path) == nil {
			return b.Path
		}
	}
	return ""
}

func sameSettings(ctx context.Context, a, b *sql.DB) bool {
	var all [2]string
	for i, db := range []*sql.DB{a, b} {
		err := db.QueryRowContext(ctx, "SELECT coalesce(group_concat(hex(key) || '=' || hex(value)), '') FROM (SELECT key, value FROM settings ORDER BY key)").Scan(&all[i])
		if err != nil {
			return false
		}
	}
	return all[0] == all[1]
}
