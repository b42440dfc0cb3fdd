package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/pagesum"
	"yibiao/dossier/store/sealed"
)

// Salvaged tells what Salvage has saved.
type Salvaged struct {
	Kept        string // the damaged database as it was, "" when there was none
	Changes     int64  // in the log now
	FromBackups int64  // of them, those that only a backup still had
	Lost        int64  // changes that neither gave
	// Unsure tells, where none is known to be lost, that there may have been more changes than are known of: the end of the log could not
	// be read, and no mark told of it. Until is when the newest backup that gave anything was made, zero for none.
	Unsure bool
	Until  time.Time
	// Doubtful are fields with changes that are not what was written, of which no backup has the right ones, and those of whose last
	// change no more than the beginning of its value is left, which does not count; nil for none.
	Doubtful []Ref
}

// salvageTables are the tables of facts, with their keys; the state follows from them. serial keys are numbers without gaps.
var salvageTables = []struct {
	name, key string
	serial    bool
}{
	{"words", "id", true}, {"edits", "seq", true}, {"changes", "seq", true},
	{"materials", "sha", false}, {"settings", "key", false}, {"meta", "key", false}, {"migrations", "version", false},
}

// Salvage makes the database of a vault that is not open anew: from all rows of its log that can still be read, and from its
// backups those that cannot. The state is computed from that. What was there before is kept among the backups.
//
// A database that is gone or empty is made anew from the backups alone. Errors: CodeLocked, CodeDamaged when neither the database nor a backup gives anything, CodeMissing where there is no database at
// all, and those of writing. After an error the old database is in place.
func Salvage(ctx context.Context, dir string, opt Options) (done Salvaged, err error) {
	const op = "salvaging the vault"
	opt = opt.filled()
	if dir, err = filepath.Abs(dir); err != nil {
		return done, fail(op, dir, err)
	}
	s := &vault{dir: dir, file: filepath.Join(dir, dbName), opt: opt}
	s.opt.Key = keyFor(s.dbPath(), opt.Key)
	if opt.Key == nil && sealed.HasFile(dir) && !sealed.Plain(s.dbPath()) { // what backups hold is sealed too
		return done, fail(op, dir, &sealed.Error{Code: sealed.CodeNeeded, Path: dir})
	}
	if _, _, err := vfsOf(s.dbPath(), s.opt.Key); err != nil {
		return done, fail(op, dir, err)
	}
	if s.lock, err = takeLock(dir, opt); err != nil {
		return done, err
	}
	dropFinding(s)
	done, err = salvage(ctx, s)
	return done, fail(op, dir, errors.Join(err, s.lock.release(err == nil)))
}

func salvage(ctx context.Context, s *vault) (done Salvaged, err error) {
	temp := filepath.Join(s.dir, tempPrefix+randomName())
	defer removeDB(temp) // after the rename there is nothing of that name
	db, err := openDB(temp, "mode=rwc&_synchronous=OFF&_journal_mode=MEMORY", s.opt.Key)
	if err != nil {
		return done, err
	}
	db.SetMaxOpenConns(1)
	done, err = gather(ctx, s, db)
	if err := errors.Join(err, db.Close()); err != nil {
		return done, err
	}
	if _, err := inspect(temp, probeDSN, true, s.opt.Key); err != nil {
		return done, err
	}
	if err := disk.SyncFile(temp); err != nil {
		return done, err
	}
	_ = os.Chmod(temp, 0o600)
	done.Kept, err = install(s, temp)
	return done, err
}

// gather fills an empty database from the damaged one and the backups that go on from the same log.
func gather(ctx context.Context, s *vault, db *sql.DB) (done Salvaged, err error) {
	for _, m := range s.opt.migrations {
		if _, err := db.ExecContext(ctx, m.script+fmt.Sprintf("; PRAGMA user_version = %d", m.version)); err != nil {
			return done, err
		}
	}
	if _, err := db.ExecContext(ctx, "DELETE FROM meta"); err != nil {
		return done, err
	}
	backups, err := Backups{s}.List()
	if err != nil {
		return done, err
	}
	own := pour(ctx, db, s.dbPath(), s.opt.Key)
	var first int64
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM changes").Scan(&first); err != nil {
		return done, err
	}
	last := own.last
	for _, b := range backups {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		from := pour(ctx, db, b.Path, s.opt.Key)
		if last = max(last, from.last); from.last > 0 && done.Until.IsZero() {
			done.Until = b.At
		}
	}
	if done.Doubtful, err = pourAltered(ctx, db, s, own.altered); err != nil {
		return done, err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM changes").Scan(&done.FromBackups); err != nil {
		return done, err
	}
	done.FromBackups = max(0, done.FromBackups-first)
	left, err := pourState(ctx, db, s)
	if err != nil {
		return done, err
	}
	done.Doubtful = append(done.Doubtful, left.doubtful...)
	told, sure := acknowledged(ctx, s, db)
	last = max(last, told, left.last)
	if err := settle(ctx, db); err != nil {
		return done, err
	}
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM changes").Scan(&done.Changes)
	if err == nil && done.Changes == 0 {
		err = &Error{Code: CodeDamaged, Op: "salvaging the vault", Path: s.dbPath(), Err: errors.New("nothing can be read")}
		if info, gone := os.Stat(s.dbPath()); gone != nil || info.Size() == 0 {
			err = &Error{Code: CodeMissing, Op: "salvaging the vault", Path: s.dbPath(), Err: errors.New("no backup gives anything")}
		}
	}
	var gaps int64 // what was purged is not lost
	_ = db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", metaGaps).Scan(&gaps)
	done.Lost = max(0, last-done.Changes-gaps)
	done.Unsure = done.Lost == 0 && !own.ended && !left.ended && !sure
	return done, err
}

