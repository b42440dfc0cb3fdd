// Package storetest makes vaults that tests cannot make with the program itself.
package storetest

import (
	"database/sql"
	"errors"
	"path/filepath"

	"yibiao/dossier/store"
	"yibiao/dossier/store/pagesum"
)

// MakeNewer gives the vault in dir, an absolute path, which must not be open, a version that only a newer program knows.
func MakeNewer(dir string) error {
	if err := pagesum.Register(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(filepath.Join(dir, store.DatabaseName))+"?vfs="+pagesum.Name)
	if err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA user_version = 99")
	return errors.Join(err, db.Close())
}
