package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
	"yibiao/forms/pattern"
)

// Why a backup was made. Any other reason of lower-case letters, digits and
// hyphens may be given as well.
const (
	BackupAuto   = "auto"   // by the program, of its own accord
	BackupImport = "import" // before much is written at once
	BackupManual = "manual" // because the user asked: never removed
	BackupRepair = "before-repair"
	// BackupTakeBack is made before an import is taken back.
	BackupTakeBack = "before-take-back"
	// BackupReceive is made before what another vault handed over is taken in.
	BackupReceive = "before-receive"
	// beforeRestore is kept by RestoreBackup; before-migration-N by Open.
	beforeRestore = "before-restore"
)

// Of the backups of one reason the newest keepBackups are kept, beyond them the newest of
// each of keepDays days that have one (of those before a restore the first of the day too),
// and of each of keepWeeks weeks; older ones are removed after a new one was made, but never
// one that holds a change that is nowhere else; see thin. Those made by hand all stay.
const (
	keepBackups = 5
	keepDays    = 14
	keepWeeks   = 12
)

// BackupInfo is a backup as its file tells it; nothing of it has been opened.
type BackupInfo struct {
	Path   string    // absolute
	Reason string    // BackupAuto, BackupManual, …
	At     time.Time // local time, to the second, from its name
	Size   int64     // bytes
}

var (
	backupName   = pattern.Of(`^yibiao_(\d{4}-\d{2}-\d{2}_\d{6})_([a-z0-9-]+?)(?:~(\d+))?\.db$`)
	backupReason = pattern.Of(`^[a-z0-9-]{1,40}$`)
)

const backupTime = "2006-01-02_150405"

// Make copies the database, as it is after the last edit, to a dated file in
// backups/, checks the copy, and gives its path. Work may go on meanwhile.
// Afterwards older ones of the same reason are thinned out, unless it is
// BackupManual. That of an encrypted vault is sealed as well. Materials are not copied: nothing ever changes or removes them.
// After an error there is no copy.
func (b Backups) Make(ctx context.Context, reason string) (path string, err error) {
	const op = "making a backup"
	if b.lock == nil {
		return "", &Error{Code: CodeReadOnly, Op: op, Path: b.dir}
	}
	if !backupReason.MatchString(reason) {
		return "", invalid(op, "reason %.60q", reason)
	}
	if err := b.ground.holds(op); err != nil {
		return "", err
	}
	dir := filepath.Join(b.dir, backupsDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fail(op, dir, err)
	}
	temp := filepath.Join(dir, tempPrefix+randomName())
	defer removeDB(temp) // after the rename there is nothing of that name
	if err := vacuumInto(ctx, b.vault, temp); err != nil {
		return "", fail(op, dir, err)
	}
	path = b.path(reason)
	if err := place(temp, path, b.dir); err != nil {
		return "", fail(op, path, err)
	}
	if reason != BackupManual && reason != beforeRestore { // that is thinned out once the other database is there
		b.thin(ctx, reason)
	}
	return path, nil
}

// vacuumInto writes a checked, synced copy of the database to temp, sealed where it is.
func vacuumInto(ctx context.Context, s *vault, temp string) error {
	key := s.opt.Key
	db, err := openDB(s.dbPath(), s.params(copyDSN), key)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", temp)
	if err := errors.Join(err, db.Close()); err != nil {
		return ofSource(err, s)
	}
	// A copy that cannot be read back is found out while the original is there.
	if _, err := inspect(temp, frozenDSN, true, key); err != nil {
		return err
	}
	_ = os.Chmod(temp, 0o600) // sticks know no owners
	return disk.SyncFile(temp)
}

// ofSource tells damage of the database that was copied from a fault of the disk: SQLite gives the same answer to both.
func ofSource(err error, s *vault) error {
	if classify(err) != CodeIO {
		return err
	}
	if _, found := inspect(s.dbPath(), s.params(readerDSN), true, s.opt.Key); CodeOf(found) == CodeDamaged {
		return found
	}
	return err
}

// path gives a name that is not taken.
func (b Backups) path(reason string) string {
	return FreePath(filepath.Join(b.dir, backupsDir, "yibiao_"+b.opt.Now().Local().Format(backupTime)+"_"+reason), ".db")
}

// FreePath gives a path at which nothing lies: base with the ending, or base~2, base~3 … with it.
func FreePath(base, ending string) string {
	path := base + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s~%d%s", base, n, ending)
	}
}