// source is a database that rows are saved from.
type source struct {
	*sql.DB
	copied string // where it lies for this alone; "" when it lies in its own place
	sums   bool   // pages that are not what was written are refused
}

// openSource opens a database to save rows into to. Of a sealed one that has lost its first page nothing can be found.
func openSource(ctx context.Context, to *sql.DB, path string, key *sealed.Key) (source, error) {
	if _, err := os.Stat(path); err != nil {
		return source{}, err
	}
	if headless, err := pagesum.Headless(path); key == nil && (err != nil || headless) {
		if err != nil {
			return source{}, err
		}
		return openHeadless(ctx, to, path)
	}
	if info, err := os.Stat(path); err != nil || info.Size()%pagesum.PageSize != 0 {
		return openCut(ctx, to, path, key)
	}
	from, err := openDB(path, "mode=rw&_busy_timeout=5000", key)
	if err != nil {
		from, err = openDB(path, "mode=ro&immutable=1", key)
	}
	if CodeOf(err) == CodeDamaged {
		return openCut(ctx, to, path, key)
	}
	return source{DB: from, sums: true}, err
}

// beside gives a name for a copy, in the folder of the database that rows are saved into.
func beside(ctx context.Context, to *sql.DB) (name, like string, err error) {
	err = to.QueryRowContext(ctx, "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&like)
	return filepath.Join(filepath.Dir(like), tempPrefix+randomName()), like, err
}

// openCut opens a copy of a database whose end is missing, made as long as it was: only what lay there cannot be read then.
func openCut(ctx context.Context, to *sql.DB, path string, key *sealed.Key) (from source, err error) {
	if from.copied, _, err = beside(ctx, to); err != nil {
		return source{}, err
	}
	if err = pagesum.GiveEnd(path, from.copied); err == nil {
		from.DB, err = openDB(from.copied, "mode=rw", key)
		from.sums = true
	}
	if err != nil {
		removeDB(from.copied)
	}
	return from, err
}

// openHeadless opens a copy of a database that has lost its header, with the header of the one that rows are saved into. Its
// pages are read without their checksums; the chain still tells which changes are what was written.
func openHeadless(ctx context.Context, to *sql.DB, path string) (source, error) {
	name, like, err := beside(ctx, to)
	if err != nil {
		return source{}, err
	}
	from := source{copied: name}
	if err := pagesum.GiveHeader(path, from.copied, like); err != nil {
		return source{}, err
	}
	from.DB = sql.OpenDB(connector{name: fileURI(from.copied) + "?mode=rw", drv: &sqlite3.SQLiteDriver{}})
	return from, nil
}

func (s source) Close() error {
	err := s.DB.Close()
	if s.copied != "" {
		removeDB(s.copied)
	}
	return err
}

// given is what a source came to.
type given struct {
	last    int64  // the greatest number of a change in it
	ended   bool   // no change in it comes after that one
	altered []link // changes that are not what its chain says, passed over
}

// pour adds what a source has and db lacks. What cannot be read is passed over, and so are the altered changes.
func pour(ctx context.Context, db *sql.DB, path string, key *sealed.Key) (g given) {
	from, err := openSource(ctx, db, path, key)
	if err != nil {
		return g
	}
	defer from.Close()
	limits, ok := alike(ctx, db, from.DB)
	if !ok {
		return g
	}
	skip := map[int64]bool{}
	g.altered, _ = unlinked(ctx, from.DB) // of a log that cannot be read whole every row counts
	for _, l := range g.altered {
		skip[l.seq] = true
	}
	for _, t := range salvageTables {
		f := flow{to: db, from: from.DB, last: limits[t.name]}
		if t.name == "changes" {
			f.skip = skip
		}
		if len(limits) > 0 && !t.serial {
			continue
		}
		up, _ := pourRows(ctx, f, "SELECT * FROM "+t.name+" ORDER BY "+t.key, t.name)
		down, whole := up, up.err == nil
		if !whole {
			down, whole = pourRows(ctx, f, "SELECT * FROM "+t.name+" ORDER BY "+t.key+" DESC", t.name)
		}
		if t.name == "changes" {
			g.last, g.ended = max(up.key, down.first), up.err == nil || down.first > 0
		}
		if up.err != nil && t.name == "words" { // its index has all of it once more
			_, whole = pourRows(ctx, f, "SELECT id, word FROM words INDEXED BY sqlite_autoindex_words_1 ORDER BY word", t.name)
		}
		if !t.serial || whole {
			continue
		}
		for key := up.key + 1; key < down.key; key++ {
			_, _ = pourRows(ctx, f, fmt.Sprintf("SELECT * FROM %s WHERE %s = %d", t.name, t.key, key), t.name)
		}
	}
	return g
}

// pourAltered adds those altered changes of the vault's database of which no source had the right ones, as a doubtful answer is better
// than none, and gives their fields.
func pourAltered(ctx context.Context, db *sql.DB, s *vault, altered []link) (doubtful []Ref, err error) {
	if len(altered) == 0 {
		return nil, nil
	}
	from, err := openSource(ctx, db, s.dbPath(), s.opt.Key)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	for _, l := range altered {
		var there int
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM changes WHERE seq = ?", l.seq).Scan(&there); err != nil {
			return nil, err
		}
		if l.id == nil || there > 0 {
			continue
		}
		_, _ = pourRows(ctx, flow{to: db, from: from.DB}, fmt.Sprintf("SELECT * FROM changes WHERE seq = %d", l.seq), "changes")
		if ref := (Ref{l.entity, l.field}); !slices.Contains(doubtful, ref) {
			doubtful = append(doubtful, ref)
		}
	}
	return doubtful, nil
}

