package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
)

// What the note of a vault tells, see turnName, that gets another key: everything is sealed anew in a folder beside it, the key file
// too, and then the database changes in one rename. Before that the vault is one of the old key, and the folder goes; after it the
// vault is one of the new key, and what the old one had sealed goes.
const (
	turnRekey = "rekey " // with the id of the new key
	turnPlace = "place " // what the old key had sealed is gone; what lies in the folder takes its place
)

// Rekeying says how a vault gets another key.
type Rekeying struct {
	To       *sealed.Key           // a new one, drafted
	Drop     bool                  // what is damaged and does not open goes with the old key; otherwise nothing is done then
	Progress func(done, total int) // of materials; nil for none
}

// Rekey seals an encrypted vault, its materials and its backups anew under another key; it must not be open. Whoever has the old key
// opens nothing of it any more. Killed at any moment it is whole and opens by the old key or by the new one; what is half done is
// done to its end, or taken away, by Open. left are backups and materials that do not open: unless they are dropped nothing is done.
//
// Errors: those of Open, CodeOlder, CodeInvalid for a vault that is not encrypted, and those of writing. After an error the vault is
// one of the old key, or, where the disk failed in the last moment, of the new one, which Open finishes.
func Rekey(ctx context.Context, dir string, opt Options, how Rekeying) (left []string, err error) {
	begun := false // what lies in the folder before is the only copy of what an earlier key has sealed
	return turning{
		op: "giving the vault another key",
		do: func(s *vault) ([]string, error) {
			if err := fitToRekey(ctx, s); err != nil {
				return nil, err
			}
			begun = true
			return rekey(ctx, s, how)
		},
		undo: func(s *vault) error {
			if !begun { // nothing is to be taken away
				return nil
			}
			return giveUpRekey(s, how.To)
		},
	}.run(dir, opt)
}

// fitToRekey finishes what was begun before, and refuses what cannot get another key.
func fitToRekey(ctx context.Context, s *vault) error {
	if s.opt.Key == nil {
		return invalid("giving the vault another key", "the vault is not encrypted")
	}
	if err := endTurn(ctx, s); err != nil {
		return err
	}
	return fitToTurn(s)
}

func rekey(ctx context.Context, s *vault, how Rekeying) (left []string, err error) {
	next := filepath.Join(s.dir, sealed.NextDir)
	if err := os.RemoveAll(next); err != nil {
		return nil, err
	}
	if err := beginTurn(s.dir, turnRekey+idOf(how.To)); err != nil {
		return nil, err
	}
	if err := how.To.Save(next); err != nil {
		return nil, err
	}
	left, err = sealAnew(ctx, s, next, how)
	switch {
	case err != nil:
		return nil, err
	case len(left) > 0 && !how.Drop:
		return left, forgetNext(s)
	}
	if err := errors.Join(disk.SyncDir(next), disk.SyncDir(s.dir)); err != nil {
		return nil, err
	}
	if err := swapDB(ctx, s, how.To); err != nil {
		return nil, err
	}
	s.opt.Key = how.To
	return left, endRekey(s)
}

// giveUpRekey takes away what a Rekey that failed has made, where the database is still of the old key. What failed may have come after
// the rename, as the sync of the folder does: then all that the folder holds is the only copy, and Open finishes it. Where the database
// cannot be read, nothing is known, and nothing goes.
func giveUpRekey(s *vault, to *sealed.Key) error {
	if is, err := to.Fits(s.dbPath()); is || err != nil {
		return err
	}
	return forgetNext(s)
}

// idOf is the id of a key, which the database begins with.
func idOf(k *sealed.Key) string {
	_, id, _ := k.Counted(sealed.Counts{})
	return id
}

