package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yibiao/dossier/store/sealed"
)

// turnName is the file that tells that a vault is being encrypted, or the reverse. What kind it is shows at its database alone,
// which changes in one rename: all of that kind is there before, and what is left of the other kind goes after it.
const turnName = "yibiao.turn"

const (
	turnEncrypt = "encrypt"
	turnDecrypt = "decrypt"
	beforeTurn  = "before-encryption" // the reason of the backup

	damagedEnding = ".damaged" // of a sealed material that does not open
)

// KeyOf is the key of an open vault; nil for one that is not encrypted.
func KeyOf(s *Store) *sealed.Key { return s.opt.Key }

// Turning says how a vault is encrypted, or the reverse.
type Turning struct {
	To       *sealed.Key           // whose key file lies in the vault's folder; nil: everything becomes plain
	Progress func(done, total int) // of materials; nil for none
}

// Turn encrypts the vault in dir, which must not be open, or makes an encrypted one plain. A backup is made before. Killed at any
// moment the vault is whole and opens as what it was, or as what it was to be; what is half done is taken up by another Turn, or
// taken away by Open. left are backups and materials that could not be turned, as they are damaged, and stay what they are.
//
// Errors: those of Open, CodeOlder, and those of writing. After an error the vault is what it was.
func Turn(ctx context.Context, dir string, opt Options, how Turning) (left []string, err error) {
	const op = "encrypting the vault"
	opt = opt.filled()
	if dir, err = filepath.Abs(dir); err != nil {
		return nil, fail(op, dir, err)
	}
	s := &Store{dir: dir, file: filepath.Join(dir, dbName), opt: opt}
	if _, err := os.Stat(s.dbPath()); err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	if _, _, err := vfsOf(s.dbPath(), opt.Key); err != nil {
		return nil, fail(op, dir, err)
	}
	s.opt.Key = keyFor(s.dbPath(), opt.Key)
	if s.lock, err = takeLock(dir, opt); err != nil {
		return nil, err
	}
	if (s.opt.Key == nil) != (how.To == nil) {
		left, err = turn(ctx, s, how)
	}
	return left, fail(op, dir, errors.Join(err, s.lock.release(err == nil)))
}

func turn(ctx context.Context, s *Store, how Turning) (left []string, err error) {
	seen, err := inspect(s.dbPath(), probeDSN, true, s.opt.Key)
	if err == nil {
		err = seen.admits(s.dbPath(), s.opt.migrations)
	}
	if want := latest(s.opt.migrations); err == nil && seen.version < want {
		err = &Error{Code: CodeOlder, Op: "encrypting the vault", Path: s.dbPath(), Have: seen.version, Want: want}
	}
	if err != nil {
		return nil, err
	}
	if err := foldLog(s.dbPath(), s.opt.Key); err != nil {
		return nil, err
	}
	if hasLog(s.dbPath()) { // somebody reads it
		return nil, &Error{Code: CodeLocked, Op: "encrypting the vault", Path: s.dir}
	}
	if _, err := s.Backup(ctx, beforeTurn); err != nil {
		return nil, err
	}
	what := turnEncrypt
	if how.To == nil {
		what = turnDecrypt
	}
	if err := beginTurn(s.dir, what); err != nil {
		return nil, err
	}
	if left, err = turnMaterials(ctx, s.dir, s.opt.Key, how); err != nil {
		return nil, err
	}
	if how.To == nil { // afterwards nobody has the key
		more, _, err := turnBackups(ctx, s, how.To, s.opt.Key)
		if left = append(left, more...); err != nil {
			return nil, err
		}
	}
	if err := swapDB(ctx, s, how.To); err != nil {
		return nil, err
	}
	s.opt.Key = how.To
	if how.To == nil {
		return left, endPlain(s)
	}
	more, err := endSealed(ctx, s)
	return append(left, more...), err
}

// swapDB puts the turned database in the place of the one that is there, whose log is taken up.
func swapDB(ctx context.Context, s *Store, to *sealed.Key) error {
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
	return syncFile(temp)
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

// materialFiles gives the files of materials that are sealed, or those that are not.
func materialFiles(dir string, areSealed bool) ([]string, error) {
	var all []string
	err := filepath.WalkDir(filepath.Join(dir, materialsDir), func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name, ends := strings.CutSuffix(e.Name(), sealed.Ending)
		if e.Type().IsRegular() && isSHA(name) && ends == areSealed {
			all = append(all, path)
		}
		return nil
	})
	return all, err
}

