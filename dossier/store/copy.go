package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
)

// beforeCopy is the reason of what a copy held before it was written anew.
const beforeCopy = "before-copy"

// CopyTo writes the whole vault, as it is after the last edit, to another folder: the
// database, checked, and every material that is not there yet, read back by its name. The
// folder is made, or holds an earlier copy of this vault, whose database it keeps among
// its backups. Work may go on meanwhile. progress, which may be nil, is called after each
// material with the numbers done and in all. The copy is a vault like any other.
//
// A material that is gone, damaged or unreadable here, and not there from an earlier copy, does
// not keep the others from being copied: lacking tells of each, and Check of the copy will too.
//
// Errors: CodeDamaged when the database here does not hold together, and nothing is written; CodeTaken when the folder holds anything else, CodeCopyInside when it lies in the vault, CodeCopySealed when what it holds cannot be opened with the key, CodeCopyUnread when the vault there is damaged, CodeLocked when a program has the
// copy open, and those of writing. After an error an earlier copy still opens.
func CopyTo(ctx context.Context, s *Store, dir string, progress func(done, total int)) (lacking []Problem, err error) {
	const op = "copying the vault"
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, fail(op, dir, err)
	}
	to := &vault{dir: dir, file: filepath.Join(dir, dbName), opt: s.opt}
	if err := mayCopyTo(s.vault, to); err != nil {
		return nil, err
	}
	// A database that cannot be copied is found out before anything is written there.
	if _, err := inspect(s.dbPath(), s.params(readerDSN), true, s.opt.Key); err != nil {
		return nil, fail(op, s.dir, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fail(op, dir, err)
	}
	if to.lock, err = takeLock(dir, s.opt); err != nil {
		return nil, err
	}
	removeTemps(to) // of a copy that was killed
	lacking, err = copyTo(ctx, s.vault, to, progress)
	return lacking, fail(op, dir, errors.Join(err, to.lock.release(err == nil)))
}

// mayCopyTo refuses a folder that holds something else than an earlier copy.
func mayCopyTo(s, to *vault) error {
	taken := &Error{Code: CodeTaken, Op: "copying the vault", Path: to.dir}
	if in, err := filepath.Rel(s.dir, to.dir); err == nil && filepath.IsLocal(in) {
		return &Error{Code: CodeCopyInside, Op: taken.Op, Path: to.dir}
	}
	entries, err := os.ReadDir(to.dir)
	if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fail("copying the vault", to.dir, err)
	}
	mine, err := firstChange(s.dbPath(), s.params(readerDSN), s.opt.Key)
	if err != nil {
		return fail("copying the vault", s.dir, err)
	}
	// A copy that did not come to its end has materials only, and may be finished.
	if _, err := os.Stat(to.dbPath()); errors.Is(err, os.ErrNotExist) && onlyMaterials(entries) {
		return nil
	}
	theirs, err := firstChange(to.dbPath(), readerDSN, s.opt.Key)
	if err != nil && otherKey(to, s.opt.Key) {
		return &Error{Code: CodeCopySealed, Op: taken.Op, Path: to.dir, Err: err}
	}
	if _, missing := os.Stat(to.dbPath()); err != nil && missing == nil {
		return &Error{Code: CodeCopyUnread, Op: taken.Op, Path: to.dir, Err: err}
	}
	if err != nil || theirs != mine {
		return taken
	}
	return nil
}

// otherKey tells of a folder that it holds an encrypted vault which a key does not open.
func otherKey(v *vault, key *sealed.Key) bool {
	is, err := sealed.Is(v.dbPath())
	if err != nil || !is {
		return false
	}
	if key == nil {
		return true
	}
	fits, err := key.Fits(v.dbPath())
	return err == nil && !fits
}

