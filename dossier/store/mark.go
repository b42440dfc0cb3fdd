package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// markName is the file that tells beside the database which change was acknowledged last. It is written after each edit
// without waiting for the disk, so it may be behind the database, and is never ahead of it unless the database was put back
// or has lost its log.
const markName = "yibiao.mark"

// markSize is the length of a mark: always the same, so that one write replaces it whole.
const markSize = 128

// mark is the last change that was acknowledged.
type mark struct {
	epoch string
	seq   int64
	id    string // of the change, in hexadecimal
	at    int64  // Unix milliseconds
}

// Setback tells that a database is not the one that was last written or closed here: an older copy has taken its place, or it
// was copied without its log.
type Setback struct {
	At      time.Time // of the last change that was acknowledged here
	Missing int64     // changes that were acknowledged here and are not there; 0 when it is another vault's log
}

func (m mark) text() []byte {
	body := fmt.Sprintf("%s %d %s %d", m.epoch, m.seq, m.id, m.at)
	return fmt.Appendf(nil, "%-*s\n", markSize-1, fmt.Sprintf("%s %08x", body, crc32.ChecksumIEEE([]byte(body))))
}

// parseMark is the reverse of text; ok is false for anything else.
func parseMark(data []byte) (m mark, ok bool) {
	var sum uint32
	n, err := fmt.Sscanf(string(data), "%s %d %s %d %x", &m.epoch, &m.seq, &m.id, &m.at, &sum)
	if err != nil || n != 5 || string(m.text()) != string(data) {
		return mark{}, false
	}
	return m, true
}

func readMark(path string) (mark, bool) {
	info, err := os.Stat(path)
	if err != nil || info.Size() != markSize {
		return mark{}, false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return mark{}, false
	}
	return parseMark(data)
}

func (s *Store) markPath() string { return filepath.Join(s.dir, markName) }

// witnessPath is where this computer keeps the mark of the last closing, outside of what a synchronised folder puts back with
// the database; "" when it keeps none.
func (s *Store) witnessPath() string {
	if s.opt.Witness == "" || filepath.Base(s.file) != dbName {
		return ""
	}
	key := sha256.Sum256([]byte(s.dir + "\x00" + s.epoch))
	return filepath.Join(s.opt.Witness, hex.EncodeToString(key[:12])+".mark")
}

// readMarks gives the marks that speak of this database, before it is read: it may be written meanwhile.
func (s *Store) readMarks() []mark {
	var all []mark
	if m, ok := readMark(s.markPath()); ok && filepath.Base(s.file) == dbName {
		all = append(all, m)
	}
	return all
}

// compare finds out whether the database is the one that the marks speak of.
func (s *Store) compare(ctx context.Context, db *sql.DB, marks []mark) error {
	if path := s.witnessPath(); path != "" {
		if m, ok := readMark(path); ok {
			marks = append(marks, m)
		}
	}
	for _, m := range marks {
		set, err := s.setback(ctx, db, m)
		if err != nil {
			return err
		}
		if set != nil && (s.behind == nil || set.Missing > s.behind.Missing) {
			s.behind = set
		}
	}
	return nil
}

func (s *Store) setback(ctx context.Context, db *sql.DB, m mark) (*Setback, error) {
	set := &Setback{At: time.UnixMilli(m.at)}
	if m.epoch != s.epoch {
		return set, nil
	}
	var id string
	err := db.QueryRowContext(ctx, "SELECT lower(hex(id)) FROM changes WHERE seq = ?", m.seq).Scan(&id)
	if err == nil && id == m.id {
		return nil, nil
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	var last int64
	err = db.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM changes").Scan(&last)
	set.Missing = max(0, m.seq-last)
	return set, err
}

// SetBack tells that the database is not the one that was last written or closed here; nil when it is, and when that is not
// known. It is told until the next edit.
func (s *Store) SetBack() *Setback { return s.behind }

// note writes down the last change of an edit that was committed. Best effort: without it less is noticed, nothing is lost.
func (s *Store) note(m mark) {
	if m.seq == 0 {
		return
	}
	m.epoch = s.epoch
	s.last = m
	if s.markFile == nil {
		f, err := os.OpenFile(s.markPath(), os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			return
		}
		s.markFile = f
	}
	_, _ = s.markFile.WriteAt(m.text(), 0)
}

// closeMark keeps the last mark on this computer too.
func (s *Store) closeMark() error {
	var err error
	if s.markFile != nil {
		err = s.markFile.Close()
		s.markFile = nil
	}
	path := s.witnessPath()
	if path == "" || s.last.seq == 0 {
		return err
	}
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		_ = os.WriteFile(path, s.last.text(), 0o600)
	}
	return err
}

// forgetMark removes the mark of a database that is about to be replaced on purpose.
func (s *Store) forgetMark() error {
	if err := os.Remove(s.markPath()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// begun reports whether there was a vault in the folder: then none is begun anew where its database is missing.
func (s *Store) begun() bool {
	if backups, err := s.Backups(); err == nil && len(backups) > 0 {
		return true
	}
	if _, err := os.Lstat(s.markPath()); err == nil {
		return true
	}
	entries, _ := os.ReadDir(filepath.Join(s.dir, materialsDir))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), tempPrefix) {
			return true
		}
	}
	return false
}
