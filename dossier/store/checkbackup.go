package store

import (
	"context"
	"errors"
	"os"

	"yibiao/dossier/store/sealed"
)

// What Backups.Check can find.
const (
	BackupDamaged   ProblemKind = "backup-damaged"   // a backup that would be refused if it were to be restored
	BackupUnchecked ProblemKind = "backup-unchecked" // one that this vault's key does not open
)

// asItWas is the reason of a database that was kept because it is damaged.
const asItWas = "damaged"

// CheckBackup reads every page of a backup, each of which carries its checksum, and whether it is a vault's. The older ones of the
// program, which have no checksums yet, are read for their structure. Errors: CodeDamaged, CodeForeign, CodeNewer, those of reading
// and of package sealed.
func CheckBackup(path string, opt Options) error {
	opt = opt.filled()
	info, err := os.Stat(path)
	if err == nil && info.Size() == 0 {
		err = &Error{Code: CodeDamaged, Op: "checking a backup", Path: path, Err: errors.New("an empty file")}
	}
	if err != nil {
		return fail("checking a backup", path, err)
	}
	seen, err := inspect(path, frozenDSN, true, keyFor(path, opt.Key))
	if err == nil {
		err = seen.admits(path, opt.migrations)
	}
	if err == nil && seen.version == 0 {
		err = &Error{Code: CodeForeign, Op: "checking a backup", Path: path}
	}
	return fail("checking a backup", path, err)
}

// Check reads every backup of the vault whole, newest first, but those that were kept because they are damaged, and those of newer
// programs, of which this one knows nothing. It gives a BackupDamaged or BackupUnchecked for each that could not be restored, nil
// when there is none. The error is that of ctx or of reading the folder.
func (b Backups) Check(ctx context.Context) ([]Problem, error) {
	all, err := b.List()
	var found []Problem
	for _, one := range all {
		if one.Reason == asItWas {
			continue
		}
		if err := ctx.Err(); err != nil {
			return found, fail("checking the backups", b.dir, err)
		}
		err := CheckBackup(one.Path, b.opt)
		if err == nil || CodeOf(err) == CodeNewer || errors.Is(err, os.ErrNotExist) { // thinned out meanwhile
			continue
		}
		p := Problem{Kind: BackupDamaged, Path: one.Path, Detail: err.Error()}
		if code := CodeOf(err); code == Code(sealed.CodeNeeded) || code == Code(sealed.CodeOther) {
			p.Kind = BackupUnchecked
		}
		found = append(found, p)
	}
	return found, err
}