// onlyMaterials tells that a folder holds only what a killed copy leaves: materials, and half-written files.
func onlyMaterials(entries []os.DirEntry) bool {
	for _, e := range entries {
		switch name := e.Name(); {
		case name == materialsDir, name == backupsDir, name == sealed.FileName, name == sealed.NextDir, name == turnName, name == lockName, name == lockInfoName, strings.HasPrefix(name, tempPrefix):
		default:
			return false
		}
	}
	return true
}

// firstChange is the id of the oldest change of a database, one that was purged too, which its copies share; "" when
// nothing was ever written.
func firstChange(path, params string, key *sealed.Key) (string, error) {
	if _, err := inspect(path, params, false, key); err != nil {
		return "", err
	}
	db, err := openDB(path, params, key)
	if err != nil {
		return "", err
	}
	var id string
	err = db.QueryRow("SELECT coalesce((SELECT value FROM meta WHERE key = ?), (SELECT hex(id) FROM changes ORDER BY seq LIMIT 1), '')", metaFirst).Scan(&id)
	return id, errors.Join(err, db.Close())
}

// OtherVault tells whether a backup comes from another vault than the one in dir: both were written to, and do not begin with the
// same change. What cannot be read is no other.
func OtherVault(dir, backup string, key *sealed.Key) bool {
	vault, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	mine, err := firstChange(filepath.Join(vault, dbName), readerDSN, key)
	if err != nil || mine == "" {
		return false
	}
	path, err := filepath.Abs(backup)
	if err != nil {
		return false
	}
	theirs, err := firstChange(path, readerDSN, key)
	return err == nil && theirs != "" && theirs != mine
}

func copyTo(ctx context.Context, s, to *vault, progress func(done, total int)) ([]Problem, error) {
	// The materials first: a database never speaks of files that are still to come.
	lacking, err := copyMaterials(ctx, s, to, progress)
	if err != nil {
		return nil, err
	}
	if s.opt.Key == nil {
		return lacking, copyDatabase(ctx, s, to)
	}
	// The key file comes before the database, which cannot be opened without it; what an earlier, plain copy left goes after it.
	if err := errors.Join(beginTurn(to.dir, turnCopy), sealed.CopyFile(s.dir, to.dir)); err != nil {
		return nil, err
	}
	if err := copyDatabase(ctx, s, to); err != nil {
		return nil, err
	}
	_, err = endSealed(ctx, to)
	return lacking, err
}

