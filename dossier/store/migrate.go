package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step from one version of the file to the next.
type migration struct {
	version int    // 1, 2, … without gaps
	name    string // of its file, without number and ending
	script  string
}

// sumsVersion is the version from which on every page of a file has a checksum. The version before it changes nothing and
// keeps out older programs, whose edits would leave wrong checksums, while the file is being written anew.
const sumsVersion = 3

// embeddedMigrations reads migrations/0001_name.sql, 0002_… in order.
func embeddedMigrations() []migration {
	// Neither can fail for files that were compiled in under this pattern.
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql")
	all := make([]migration, 0, len(names))
	for i, name := range names {
		script, _ := migrationFiles.ReadFile(name)
		_, title, _ := strings.Cut(strings.TrimSuffix(name, ".sql"), "_")
		all = append(all, migration{version: i + 1, name: title, script: string(script)})
	}
	return all
}

// latest gives the version a file has after all migrations.
func latest(all []migration) int {
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1].version
}

// migrate brings the file to the latest version. An existing file is copied to
// backups/ before its first step.
func (s *Store) migrate(ctx context.Context, existing bool) error {
	var have int
	if err := s.w.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	if have >= latest(s.opt.migrations) {
		return nil
	}
	if existing {
		if _, err := s.Backup(ctx, fmt.Sprintf("before-migration-%d", have+1)); err != nil {
			return err
		}
	}
	for _, m := range s.opt.migrations {
		if m.version <= have {
			continue
		}
		if m.version == sumsVersion && existing {
			if err := writeSums(ctx, s.w, s.dbPath()); err != nil {
				return fail("giving the pages checksums", s.dbPath(), err)
			}
		}
		if err := s.step(ctx, m); err != nil {
			return fail(fmt.Sprintf("migrating the vault to version %d (%s)", m.version, m.name), s.dbPath(), err)
		}
	}
	return nil
}

// step runs one migration and books it, in one transaction.
func (s *Store) step(ctx context.Context, m migration) error {
	tx, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer abandon(tx)
	if _, err := tx.ExecContext(ctx, m.script); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", m.version)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO migrations VALUES (?, ?, ?, ?)",
		m.version, m.name, s.opt.Version, s.opt.Now().UTC().Format(time.RFC3339))
	if err != nil {
		return err
	}
	if m.version == chainVersion {
		if err := forge(ctx, tx); err != nil {
			return err
		}
	}
	return tx.Commit()
}