// sealAnew fills the folder; left does not open by the present key.
func sealAnew(ctx context.Context, s *vault, next string, how Rekeying) (left []string, err error) {
	if err := os.MkdirAll(filepath.Join(next, materialsDir), 0o700); err != nil {
		return nil, err
	}
	kept, err := keptDamaged(s.dir)
	if err != nil {
		return nil, err
	}
	for _, name := range kept {
		left = append(left, filepath.Join(s.dir, name))
	}
	files, err := materialFiles(s.dir, true)
	if err != nil {
		return nil, err
	}
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ok, err := turnMaterial(ctx, next, path, s.opt.Key, how.To)
		if err != nil {
			return nil, err
		}
		if !ok {
			left = append(left, path)
		}
		if how.Progress != nil {
			how.Progress(i+1, len(files))
		}
	}
	all, err := Backups{s}.List()
	if err != nil {
		return nil, err
	}
	for _, b := range all {
		err := errors.Join(ctx.Err(), turnBackup(ctx, s, b.Path, next, how.To))
		switch code := CodeOf(fail("sealing a backup anew", b.Path, err)); {
		case code == CodeNoSpace, code == CodeReadOnly, code == CodeCancelled, code == CodeIO:
			return nil, err
		case err != nil: // it is damaged, or of no vault
			left = append(left, b.Path)
		}
	}
	return left, nil
}

// turnBackup writes a backup into another folder of a vault, sealed with another key.
func turnBackup(ctx context.Context, s *vault, path, into string, to *sealed.Key) error {
	target := filepath.Join(into, backupsDir, filepath.Base(path))
	temp := filepath.Join(filepath.Dir(target), tempPrefix+randomName())
	defer removeDB(temp) // after the rename there is nothing of that name
	if err := turnDB(ctx, path, temp, to, s.opt.Key); err != nil {
		return err
	}
	return place(temp, target, into)
}

// forgetNext takes away what was sealed under a key that the vault has not got.
func forgetNext(s *vault) error {
	if err := os.RemoveAll(filepath.Join(s.dir, sealed.NextDir)); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(s.dir, turnName)); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// endRekey takes away what the old key had sealed, once the database is of the new one, and puts what lies in the folder there.
func endRekey(s *vault) error {
	if _, err := os.Stat(filepath.Join(s.dir, sealed.NextDir, materialsDir)); err != nil {
		return err // nothing is taken away for which nothing would come
	}
	if err := removeKind(s.dir, true); err != nil {
		return err
	}
	kept, err := keptDamaged(s.dir)
	if err != nil {
		return err
	}
	for _, name := range kept {
		if err := os.Remove(filepath.Join(s.dir, name)); err != nil {
			return err
		}
	}
	all, err := Backups{s}.List()
	if err != nil {
		return err
	}
	for _, b := range all {
		if removeDB(b.Path); exists(b.Path) {
			return &Error{Code: CodeIO, Op: "removing a backup", Path: b.Path, Err: errors.New("it stays")}
		}
	}
	if err := beginTurn(s.dir, turnPlace); err != nil {
		return err
	}
	return placeNext(s)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// placeNext puts what lies in the folder into the vault. Taken up in its midst it goes on.
func placeNext(s *vault) error {
	next := filepath.Join(s.dir, sealed.NextDir)
	for _, part := range []string{materialsDir, backupsDir} {
		err := filepath.WalkDir(filepath.Join(next, part), func(path string, e fs.DirEntry, err error) error {
			if errors.Is(err, os.ErrNotExist) {
				return nil
			}
			if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), tempPrefix) || e.Name() == sealed.FileName {
				return err
			}
			in, err := filepath.Rel(next, path)
			if err != nil {
				return err
			}
			return place(path, filepath.Join(s.dir, in), s.dir)
		})
		if err != nil {
			return err
		}
	}
	if err := s.opt.Key.Save(s.dir); err != nil {
		return err
	}
	return forgetNext(s)
}

// takeUpRekey goes on with a Rekey that was killed, or takes away what it has made.
func takeUpRekey(s *vault, what string) error {
	id, begun := strings.CutPrefix(what, turnRekey)
	if begun && id != idOf(s.opt.Key) {
		s.turned = NotRekeyed
		return forgetNext(s)
	}
	s.turned = NowRekeyed
	if begun {
		return endRekey(s)
	}
	return placeNext(s)
}

// isRekey tells the note of a vault that gets another key.
func isRekey(what string) bool {
	return strings.HasPrefix(what, turnRekey) || strings.HasPrefix(what, turnPlace)
}
