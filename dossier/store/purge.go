package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/disk"
)

// Facts of a vault that was purged, in the table meta.
const (
	metaPurge   = "purge:"  // + number: the record of a purge
	metaPurging = "purging" // what is still to be done of the last one: SHA-256 of files, a line each
	metaFirst   = "first"   // id of the change that was the first before any purge, by which copies know each other
	metaGaps    = "gaps"    // numbers below the last one that no change has
)

// BackupPurge is the reason of the backup that is made after a purge.
const BackupPurge = "after-purge"

// Purging names what is removed for good.
type Purging struct {
	Roots    []string    // entities; whatever belongs to one goes with it
	Links    []FieldName // fields that name what an entity belongs to
	Settings []string    // keys of settings that speak of it
	Backups  []string    // that go too, once there is a new one; see Holding
}

// Purged is the record of a purge. It names nothing of what was removed.
type Purged struct {
	Number   int       `json:"number"` // from 1, of this vault
	At       time.Time `json:"at"`
	Entities int       `json:"entities"`
	Changes  int       `json:"changes"`
	Files    int       `json:"files"`
	Bytes    int64     `json:"bytes"`  // of the files
	Shared   int       `json:"shared"` // files that stay, as others have them too
	// Remaining changes, of which the last has the number Seq; Sum ends the chain that was made anew over them.
	Remaining int    `json:"remaining"`
	Seq       int64  `json:"seq"`
	Sum       string `json:"sum"` // "" when nothing remains
	// Marks are SHA-256 of the ids of what was named to be removed, hexadecimal; nil in records of before these were kept. See Was.
	Marks []string `json:"marks,omitempty"`
}

// Was tells that an entity was named to be removed: so it is known again when it comes back from elsewhere.
func (p Purged) Was(id string) bool { return slices.Contains(p.Marks, markOfID(id)) }

func markOfID(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:])
}

// Purge removes entities, and whatever belongs to them, for good: their changes from the log, their present values, the files that
// nothing else speaks of, the settings named. What is left of the database is written anew, so that no byte of it stays in the
// vault. A new backup is made; the others are left as they are, and so are the files that they need for others, but for p.Backups.
//
// The chain over the log is proven first and then made anew over what remains, which the record closes with its last sum. The log is
// another one from then on, as after a restore: what was removed does not come back when the vault is salvaged.
//
// Killed at any moment the vault is as it was, or what was named is gone and what is left to clear away is cleared at the next
// opening. Errors: CodeReadOnly, CodeDamaged when the log is not what was written (nothing is removed then), and those of writing.
// An error after the first transaction is of the clearing away.
func Purge(ctx context.Context, s *Store, p Purging) (Purged, error) {
	const op = "purging"
	if s.w == nil {
		return Purged{}, &Error{Code: CodeReadOnly, Op: op, Path: s.dir}
	}
	if bad, err := unlinked(ctx, s.w); err != nil || len(bad) > 0 {
		return Purged{}, fail(op, s.dbPath(), cmp.Or(err, error(&Error{Code: CodeDamaged, Op: op, Path: s.dbPath(), Err: errors.New("the log is not what was written")})))
	}
	found, whole, err := mentionedInBackups(ctx, s.vault, p)
	if err != nil {
		return Purged{}, err
	}
	// Each row that goes would be looked for in whole tables; book looks once whether all references hold.
	if _, err := s.w.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return Purged{}, fail(op, s.dbPath(), err)
	}
	defer func() { _, _ = s.w.Exec("PRAGMA foreign_keys = 1") }()
	s.marker.forget()
	dropFinding(s.vault)
	was := s.marker.witnessPath()
	var done Purged
	epoch := randomName()
	if err := s.write(ctx, op, func(t *wtx) (err error) {
		done, err = t.purge(p, found, epoch, whole)
		return err
	}); err != nil {
		return Purged{}, err
	}
	if was != "" {
		_ = os.Remove(was)
	}
	s.epoch, s.marker.epoch = epoch, epoch
	s.marker.note(lastMark(ctx, s.vault))
	if err := endPurge(ctx, s.vault); err != nil {
		return done, fail(op, s.dbPath(), err)
	}
	// Those of before are of another log: nothing is salvaged from them.
	if _, err := s.Backups().Make(ctx, BackupPurge); err != nil {
		return done, err
	}
	for _, path := range p.Backups {
		if err := s.Backups().Remove(path); err != nil {
			return done, err
		}
	}
	return done, nil
}

// forget takes the mark away: after a purge it speaks of another log.
func (m *marker) forget() {
	if m.file != nil {
		_ = m.file.Close()
		m.file = nil
	}
	if m.path != "" {
		_ = os.Remove(m.path)
	}
	m.last, m.behind = mark{}, nil
}

