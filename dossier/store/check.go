package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/store/sealed"
)

// ProblemKind says what of a vault is wrong, and so what may mend it.
type ProblemKind string

// What Check and Materials.Verify can find.
const (
	DamagedPages       ProblemKind = "damaged-pages"       // the database's own structure
	BrokenReference    ProblemKind = "broken-reference"    // a row that speaks of one that is not there
	BrokenChain        ProblemKind = "broken-chain"        // a change that is not the one that was written, or is gone
	WrongState         ProblemKind = "wrong-state"         // a present value that is not what the log says; Rebuild mends it
	MaterialMissing    ProblemKind = "material-missing"    // no file
	MaterialChanged    ProblemKind = "material-changed"    // a file with other content
	MaterialUnreadable ProblemKind = "material-unreadable" // a file that cannot be read
)

// Problem is one thing that is wrong with a vault.
type Problem struct {
	Kind     ProblemKind
	Path     string // the file concerned
	Material string // of materials: the SHA-256 that it came in with
	Ref      Ref    // WrongState: the field concerned
	Detail   string // in English, for logs; may be ""
}

// maxProblems of one kind are told; the first few say what is the matter.
const maxProblems = 100

// winners computes the state from the log, by the rule of the merge.
const winners = `
	SELECT entity, field, seq, substr(value, 1, 64) AS head FROM (
		SELECT c.entity, c.field, c.seq, c.value, row_number() OVER (
			PARTITION BY c.entity, c.field ORDER BY c.clock DESC, d.word DESC, c.id DESC) AS place
		FROM changes c JOIN words d ON d.id = c.device)
	WHERE place = 1`

// Check looks through the whole vault: the structure of the database, its
// references, whether the log is what was written and the state what the log says, and whether every
// material's file is there with its size (Materials.Verify reads them too). It
// gives at most a hundred problems of each kind, nil when all is well; an
// error means that not all could be looked at.
func Check(ctx context.Context, s *Store) ([]Problem, error) {
	const op = "checking the vault"
	var all []Problem
	for _, look := range []func(context.Context, *vault) ([]Problem, error){checkPages, checkReferences, checkChain, checkState, checkFolded, checkDigests, checkFinding, checkFiles} {
		found, err := look(ctx, s.vault)
		if CodeOf(fail(op, "", err)) == CodeDamaged {
			// Damage that stops the looking is itself what is looked for.
			return append(all, Problem{Kind: DamagedPages, Path: s.dbPath(), Detail: err.Error()}), nil
		}
		if err != nil {
			return all, fail(op, s.dbPath(), err)
		}
		all = append(all, found...)
		if len(found) > 0 && found[0].Kind == DamagedPages {
			return all, nil // what else such a file says means nothing
		}
	}
	return all, nil
}

func checkPages(ctx context.Context, s *vault) ([]Problem, error) {
	all, err := problemsOf(ctx, s, fmt.Sprintf("PRAGMA integrity_check(%d)", maxProblems),
		func(scan func(...any) error) (Problem, error) {
			p := Problem{Kind: DamagedPages, Path: s.dbPath()}
			return p, scan(&p.Detail)
		})
	if len(all) == 1 && all[0].Detail == "ok" {
		return nil, err
	}
	return all, err
}

func checkReferences(ctx context.Context, s *vault) ([]Problem, error) {
	return problemsOf(ctx, s, fmt.Sprintf(`SELECT "table", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT %d`, maxProblems),
		func(scan func(...any) error) (Problem, error) {
			var table, parent string
			var row int64
			err := scan(&table, &row, &parent)
			detail := fmt.Sprintf("row %d of %s speaks of a row that %s has not", row, table, parent)
			return Problem{Kind: BrokenReference, Path: s.dbPath(), Detail: detail}, err
		})
}

