package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// deviceName is what a device may be called: it is part of every clock.
var deviceName = regexp.MustCompile(`^[0-9A-Za-z._-]{1,64}$`)

// loadMeta reads the vault's own facts, and writes those a new vault lacks.
func (s *Store) loadMeta(ctx context.Context, db *sql.DB) error {
	meta, err := readMeta(ctx, db)
	if err != nil {
		return plainError("reading the vault's own facts", s.dbPath(), err)
	}
	fresh := map[string]string{}
	if meta["device"] == "" {
		fresh["device"] = s.opt.Device
		if s.opt.Device == "" {
			fresh["device"] = randomName()
		}
	}
	if meta["epoch"] == "" {
		fresh["epoch"] = randomName()
		fresh["created"] = s.opt.Now().UTC().Format(time.RFC3339)
	}
	for key, value := range fresh {
		if meta[key] = value; s.w == nil {
			continue
		}
		if _, err := s.w.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value); err != nil {
			return fail("writing the vault's own facts", s.dbPath(), err)
		}
	}
	if s.opt.Device != "" {
		meta["device"] = s.opt.Device
	}
	if !deviceName.MatchString(meta["device"]) {
		return invalid("opening the vault", "device name %.80q", meta["device"])
	}
	s.device, s.epoch = meta["device"], meta["epoch"]
	_, s.purging = meta[metaPurging]
	if text := meta["clock"]; text != "" {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return &Error{Code: CodeDamaged, Op: "reading the vault's clock", Path: s.dbPath(), Err: err}
		}
		s.clock.see(stamp(n))
	}
	return nil
}

func readMeta(ctx context.Context, db *sql.DB) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT key, value FROM meta")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return nil, err
		}
		meta[key] = value
	}
	return meta, rows.Err()
}

// randomName gives twelve random hexadecimal digits.
func randomName() string {
	return strings.ReplaceAll(uuid.NewString(), "-", "")[20:]
}

// Setting gives a setting of the program; "" when it was never set. Settings
// are kept with the vault but are no part of the log.
func (s *Store) Setting(key string) (string, error) {
	var value string
	err := s.r.QueryRow("SELECT value FROM settings WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, fail(fmt.Sprintf("reading setting %q", key), s.dbPath(), err)
}

// SetSetting keeps a setting of the program; "" forgets it.
func (s *Store) SetSetting(key, value string) error {
	op := fmt.Sprintf("writing setting %q", key)
	if s.w == nil {
		return &Error{Code: CodeReadOnly, Op: op, Path: s.dir}
	}
	query, args := "INSERT OR REPLACE INTO settings VALUES (?, ?)", []any{key, value}
	if value == "" {
		query, args = "DELETE FROM settings WHERE key = ?", args[:1]
	}
	if err := s.ground.holds(op); err != nil {
		return err
	}
	_, err := s.w.Exec(query, args...)
	return fail(op, s.dbPath(), err)
}
