package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"yibiao/dossier/store/sealed"
	"yibiao/forms/pattern"
)

// deviceName is what a device may be called: it is part of every clock.
var deviceName = pattern.Of(`^[0-9A-Za-z._-]{1,64}$`)

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
	return plainError("reading what is kept folded", s.dbPath(), s.folding.load(ctx, db))
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

// metaExpected is the fact of a vault which files come into it before anything speaks of them: their names, a line each.
const metaExpected = "expected"

// Expect is called before files are put of which nothing speaks yet: those that the vault does not know are noted by their SHA-256. Settle is to follow;
// where the program is killed before, the next opening does it. Errors: CodeReadOnly, and those of writing.
func (m Materials) Expect(ctx context.Context, shas []string) error {
	return m.write(ctx, "expecting files", func(t *wtx) error {
		listed, err := words(ctx, t.tx, "SELECT sha FROM materials")
		if err != nil {
			return err
		}
		known := map[string]bool{}
		for _, sha := range listed {
			known[sha] = true
		}
		fresh := slices.DeleteFunc(slices.Clone(shas), func(sha string) bool { return known[sha] || !isSHA(sha) })
		return t.exec("INSERT OR REPLACE INTO meta VALUES (?, ?)", metaExpected, strings.Join(fresh, "\n"))
	})
}

// Settle removes those of the expected files that nothing speaks of after all. Errors: those of reading, removing and writing; then the
// next opening does it.
func (m Materials) Settle(ctx context.Context) error { return removeUnspoken(ctx, m.vault) }

func removeUnspoken(ctx context.Context, s *vault) error {
	const op = "removing files that nothing speaks of"
	var list string
	err := s.w.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", metaExpected).Scan(&list)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fail(op, s.dbPath(), err)
	}
	found := mentions{map[string]bool{}, map[string]bool{}}
	if err := found.add(ctx, s.w, []string{}); err != nil {
		return fail(op, s.dbPath(), err)
	}
	gone := slices.DeleteFunc(strings.Fields(list), func(sha string) bool { return found.others[sha] })
	files := make([]string, len(gone))
	for i, sha := range gone {
		files[i] = filepath.Base(s.pathOf(sha))
	}
	// The files first: on a full disk the database can be written only then.
	if err := removeMaterials(s, files, nil); err != nil {
		return fail(op, s.dir, err)
	}
	return s.write(ctx, op, func(t *wtx) error {
		for _, sha := range gone {
			if err := t.exec("DELETE FROM materials WHERE sha = ?", sha); err != nil {
				return err
			}
		}
		return t.exec("DELETE FROM meta WHERE key = ?", metaExpected)
	})
}

// removeMaterials removes files of materials by their names, but for the paths that stay; what is not there is removed already.
func removeMaterials(s *vault, names []string, stay map[string]bool) error {
	for _, name := range names {
		if !isSHA(strings.TrimSuffix(name, sealed.Ending)) {
			continue
		}
		dir := filepath.Join(s.dir, materialsDir, name[:2], name[2:4])
		path := filepath.Join(dir, name)
		if stay[path] {
			continue
		}
		for _, file := range []string{path, path + damagedEnding} {
			if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		_, _ = os.Remove(dir), os.Remove(filepath.Dir(dir)) // where nothing else lies there
	}
	return nil
}

// metaKey is the fact of a vault how often its passphrase and its recovery code were changed, and of which key: "ID N M".
const metaKey = "key"

// AdmitKey refuses a key that was opened by a passphrase or a recovery code that has been changed since (CodeRevoked of package
// sealed), as the database of the vault knows. Where that cannot be read there is no refusal: what is wrong shows on opening.
// One of two key files that is older, or is gone, is put right.
func AdmitKey(dir string, k *sealed.Key) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	path := filepath.Join(dir, dbName)
	if is, err := sealed.Is(path); err != nil || !is {
		return nil
	}
	if fits, err := k.Fits(path); err != nil || !fits {
		return nil
	}
	db, err := openDB(path, readerDSN, k)
	if err != nil {
		return nil
	}
	known, err := countsOf(context.Background(), db, k)
	if _ = db.Close(); err != nil {
		return nil
	}
	if _, _, revoked := k.Counted(known); revoked {
		return &sealed.Error{Code: sealed.CodeRevoked, Path: filepath.Join(dir, sealed.FileName)}
	}
	k.Mend(dir)
	return nil
}

// countsOf reads what a database knows of a key; of another key that is nothing.
func countsOf(ctx context.Context, db *sql.DB, k *sealed.Key) (sealed.Counts, error) {
	var text, id string
	err := db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", metaKey).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return sealed.Counts{}, nil
	}
	if err != nil {
		return sealed.Counts{}, err
	}
	var known sealed.Counts
	_, mine, _ := k.Counted(known)
	if _, err := fmt.Sscanf(text, "%s %d %d", &id, &known.Passphrase, &known.Code); err != nil || id != mine {
		return sealed.Counts{}, nil
	}
	return known, nil
}

// noteCounts makes the database know of the changes that its key file has counted. They never become less.
func noteCounts(ctx context.Context, s *vault) error {
	k := s.opt.Key
	if k == nil || s.w == nil {
		return nil
	}
	known, err := countsOf(ctx, s.w, k)
	if err != nil {
		return err
	}
	have, id, _ := k.Counted(known)
	if have.Passphrase <= known.Passphrase && have.Code <= known.Code {
		return nil
	}
	_, err = s.w.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES (?, ?)", metaKey,
		fmt.Sprintf("%s %d %d", id, max(have.Passphrase, known.Passphrase), max(have.Code, known.Code)))
	return err
}

// ChangePassphrase gives an encrypted vault that is open for writing another passphrase; older key files do not open it by their
// own any more. Its recovery code stays. Errors: CodeReadOnly, those of package sealed, and those of writing.
func ChangePassphrase(ctx context.Context, s *Store, passphrase string, cost sealed.Cost) error {
	return changeKey(ctx, s.vault, func(k *sealed.Key) error { return sealed.ChangePassphrase(s.dir, k, passphrase, cost) })
}

// NewCode gives an encrypted vault that is open for writing another recovery code; the old one opens it no more, by no key file.
// Errors: those of ChangePassphrase.
func NewCode(ctx context.Context, s *Store) (code string, err error) {
	err = changeKey(ctx, s.vault, func(k *sealed.Key) error {
		code, err = sealed.NewCode(s.dir, k)
		return err
	})
	return code, err
}

// changeKey changes the key file first: killed between, the database learns of it at the next opening.
func changeKey(ctx context.Context, s *vault, change func(*sealed.Key) error) error {
	const op = "changing the key"
	if s.w == nil || s.opt.Key == nil {
		return &Error{Code: CodeReadOnly, Op: op, Path: s.dir}
	}
	if err := s.ground.holds(op); err != nil {
		return err
	}
	known, err := countsOf(ctx, s.w, s.opt.Key)
	if err != nil {
		return fail(op, s.dbPath(), err)
	}
	s.opt.Key.Past(known)
	if err := change(s.opt.Key); err != nil {
		return fail(op, s.dir, err)
	}
	return fail(op, s.dir, noteCounts(ctx, s))
}