// stateQuery compares the state with what the log says: the winners, the beginning of the WITH, a condition on the state, the
// greatest number of rows.
const stateQuery = `
	%[2]s AS MATERIALIZED (%[1]s)
	SELECT coalesce(e.word, ''), coalesce(f.word, ''), x.what FROM (
		SELECT w.entity, w.field, 'is not there' AS what FROM should w
			LEFT JOIN state s ON s.entity = w.entity AND s.field = w.field WHERE s.change IS NULL
		UNION ALL
		SELECT s.entity, s.field, 'is not what the log says' FROM state s %[3]s
			LEFT JOIN should w ON s.entity = w.entity AND s.field = w.field
			WHERE w.seq IS NOT s.change OR w.head IS NOT s.head
	) x LEFT JOIN words e ON e.id = x.entity LEFT JOIN words f ON f.id = x.field
	LIMIT %[4]d`

func checkState(ctx context.Context, s *vault) ([]Problem, error) {
	return problemsOf(ctx, s, fmt.Sprintf(stateQuery, winners, "WITH should", "", maxProblems), wrongState(s.dbPath()))
}

// wrongState reads a row of stateQuery.
func wrongState(path string) func(scan func(...any) error) (Problem, error) {
	return func(scan func(...any) error) (Problem, error) {
		p := Problem{Kind: WrongState, Path: path}
		return p, scan(&p.Ref.Entity, &p.Ref.Field, &p.Detail)
	}
}