// turnMaterials writes every material that is not sealed once more sealed, or the reverse. What lies there is compared. A material
// that came to harm is sealed as it is; left are those that do not open, which are kept under another name.
func turnMaterials(ctx context.Context, dir string, key *sealed.Key, how Turning) (left []string, err error) {
	files, err := materialFiles(dir, how.To == nil)
	if err != nil {
		return nil, err
	}
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ok, err := turnMaterial(ctx, dir, path, key, how.To)
		if err != nil {
			return nil, err
		}
		if !ok {
			kept := path + damagedEnding
			if err := os.Rename(path, kept); err != nil {
				return nil, err
			}
			left = append(left, kept)
		}
		if how.Progress != nil {
			how.Progress(i+1, len(files))
		}
	}
	return left, nil
}

// turnMaterial is one file of turnMaterials; ok is false when what is sealed does not open.
func turnMaterial(ctx context.Context, dir, path string, key, to *sealed.Key) (ok bool, err error) {
	content, err := hashFile(ctx, path, key)
	if err != nil && (sealed.OfDisk(err) || ctx.Err() != nil) {
		return false, err
	}
	if err != nil {
		return false, nil
	}
	name := content
	if to != nil {
		name = filepath.Base(path) // by which the database knows it
	}
	target := materialFile(dir, name, to)
	if there, err := hashFile(ctx, target, to); err == nil && there == content {
		return true, nil
	}
	from, err := openFile(path, key)
	if err != nil {
		return false, err
	}
	defer from.Close()
	temp, got, _, err := hashInto(filepath.Join(dir, materialsDir), readerOf(ctx, from), to)
	if err != nil {
		return false, err
	}
	defer os.Remove(temp) // fails after the rename, which is as it should be
	if again, err := hashFile(ctx, temp, to); err != nil || got != content || again != content {
		return false, errors.Join(err, &Error{Code: CodeIO, Op: "sealing a material", Path: path, Err: errors.New("it reads back as another")})
	}
	return true, place(temp, target, dir)
}

// turnBackups turns all backups that are of the other kind than to; left cannot be read, again tells that it was the disk that failed.
func turnBackups(ctx context.Context, s *Store, to, key *sealed.Key) (left []string, again bool, err error) {
	all, err := s.Backups()
	if err != nil {
		return nil, false, err
	}
	for _, b := range all {
		is, err := sealed.Is(b.Path)
		if err := errors.Join(ctx.Err(), err); err != nil {
			return nil, false, err
		}
		if is == (to != nil) {
			continue
		}
		temp := filepath.Join(filepath.Dir(b.Path), tempPrefix+randomName())
		err = turnDB(ctx, b.Path, temp, to, key)
		if err == nil {
			err = place(temp, b.Path, s.dir)
		}
		removeDB(temp)
		switch code := CodeOf(fail("turning a backup", b.Path, err)); {
		case code == CodeNoSpace, code == CodeReadOnly, code == CodeCanceled:
			return nil, false, err
		case err != nil: // it is damaged, or of no vault
			left, again = append(left, b.Path), again || code == CodeIO
		}
	}
	return left, again, nil
}

func beginTurn(dir, what string) error {
	path := filepath.Join(dir, turnName)
	if err := os.WriteFile(path, []byte(what), 0o600); err != nil {
		return err
	}
	return errors.Join(syncFile(path), syncDir(dir))
}

// endTurn takes away what a Turn that was killed has left of the other kind than the vault now is. A vault that was still to be
// encrypted keeps what is done, for the next Turn.
func endTurn(ctx context.Context, s *Store) error {
	what, err := os.ReadFile(filepath.Join(s.dir, turnName))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case s.opt.Key != nil:
		_, err = endSealed(ctx, s)
	case string(what) == turnDecrypt:
		err = endPlain(s)
	}
	return err
}

// endSealed seals what is plain beside an encrypted database, and takes away what is there sealed; left cannot be read. Where the
// disk failed, the note stays, so that it is tried once more at the next opening.
func endSealed(ctx context.Context, s *Store) (left []string, err error) {
	if _, err := turnMaterials(ctx, s.dir, nil, Turning{To: s.opt.Key}); err != nil {
		return nil, err
	}
	left, again, err := turnBackups(ctx, s, s.opt.Key, nil)
	if err != nil {
		return nil, err
	}
	if err := removeKind(s.dir, false); err != nil || again {
		return left, err
	}
	return left, os.Remove(filepath.Join(s.dir, turnName))
}

// endPlain takes away what is sealed beside a plain database: all of it is there plain, but for what does not open; where there
// is such a file the key stays with it.
func endPlain(s *Store) error {
	kept, err := fs.Glob(os.DirFS(s.dir), materialsDir+"/*/*/*"+damagedEnding)
	if err != nil {
		return err
	}
	if err = removeKind(s.dir, true); err == nil {
		err = os.Remove(filepath.Join(s.dir, turnName))
	}
	if err != nil || len(kept) > 0 {
		return err
	}
	return sealed.Remove(s.dir)
}

// removeKind removes the materials of one kind.
func removeKind(dir string, areSealed bool) error {
	files, err := materialFiles(dir, areSealed)
	if err != nil {
		return err
	}
	for _, path := range files {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