// flow is what rows are poured from and to, but for those with the keys to skip, and those beyond the last key; 0 for no last.
type flow struct {
	to, from *sql.DB
	skip     map[int64]bool
	last     int64
}

// poured is how far a reading came: the first and the last number read; err is what ended it before its end.
type poured struct {
	first, key int64
	err        error
}

// pourRows adds the rows of a query to a table, those that it has and those to skip left out; whole tells that the query came to
// its end.
func pourRows(ctx context.Context, f flow, query, table string) (p poured, whole bool) {
	rows, err := f.from.QueryContext(ctx, query)
	if err != nil {
		return poured{err: err}, false
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return poured{err: err}, false
	}
	insert := "INSERT OR IGNORE INTO " + table + " VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
	tx, err := f.to.BeginTx(ctx, nil)
	if err != nil {
		return poured{err: err}, false
	}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			p.err = err
			break
		}
		key, ok := values[0].(int64)
		if ok && f.last > 0 && key > f.last {
			continue
		}
		if ok && f.skip[key] {
			if p.key = key; p.first == 0 { // it was read
				p.first = key
			}
			continue
		}
		if _, err := tx.ExecContext(ctx, insert, values...); err != nil {
			continue // a row that holds against no rule of the table is no row of a log
		}
		if ok {
			if p.key = key; p.first == 0 {
				p.first = key
			}
		}
	}
	p.err = errors.Join(p.err, rows.Err(), tx.Commit())
	return p, p.err == nil
}

// settle makes the gathered rows hold together: what speaks of rows that are lost is left out or given a stand-in, the state is
// computed, and the log gets a name of its own.
func settle(ctx context.Context, db *sql.DB) error {
	for _, query := range []string{
		"DELETE FROM changes WHERE entity NOT IN (SELECT id FROM words) OR field NOT IN (SELECT id FROM words) OR device NOT IN (SELECT id FROM words)",
		"DELETE FROM edits WHERE root NOT IN (SELECT id FROM words) OR device NOT IN (SELECT id FROM words)",
		"UPDATE edits SET reverses = NULL WHERE reverses NOT IN (SELECT seq FROM edits)",
		`INSERT INTO edits (seq, id, root, device, clock, at, label, kind, stack)
			SELECT edit, randomblob(16), min(entity), min(device), max(clock), max(at), '', 'remote', 'none' FROM changes
			WHERE edit NOT IN (SELECT seq FROM edits) GROUP BY edit`,
		"DELETE FROM state", "INSERT INTO state (entity, field, change, head)" + winners,
		"INSERT OR REPLACE INTO meta SELECT 'clock', cast(max(clock) AS TEXT) FROM changes HAVING count(*) > 0",
		"INSERT OR REPLACE INTO meta VALUES ('checksums', 'every page')",
		"UPDATE meta SET value = json_set(value, '$.sum', '') WHERE key GLOB 'purge:*'", // the chain is made anew once more
	} {
		if _, err := db.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer abandon(tx)
	if err := errors.Join(forge(ctx, tx), enlistAll(ctx, tx), tx.Commit()); err != nil {
		return err
	}
	return setEpoch(db)
}