// problemsOf runs a query each of whose rows is a problem.
func problemsOf(ctx context.Context, s *vault, query string, read func(scan func(...any) error) (Problem, error), args ...any) ([]Problem, error) {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Problem
	for rows.Next() {
		p, err := read(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}

// listed are the digests that there should be: entity, kind, group, whether it is deleted. The plus keeps SQLite from going through all
// of a kind where one entity is asked for.
const listed = `SELECT k.entity, k.head, coalesce((SELECT w.id FROM state g JOIN words w ON w.word = g.head
		WHERE g.entity = k.entity AND g.field = (SELECT id FROM words WHERE word = 'client')), 0) AS grp,
		EXISTS (SELECT 1 FROM state g WHERE g.entity = k.entity AND g.field = (SELECT id FROM words WHERE word = 'deleted') AND g.head = '1') AS gone
	FROM state k WHERE k.field = (SELECT id FROM words WHERE word = 'kind') AND +k.head IN ('client', 'dossier')`

// enlist gives an entity the digest that it should have, or none.
func enlist(t *wtx, entity int64) error {
	n, err := counting(t, `INSERT INTO digests (entity, kind, grp, gone, touched, done, basis, body) SELECT x.*, 1, 0, '', '' FROM (`+listed+` AND k.entity = ?) x
		WHERE true ON CONFLICT (entity) DO UPDATE SET kind = excluded.kind, grp = excluded.grp, gone = excluded.gone`, entity)
	if err != nil || n > 0 {
		return err
	}
	return t.exec("DELETE FROM digests WHERE entity = ?", entity)
}

// counting runs a statement and gives how many rows it has changed.
func counting(t *wtx, query string, args ...any) (int64, error) {
	res, err := t.tx.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// execer is a database or a transaction on it.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// enlistAll begins the digests anew, all of them stale.
func enlistAll(ctx context.Context, db execer) error {
	for _, query := range []string{
		"DELETE FROM days", "DELETE FROM digests",
		"INSERT INTO digests (entity, kind, grp, gone, touched, done, basis, body) SELECT x.*, 1, 0, '', '' FROM (" + listed + ") x",
	} {
		if _, err := db.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// checkDigests compares which digests there are with the state; Rebuild mends what differs. What they say is for whoever worked
// them out to prove.
func checkDigests(ctx context.Context, s *vault) ([]Problem, error) {
	if there, err := (Digests{s}).there(ctx); err != nil || !there {
		return nil, err
	}
	return problemsOf(ctx, s, fmt.Sprintf(`WITH should AS MATERIALIZED (%s)
		SELECT coalesce(e.word, ''), x.what FROM (
			SELECT w.entity, 'has no digest' AS what FROM should w WHERE w.entity NOT IN (SELECT entity FROM digests)
			UNION ALL
			SELECT d.entity, 'has a digest that does not fit' FROM digests d LEFT JOIN should w ON w.entity = d.entity
				WHERE w.head IS NOT d.kind OR w.grp IS NOT d.grp OR w.gone IS NOT d.gone
		) x LEFT JOIN words e ON e.id = x.entity LIMIT %d`, listed, maxProblems), func(scan func(...any) error) (Problem, error) {
		p := Problem{Kind: WrongState, Path: s.dbPath(), Ref: Ref{Field: KindField}}
		return p, scan(&p.Ref.Entity, &p.Detail)
	})
}

func checkFiles(ctx context.Context, s *vault) ([]Problem, error) {
	listed, err := Materials{s}.list(ctx)
	if err != nil {
		return nil, err
	}
	var all []Problem
	for _, m := range listed {
		if p := (Materials{s}).checkSize(m); p != nil && len(all) < maxProblems {
			all = append(all, *p)
		}
	}
	return all, nil
}

// Rebuild computes the state anew from the log, which mends every WrongState. What was worked out of entities is forgotten.
// The log is not changed.
func Rebuild(ctx context.Context, s *Store) error {
	dropFinding(s.vault)
	return s.write(ctx, "rebuilding the state", func(t *wtx) error {
		if err := t.exec("DELETE FROM state"); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO state (entity, field, change, head)" + winners); err != nil {
			return err
		}
		for field := range t.s.folding.all() {
			if err := t.refold(field); err != nil {
				return err
			}
		}
		return enlistAll(ctx, t.tx)
	})
}

// CheckEntities compares the state of some entities with what the log says of them. It gives a WrongState for each field that
// differs, nil when none does.
func CheckEntities(ctx context.Context, s *Store, ids []string) ([]Problem, error) {
	const op = "checking entities"
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, invalid(op, "ids: %v", err)
	}
	found, err := problemsOf(ctx, s.vault, fmt.Sprintf(stateQuery,
		strings.Replace(winners, "FROM changes c", "FROM changes c JOIN some ON some.id = c.entity", 1),
		"WITH some AS MATERIALIZED (SELECT w.id FROM words w JOIN json_each(?) j ON j.value = w.word), should",
		"JOIN some ON some.id = s.entity", maxProblems), wrongState(s.dbPath()), string(list))
	return found, fail(op, s.dbPath(), err)
}

// checkFinding looks whether every value is found that was taken in; Rebuild has all taken in anew.
func checkFinding(ctx context.Context, s *vault) ([]Problem, error) {
	lacking, ok, err := s.finding.Lacks(ctx)
	if ok || ctx.Err() != nil {
		return nil, err
	}
	p := Problem{Kind: WrongState, Path: filepath.Join(s.dir, findName), Ref: Ref{Entity: lacking.Entity, Field: FieldName(lacking.Field)}, Detail: "is not found as it is written"}
	return []Problem{p}, nil
}

// What Backups.Check can find.
const (
	BackupDamaged   ProblemKind = "backup-damaged"   // a backup that would be refused if it were to be restored
	BackupUnchecked ProblemKind = "backup-unchecked" // one that this vault's key does not open
)

// asItWas is the reason of a database that was kept because it is damaged.
const asItWas = "damaged"

// CheckBackup reads every page of a backup, each of which carries its checksum, and whether it is a vault's. The older ones of the
// program, which have no checksums yet, are read for their structure. Errors: CodeDamaged, CodeForeign, CodeNewer, those of reading
// and of package sealed.
func CheckBackup(path string, opt Options) error {
	opt = opt.filled()
	path, err := filepath.Abs(path)
	if err != nil {
		return fail("checking a backup", path, err)
	}
	info, err := os.Stat(path)
	if err == nil && info.Size() == 0 {
		err = &Error{Code: CodeDamaged, Op: "checking a backup", Path: path, Err: errors.New("an empty file")}
	}
	if err != nil {
		return fail("checking a backup", path, err)
	}
	seen, err := inspect(path, frozenDSN, true, keyFor(path, opt.Key))
	if err == nil {
		err = seen.admits(path, opt.migrations)
	}
	if err == nil && seen.version == 0 {
		err = &Error{Code: CodeForeign, Op: "checking a backup", Path: path}
	}
	return fail("checking a backup", path, err)
}

// Check reads every backup of the vault whole, newest first, but those that were kept because they are damaged, and those of newer
// programs, of which this one knows nothing. It gives a BackupDamaged or BackupUnchecked for each that could not be restored, nil
// when there is none. The error is that of ctx or of reading the folder.
func (b Backups) Check(ctx context.Context) ([]Problem, error) {
	all, err := b.List()
	var found []Problem
	for _, one := range all {
		if one.Reason == asItWas {
			continue
		}
		if err := ctx.Err(); err != nil {
			return found, fail("checking the backups", b.dir, err)
		}
		err := CheckBackup(one.Path, b.opt)
		if err == nil || CodeOf(err) == CodeNewer || errors.Is(err, os.ErrNotExist) { // thinned out meanwhile
			continue
		}
		p := Problem{Kind: BackupDamaged, Path: one.Path, Detail: err.Error()}
		if code := CodeOf(err); code == Code(sealed.CodeNeeded) || code == Code(sealed.CodeOther) {
			p.Kind = BackupUnchecked
		}
		found = append(found, p)
	}
	return found, err
}

// left is what the state of a damaged database still tells of changes that the log has lost.
type left struct {
	last     int64 // the greatest number of a change that it knows of; 0 for none
	ended    bool  // it was read to its end: no later change was written
	doubtful []Ref // fields of whose last change only the beginning of the value is left
}

// wholeHead is the length from which on the head of a value, in characters, may be cut.
const wholeHead = 64

// pourState adds to db, whose log was gathered, the last values that only the state of the vault's database still has. Such a change
// keeps its number; who wrote it and when is not known any more: it is dated after all that were gathered, so that it wins as it did.
func pourState(ctx context.Context, db *sql.DB, s *vault) (l left, err error) {
	from, err := openSource(ctx, db, s.dbPath(), s.opt.Key)
	if err != nil {
		return l, nil
	}
	defer from.Close()
	var epoch string
	known := from.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'epoch'").Scan(&epoch) == nil && sameEpoch(ctx, db, epoch)
	if !from.sums || !known {
		return l, nil
	}
	rows, err := from.QueryContext(ctx, "SELECT s.entity, s.field, s.change, s.head, e.word, f.word FROM state s JOIN words e ON e.id = s.entity JOIN words f ON f.id = s.field")
	if err != nil {
		return l, nil
	}
	defer rows.Close()
	for rows.Next() {
		var entity, field, change int64
		var head string
		var ref Ref
		if rows.Scan(&entity, &field, &change, &head, &ref.Entity, &ref.Field) != nil {
			return l, nil
		}
		l.last = max(l.last, change)
		var there int
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM changes WHERE seq = ?", change).Scan(&there); err != nil {
			return l, err
		}
		if there > 0 {
			continue
		}
		if utf8.RuneCountInString(head) >= wholeHead {
			l.doubtful = append(l.doubtful, ref)
			continue
		}
		if err := addChange(ctx, db, ref, change, head); err != nil {
			return l, err
		}
	}
	l.ended = rows.Err() == nil
	return l, nil
}

// addChange writes a change that is known by its number and value only into a gathered log, whose words have its entity and field.
// It stands in an edit of its own, which settle makes.
func addChange(ctx context.Context, db *sql.DB, ref Ref, number int64, value string) error {
	_, err := db.ExecContext(ctx, `INSERT INTO changes (seq, id, clock, device, edit, entity, field, value, origin, at, prev)
		SELECT ?1, randomblob(16), coalesce((SELECT max(clock) FROM changes), 0) + 1,
			coalesce((SELECT device FROM changes ORDER BY seq DESC LIMIT 1), e.id),
			max(coalesce((SELECT max(seq) FROM edits), 0), coalesce((SELECT max(edit) FROM changes), 0)) + 1, e.id, f.id, ?2, ?3,
			coalesce((SELECT max(at) FROM changes), 0), 0
		FROM words e JOIN words f ON e.word = ?4 AND f.word = ?5`, number, value, string(System), ref.Entity, string(ref.Field))
	return err
}