func copyDatabase(ctx context.Context, s, to *vault) error {
	temp := filepath.Join(to.dir, tempPrefix+randomName())
	defer removeDB(temp) // after the rename there is nothing of that name
	if err := vacuumInto(ctx, s, temp); err != nil {
		return err
	}
	if _, err := os.Stat(to.dbPath()); err == nil {
		if err := foldLog(to.dbPath(), s.opt.Key); err != nil {
			return err
		}
		if _, err := (Backups{to}).Make(ctx, beforeCopy); err != nil {
			return err
		}
		if err := forgetMark(to.dir); err != nil {
			return err
		}
		for _, ending := range []string{"-wal", "-shm", "-journal"} {
			if err := os.Remove(to.dbPath() + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		}
	}
	return place(temp, to.dbPath(), to.dir)
}

func copyMaterials(ctx context.Context, s, to *vault, progress func(done, total int)) (lacking []Problem, err error) {
	listed, err := Materials{s}.list(ctx)
	if err != nil {
		return nil, err
	}
	for i, m := range listed {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if (Materials{to}).checkSize(m) != nil {
			p, err := copyMaterial(ctx, s, to, m.sha)
			if err != nil {
				return nil, err
			}
			if p != nil {
				lacking = append(lacking, *p)
			}
		}
		if progress != nil {
			progress(i+1, len(listed))
		}
	}
	return lacking, nil
}

// copyMaterial copies one file, or tells what is wrong with it here. The error is about writing.
func copyMaterial(ctx context.Context, s, to *vault, sha string) (*Problem, error) {
	from, err := openFile(s.pathOf(sha), s.opt.Key)
	if err != nil {
		return proveMaterial(ctx, s, sha)
	}
	defer from.Close()
	top := filepath.Join(to.dir, materialsDir)
	if err := os.MkdirAll(top, 0o700); err != nil {
		return nil, err
	}
	temp, got, _, err := hashInto(top, readerOf(ctx, from), to.opt.Key)
	if err != nil {
		// Reading it once more shows whether it was the reading that failed.
		if p, again := proveMaterial(ctx, s, sha); p != nil || again != nil {
			return p, again
		}
		return nil, err
	}
	defer os.Remove(temp) // fails after the rename, which is as it should be
	if got != sha {
		return &Problem{Kind: MaterialChanged, Path: s.pathOf(sha), Material: sha, Detail: "content is " + got}, nil
	}
	return nil, place(temp, to.pathOf(sha), to.dir)
}

// swapDB puts the turned database in the place of the one that is there, whose log is taken up.
func swapDB(ctx context.Context, s *vault, to *sealed.Key) error {
	temp := filepath.Join(s.dir, tempPrefix+randomName())
	defer removeDB(temp) // after the rename there is nothing of that name
	if err := turnDB(ctx, s.dbPath(), temp, to, s.opt.Key); err != nil {
		return err
	}
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(s.dbPath() + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return place(temp, s.dbPath(), s.dir)
}

// turnDB writes all of a database into a new one that is sealed with a key, or plain for nil, and compares the two. key is that
// of the first where it is sealed.
func turnDB(ctx context.Context, from, temp string, to, key *sealed.Key) error {
	vfs, _, err := vfsOf(from, key)
	if err != nil {
		return err
	}
	db, err := openDB(temp, "mode=rwc&_synchronous=OFF", to)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, "ATTACH ? AS old", fileURI(from)+"?mode=rw&vfs="+vfs)
	if err == nil {
		err = pourAll(ctx, db)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if _, err := inspect(temp, probeDSN, true, to); err != nil {
		return err
	}
	_ = os.Chmod(temp, 0o600) // sticks know no owners
	return disk.SyncFile(temp)
}

// pourAll copies the attached database old, and compares row by row.
func pourAll(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer abandon(tx)
	parts, err := schemaOf(ctx, tx)
	if err != nil {
		return err
	}
	for _, p := range parts {
		if _, err := tx.ExecContext(ctx, p.sql); err != nil {
			return err
		}
		if !p.table {
			continue
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO main.%[1]q SELECT * FROM old.%[1]q", p.name)); err != nil {
			return err
		}
		var differ, more int
		err := tx.QueryRowContext(ctx, fmt.Sprintf(`SELECT (SELECT count(*) FROM (SELECT * FROM old.%[1]q EXCEPT SELECT * FROM main.%[1]q)),
			(SELECT count(*) FROM main.%[1]q) - (SELECT count(*) FROM old.%[1]q)`, p.name)).Scan(&differ, &more)
		if err == nil && (differ != 0 || more != 0) {
			err = &Error{Code: CodeDamaged, Op: "comparing the databases", Err: fmt.Errorf("table %s: %d rows differ, %d more", p.name, differ, more)}
		}
		if err != nil {
			return err
		}
	}
	for _, name := range []string{"application_id", "user_version"} {
		var n int
		if err := tx.QueryRowContext(ctx, "PRAGMA old."+name).Scan(&n); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA main.%s = %d", name, n)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// part is a table, or what stands on one.
type part struct {
	name, sql string
	table     bool
}

// schemaOf gives the parts of the database old, tables first.
func schemaOf(ctx context.Context, tx *sql.Tx) ([]part, error) {
	rows, err := tx.QueryContext(ctx, "SELECT name, sql, type = 'table' FROM old.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type <> 'table', rowid")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []part
	for rows.Next() {
		var p part
		if err := rows.Scan(&p.name, &p.sql, &p.table); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, rows.Err()
}