// lastMark is the mark of the last change that there is.
func lastMark(ctx context.Context, s *vault) mark {
	m := mark{at: s.opt.Now().UnixMilli()}
	var id []byte
	if s.w.QueryRowContext(ctx, "SELECT seq, id FROM changes ORDER BY seq DESC LIMIT 1").Scan(&m.seq, &id) != nil {
		return mark{}
	}
	m.id = hex.EncodeToString(id)
	return m
}

// purge removes everything from the database, and notes what is still to be done.
func (t *wtx) purge(p Purging, found mentions, epoch string, whole bool) (done Purged, err error) {
	ids, err := belonging(t.ctx, t.tx, p)
	if err != nil {
		return done, err
	}
	if err := found.add(t.ctx, t.tx, ids); err != nil {
		return done, err
	}
	done.At = t.s.opt.Now().UTC().Truncate(time.Second)
	for _, id := range p.Roots {
		done.Marks = append(done.Marks, markOfID(id))
	}
	if err := t.keepFirst(); err != nil {
		return done, err
	}
	if err := t.removeRows(p, ids, &done); err != nil {
		return done, err
	}
	files, err := t.removeFiles(found, whole, &done)
	if err != nil {
		return done, err
	}
	if err := forge(t.ctx, t.tx); err != nil {
		return done, err
	}
	return done, t.book(&done, epoch, files)
}

// keepFirst notes the first change of the log before the first purge.
func (t *wtx) keepFirst() error {
	return t.exec("INSERT OR IGNORE INTO meta SELECT ?, hex(id) FROM (SELECT id FROM changes ORDER BY seq LIMIT 1)", metaFirst)
}

func (t *wtx) removeRows(p Purging, ids []string, done *Purged) error {
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	keys, err := json.Marshal(p.Settings)
	if err != nil {
		return err
	}
	const gone = "(SELECT w.id FROM words w JOIN json_each(?) j ON j.value = w.word)"
	counted := func(query string, args ...any) (int, error) {
		var n int
		_, err := t.scan(query, args, &n)
		return n, err
	}
	if done.Entities, err = counted("SELECT count(DISTINCT entity) FROM changes WHERE entity IN "+gone, string(list)); err != nil {
		return err
	}
	if done.Changes, err = counted("SELECT count(*) FROM changes WHERE entity IN "+gone, string(list)); err != nil {
		return err
	}
	steps := []struct {
		query string
		args  []any
	}{
		{"CREATE TEMP TABLE touched AS SELECT DISTINCT edit AS seq FROM changes WHERE entity IN " + gone, []any{string(list)}},
		{"DELETE FROM days", nil},
		{"DELETE FROM digests", nil},
		{"DELETE FROM state WHERE entity IN " + gone, []any{string(list)}},
		{"DELETE FROM chain", nil}, // it is made anew
		{"DELETE FROM changes WHERE entity IN " + gone, []any{string(list)}},
		{"INSERT INTO touched SELECT seq FROM edits WHERE root IN " + gone, []any{string(list)}},
		{"CREATE TEMP TABLE emptied AS SELECT DISTINCT seq FROM touched WHERE seq NOT IN (SELECT edit FROM changes)", nil},
		{"UPDATE edits SET reverses = NULL WHERE reverses IN (SELECT seq FROM emptied)", nil},
		{"DELETE FROM edits WHERE seq IN (SELECT seq FROM emptied)", nil},
		{"DROP TABLE touched", nil},
		{"DROP TABLE emptied", nil},
		{"DELETE FROM settings WHERE key IN (SELECT value FROM json_each(?))", []any{string(keys)}},
		{`DELETE FROM words WHERE id NOT IN (SELECT entity FROM changes UNION SELECT field FROM changes UNION SELECT device FROM changes UNION SELECT field FROM folding
			UNION SELECT root FROM edits UNION SELECT device FROM edits)`, nil},
	}
	for _, step := range steps {
		if err := t.exec(step.query, step.args...); err != nil {
			return err
		}
	}
	t.words = map[string]int64{}
	return enlistAll(t.ctx, t.tx) // numbers of words are given anew, and what was worked out may name whoever is gone
}

