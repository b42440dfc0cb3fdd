package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"yibiao/dossier/store/sealed"
)

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