// List gives the backups in this vault; see BackupsIn.
func (b Backups) List() ([]BackupInfo, error) { return BackupsIn(b.dir) }

// BackupsIn gives the backups in the vault of a folder, which need not open, newest
// first; nil when there are none. Files with other names are passed over.
func BackupsIn(vault string) ([]BackupInfo, error) {
	dir := filepath.Join(vault, backupsDir)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fail("listing the backups", dir, err)
	}
	var all []BackupInfo
	for _, entry := range entries {
		m := backupName.FindStringSubmatch(entry.Name())
		info, err := entry.Info()
		if m == nil || err != nil || !info.Mode().IsRegular() {
			continue
		}
		at, err := time.ParseInLocation(backupTime, m[1], time.Local)
		if err != nil {
			continue
		}
		all = append(all, BackupInfo{Path: filepath.Join(dir, entry.Name()), Reason: m[2], At: at, Size: info.Size()})
	}
	slices.SortFunc(all, func(a, b BackupInfo) int { return newerBackup(a.Path, b.Path) })
	return all, nil
}

// newerBackup orders by date, then by number within the same second, newest first.
func newerBackup(a, b string) int {
	key := func(path string) string {
		m := backupName.FindStringSubmatch(filepath.Base(path))
		return fmt.Sprintf("%s %9s %s", m[1], m[3], m[2])
	}
	return strings.Compare(key(b), key(a))
}

// removeDB removes a database and what SQLite keeps beside it.
func removeDB(path string) {
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + ending)
	}
}

