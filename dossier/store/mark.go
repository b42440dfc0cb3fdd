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
	"slices"
	"strings"
	"time"

	"yibiao/dossier/store/sealed"
)

// markName is a file beside the database that tells which change was acknowledged last. It is written after each edit
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

// marker keeps the marks of one vault. The zero value keeps none and knows nothing.
type marker struct {
	path    string // beside the database; "" for none
	vault   string // the folder
	witness string // folder of this computer; "" for none
	epoch   string
	found   []mark // on opening, before the database was read: it may be written meanwhile
	own     bool   // one of them lay beside the database
	spoiled bool   // one lay there that cannot be read
	last    mark   // of this store's last edit
	file    *os.File
	behind  *Setback
}

// markerOf reads the mark of a vault that is about to be opened. A backup has none.
func markerOf(s *vault) marker {
	if filepath.Base(s.file) != dbName {
		return marker{}
	}
	m := marker{path: filepath.Join(s.dir, markName), vault: s.dir, witness: s.opt.Witness}
	for range 2 { // a writer may be at it
		if found, ok := readMark(m.path); ok {
			m.found, m.own = append(m.found, found), true
			return m
		}
	}
	info, err := os.Stat(m.path)
	m.spoiled = err == nil && info.Size() > 0 // an empty one is of a program that was killed as it began
	return m
}

// witnessPath is where this computer keeps the mark of the last closing, outside of what a synchronised folder puts back
// together with the database; "" when it keeps none.
func (m *marker) witnessPath() string {
	if m.witness == "" || m.epoch == "" {
		return ""
	}
	key := sha256.Sum256([]byte(m.vault + "\x00" + m.epoch))
	return filepath.Join(m.witness, hex.EncodeToString(key[:12])+".mark")
}

// compare finds out whether a database is the one that the marks speak of.
func (m *marker) compare(ctx context.Context, db *sql.DB, epoch string) error {
	if m.path == "" {
		return nil
	}
	m.epoch = epoch
	if path := m.witnessPath(); path != "" {
		if found, ok := readMark(path); ok {
			m.found = append(m.found, found)
		}
	}
	for _, found := range m.found {
		set, err := setback(ctx, db, found, epoch)
		if err != nil {
			return err
		}
		if set != nil && (m.behind == nil || set.Missing > m.behind.Missing) {
			m.behind = set
		}
	}
	return nil
}

// setback compares a database with one mark; nil when it holds what the mark speaks of.
func setback(ctx context.Context, db *sql.DB, m mark, epoch string) (*Setback, error) {
	set := &Setback{At: time.UnixMilli(m.at)}
	if m.epoch != epoch {
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

// SetBackOf tells that the database of a vault is not the one that was last written or closed here; nil when it is, and when
// that is not known. It is told until the next edit.
func SetBackOf(s *Store) *Setback { return s.marker.behind }

// MarkSpoiled gives the file of the mark where it could not be read on opening: whether changes that were acknowledged here are missing
// is not known then. "" for all is well. Opening for writing makes it anew.
func MarkSpoiled(s *Store) string {
	if s.marker.spoiled {
		return s.marker.path
	}
	return ""
}

// note writes down the last change of an edit that was committed. Best effort: without it less is noticed, nothing is lost.
func (m *marker) note(last mark) {
	if last.seq == 0 || m.path == "" {
		return
	}
	last.epoch = m.epoch
	m.last = last
	if m.file == nil {
		f, err := os.OpenFile(m.path, os.O_WRONLY|os.O_CREATE, 0o600)
		if err != nil {
			return
		}
		m.file = f
	}
	_, _ = m.file.WriteAt(last.text(), 0)
}

// close keeps the last mark on this computer too.
func (m *marker) close() error {
	var err error
	if m.file != nil {
		err = m.file.Close()
		m.file = nil
	}
	path := m.witnessPath()
	if path == "" || m.last.seq == 0 {
		return err
	}
	if os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		_ = os.WriteFile(path, m.last.text(), 0o600)
	}
	return err
}

// forgetMark removes the mark of a database that is about to be replaced on purpose.
func forgetMark(dir string) error {
	if err := os.Remove(filepath.Join(dir, markName)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// begun reports whether there was a vault in the folder: then none is begun anew where its database is missing.
func begun(s *vault) bool {
	if backups, err := (Backups{s}).List(); err == nil && len(backups) > 0 {
		return true
	}
	for _, name := range []string{markName, sealed.FileName} {
		if _, err := os.Lstat(filepath.Join(s.dir, name)); err == nil {
			return true
		}
	}
	entries, _ := os.ReadDir(filepath.Join(s.dir, materialsDir))
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !strings.HasPrefix(e.Name(), tempPrefix) })
}

// There tells whether a folder holds a vault, or what is left of one: a database, backups, materials. What cannot be looked
// into counts, so that opening it tells why.
func There(dir string) bool {
	s := &vault{dir: dir, file: filepath.Join(dir, dbName)}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return !errors.Is(err, os.ErrNotExist)
	}
	_, err := os.Lstat(s.dbPath())
	return !errors.Is(err, os.ErrNotExist) || begun(s)
}

// acknowledged is the number of the last change of the gathered log that a mark tells of, that beside the database or that of this
// computer; 0 when none does. sure tells that there was no later one: this computer's own knows nothing of a log that took the place of
// the gathered one since.
func acknowledged(ctx context.Context, s *vault, db *sql.DB) (last int64, sure bool) {
	var epoch string
	_ = db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'epoch'").Scan(&epoch)
	witness := marker{vault: s.dir, witness: s.opt.Witness, epoch: epoch}
	for i, path := range []string{filepath.Join(s.dir, markName), witness.witnessPath()} {
		if m, ok := readMark(path); ok && sameEpoch(ctx, db, m.epoch) {
			last, sure = max(last, m.seq), sure || i == 0
		}
	}
	return last, sure
}

// sameEpoch tells whether a log is the one that is being gathered; so it is when that is not known yet.
func sameEpoch(ctx context.Context, db *sql.DB, epoch string) bool {
	var have string
	err := db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'epoch'").Scan(&have)
	return err != nil || have == epoch
}