// book writes the record of a purge.
func (t *wtx) book(done *Purged, epoch string, files []string) error {
	if broken, err := words(t.ctx, t.tx, `SELECT "table" || ' ' || parent FROM pragma_foreign_key_check`); err != nil || len(broken) > 0 {
		return cmp.Or(err, error(&Error{Code: CodeDamaged, Op: "purging", Path: t.s.dbPath(), Err: fmt.Errorf("references are broken: %q", broken)}))
	}
	var sum []byte
	if _, err := t.scan("SELECT seq, sum FROM chain ORDER BY seq DESC LIMIT 1", nil, &done.Seq, &sum); err != nil {
		return err
	}
	done.Sum = hex.EncodeToString(sum)
	if _, err := t.scan("SELECT count(*) FROM changes", nil, &done.Remaining); err != nil {
		return err
	}
	if _, err := t.scan("SELECT count(*) + 1 FROM meta WHERE key GLOB 'purge:*'", nil, &done.Number); err != nil {
		return err
	}
	record, err := json.Marshal(done)
	if err != nil {
		return err
	}
	for key, value := range map[string]string{
		"epoch": epoch, metaAncestors: "[]", metaPurging: strings.Join(files, "\n"), metaGaps: strconv.FormatInt(done.Seq-int64(done.Remaining), 10),
		fmt.Sprintf("%s%04d", metaPurge, done.Number): string(record),
	} {
		if err := t.exec("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value); err != nil {
			return err
		}
	}
	return nil
}

// endPurge clears away what the transaction of a purge has left: the files, and the bytes in the database and its log. What is
// hindered (a full disk, another program that reads) is done at the next opening.
func endPurge(ctx context.Context, s *vault) error {
	var list string
	err := s.w.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", metaPurging).Scan(&list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := removePurged(ctx, s, strings.Fields(list)); err != nil {
		return err
	}
	// Twice: the list itself goes only when all else is gone, and leaves bytes too.
	if err := scrub(ctx, s); err != nil {
		return err
	}
	if _, err := s.w.ExecContext(ctx, "DELETE FROM meta WHERE key = ?", metaPurging); err != nil {
		return err
	}
	return scrub(ctx, s)
}

// removePurged removes files of materials, but for those that have come in once more since.
func removePurged(ctx context.Context, s *vault, names []string) error {
	listed, err := words(ctx, s.w, "SELECT sha FROM materials")
	if err != nil {
		return err
	}
	stay := map[string]bool{}
	for _, sha := range listed {
		stay[s.pathOf(sha)] = true
	}
	return removeMaterials(s, names, stay)
}

// scrub writes the database anew without what was deleted, and empties its log.
func scrub(ctx context.Context, s *vault) error {
	if _, err := s.w.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, log, moved int
	if err := s.w.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return &Error{Code: CodeLocked, Op: "emptying the log", Path: s.dir, Err: errors.New("another program reads it")}
	}
	return nil
}

// Purges gives the records of all purges of a vault, oldest first; nil for none.
func Purges(ctx context.Context, s *Store) ([]Purged, error) { return purgesOf(ctx, s.vault) }

func purgesOf(ctx context.Context, s *vault) ([]Purged, error) {
	const op = "reading the records of purges"
	texts, err := words(ctx, s.r, "SELECT value FROM meta WHERE key GLOB 'purge:*' ORDER BY key")
	if err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	var all []Purged
	for _, text := range texts {
		var p Purged
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			return nil, &Error{Code: CodeDamaged, Op: op, Path: s.dbPath(), Err: err}
		}
		all = append(all, p)
	}
	return all, nil
}

// PurgePending tells that a purge was not cleared away to its end.
func PurgePending(s *Store) bool {
	var one int
	return s.r.QueryRow("SELECT 1 FROM meta WHERE key = ?", metaPurging).Scan(&one) == nil
}

// Holding gives the backups of a vault in which any of the entities has a change, and those that cannot be looked into, newest first.
func (b Backups) Holding(ctx context.Context, ids []string) (holding, unknown []BackupInfo, err error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, nil, invalid("looking into the backups", "ids: %v", err)
	}
	all, err := b.List()
	if err != nil {
		return nil, nil, err
	}
	for _, old := range all {
		var has bool
		err := inBackup(ctx, old.Path, b.opt.Key, func(q queryer) error {
			return q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM changes WHERE entity IN (SELECT w.id FROM words w
				JOIN json_each(?) j ON j.value = w.word))`, string(list)).Scan(&has)
		})
		switch {
		case ctx.Err() != nil:
			return nil, nil, fail("looking into the backups", b.dir, ctx.Err())
		case err != nil:
			unknown = append(unknown, old)
		case has:
			holding = append(holding, old)
		}
	}
	return holding, unknown, nil
}

// Remove removes a backup that the person wants gone. CodeInvalid for a file that is no backup of this vault.
func (b Backups) Remove(path string) error {
	const op = "removing a backup"
	if filepath.Dir(path) != filepath.Join(b.dir, backupsDir) || !backupName.MatchString(filepath.Base(path)) {
		return invalid(op, "%.300q is no backup of this vault", path)
	}
	if b.w == nil {
		return &Error{Code: CodeReadOnly, Op: op, Path: b.dir}
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fail(op, path, err)
	}
	removeDB(path) // what a damaged one has beside it
	return fail(op, path, disk.SyncDir(filepath.Dir(path)))
}