// RestoreBackup puts a backup in the place of the database of the vault in
// dir, which must not be open. What is there is first kept as a backup itself, whose path
// it gives ("" when there was nothing); one that is damaged is kept as it is. Where a backup
// holds the very same, that is the one, and there is no other.
// The backup file stays. Materials are not touched.
//
// Errors: CodeLocked; CodeMissing, CodeDamaged, CodeForeign, CodeNewer or CodeOtherKey for
// the backup, or those of writing. After an error the old database is in
// place.
func RestoreBackup(dir, backup string, opt Options) (kept string, err error) {
	const op = "restoring a backup"
	opt = opt.filled()
	if dir, err = filepath.Abs(dir); err != nil {
		return "", fail(op, dir, err)
	}
	if backup, err = filepath.Abs(backup); err != nil {
		return "", fail(op, backup, err)
	}
	seen, err := inspect(backup, frozenDSN, true, opt.Key)
	if CodeOf(err) == Code(sealed.CodeOther) {
		if _, _, own := vfsOf(filepath.Join(dir, dbName), opt.Key); own == nil { // the key is that of the vault
			err = &Error{Code: CodeOtherKey, Op: op, Path: backup, Err: err}
		}
	}
	if err == nil {
		err = seen.admits(backup, opt.migrations)
	}
	if err == nil && seen.version == 0 {
		err = &Error{Code: CodeForeign, Op: op, Path: backup}
	}
	if err != nil {
		return "", fail(op, backup, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fail(op, dir, err)
	}
	s := &vault{dir: dir, file: filepath.Join(dir, dbName), opt: opt}
	if _, _, err := vfsOf(s.dbPath(), opt.Key); err != nil { // materials stay as they are, and with them the vault
		return "", fail(op, dir, err)
	}
	s.opt.Key = keyFor(s.dbPath(), opt.Key)
	if s.lock, err = takeLock(dir, opt); err != nil {
		return "", err
	}
	kept, err = Backups{s}.exchange(backup, opt.Key)
	return kept, fail(op, dir, errors.Join(err, s.lock.release(err == nil)))
}

// exchange keeps the present database and puts the backup in its place.
func (b Backups) exchange(backup string, key *sealed.Key) (kept string, err error) {
	temp, err := copyFile(backup, b.dir)
	if err != nil {
		return "", err
	}
	defer func() { removeDB(temp) }()
	if is, err := sealed.Is(temp); err != nil || is != (b.opt.Key != nil) {
		opened, again := temp, filepath.Join(b.dir, tempPrefix+randomName())
		defer removeDB(opened)
		temp = again
		if err := errors.Join(err, turnDB(context.Background(), opened, temp, b.opt.Key, key)); err != nil {
			return "", err
		}
	}
	if err := newEpoch(temp, b.opt.Key); err != nil {
		return "", err
	}
	return install(b.vault, temp)
}

// install keeps the present database and puts another, synced, in its place.
func install(s *vault, temp string) (kept string, err error) {
	if info, err := os.Stat(s.dbPath()); err == nil && info.Size() > 0 {
		if kept, err = (Backups{s}).keepPresent(); err != nil {
			return "", err
		}
	}
	if err := forgetMark(s.dir); err != nil {
		return "", err
	}
	// The old log must be gone before the new database is there: SQLite would
	// play it into a file it does not belong to. What it held is in kept.
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(s.dbPath() + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if err := place(temp, s.dbPath(), s.dir); err != nil {
		return "", err
	}
	Backups{s}.thin(context.Background(), beforeRestore)
	return kept, nil
}

// keepPresent makes a backup of the database that is about to be replaced.
func (b Backups) keepPresent() (string, error) {
	// Taking up the log leaves one file, so that removing the log loses nothing.
	if err := foldLog(b.dbPath(), b.opt.Key); err == nil {
		if same := sameBackup(context.Background(), b.vault); same != "" {
			return same, nil
		}
		return b.Make(context.Background(), beforeRestore)
	}
	// Too damaged to be read: keep the bytes, someone may yet save something.
	path := b.path(asItWas)
	for _, ending := range []string{"-wal", ""} {
		temp, err := copyFileMade(b.dbPath()+ending, filepath.Dir(path))
		if errors.Is(err, os.ErrNotExist) && ending != "" {
			continue
		}
		if err != nil {
			return "", err
		}
		if err := place(temp, path+ending, b.dir); err != nil {
			return "", errors.Join(err, os.Remove(temp))
		}
	}
	return path, nil
}

// copyFileMade is copyFile into a folder that may not be there yet.
func copyFileMade(from, dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return copyFile(from, dir)
}

// foldLog takes the write-ahead log up into the database and reads all of it.
func foldLog(path string, key *sealed.Key) error {
	if _, err := inspect(path, probeDSN, true, key); err != nil {
		return err
	}
	db, err := openDB(path, probeDSN, key)
	if err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, db.Close())
}

// newEpoch marks the log as another one than before, so that vaults that have
// read a longer log from here begin anew with ChangesSince.
func newEpoch(path string, key *sealed.Key) error {
	db, err := openDB(path, probeDSN+"&_synchronous=FULL&_journal_mode=DELETE", key)
	if err != nil {
		return err
	}
	err = setEpoch(db)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return disk.SyncFile(path)
}

// setEpoch gives the log of a database a new name, and keeps how far it goes along with the one that had the old name: see ancestors.
func setEpoch(db *sql.DB) error {
	_, err := db.Exec(`INSERT OR REPLACE INTO meta SELECT '` + metaAncestors + `', json_insert(
			coalesce((SELECT value FROM meta WHERE key = '` + metaAncestors + `' AND json_valid(value)), '[]'), '$[#]',
			json_object('epoch', value, 'words', (SELECT coalesce(max(id), 0) FROM words), 'edits', (SELECT coalesce(max(seq), 0) FROM edits),
				'changes', (SELECT coalesce(max(seq), 0) FROM changes)))
		FROM meta WHERE key = 'epoch'`)
	if err == nil {
		_, err = db.Exec("INSERT OR REPLACE INTO meta VALUES ('epoch', ?)", randomName())
	}
	return err
}

// metaAncestors are the logs of other names that a log goes along with up to a row of each table, the oldest first: those that a backup
// was put back from, or that a repair went on from. A purge forgets them, so that no repair brings anything back.
const metaAncestors = "ancestors"

// ancestor is one of them.
type ancestor struct {
	Epoch                 string
	Words, Edits, Changes int64
}

// alike tells whether the log of a source goes along with that of db, and up to which row of each table: nil for all of it. A source that
// does not say which log it is may.
func alike(ctx context.Context, db, from *sql.DB) (limits map[string]int64, ok bool) {
	var epoch, text string
	if from.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = 'epoch'").Scan(&epoch) != nil || sameEpoch(ctx, db, epoch) {
		return nil, true
	}
	var all []ancestor
	if db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", metaAncestors).Scan(&text) != nil || json.Unmarshal([]byte(text), &all) != nil {
		return nil, false
	}
	for _, a := range slices.Backward(all) {
		if a.Epoch == epoch && a.Changes > 0 { // of none they have nothing in common
			return map[string]int64{"words": a.Words, "edits": a.Edits, "changes": a.Changes}, true
		}
	}
	return nil, false
}
