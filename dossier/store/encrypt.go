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

// turnName is the file that tells that a vault is being encrypted, or the reverse. Only its database decides which kind the vault is.
// It changes in one rename: everything of its kind is there before, and what is left of the other kind is removed after it.
const turnName = "yibiao.turn"

const (
	turnEncrypt = "encrypt"
	turnDecrypt = "decrypt"
	turnCopy    = "copy"              // a copy is being made of one that is encrypted
	beforeTurn  = "before-encryption" // the reasons of the backup
	beforePlain = "before-decryption"

	damagedEnding = ".damaged" // of a sealed material that does not open
)

// KeyOf is the key of an open vault; nil for one that is not encrypted.
func KeyOf(s *Store) *sealed.Key { return s.opt.Key }

// Turning says how a vault is encrypted, or the reverse.
type Turning struct {
	To       *sealed.Key           // whose key file is written into the vault's folder; nil: everything becomes plain
	Progress func(done, total int) // of materials; nil for none
}

// Turn encrypts the vault in dir, which must not be open, or makes an encrypted one plain. A backup is made before. Killed at any
// moment the vault is whole and opens as what it was, or as what it was to be; what is half done is taken up by another Turn, or
// taken away by Open; after an error, as when it is cancelled, it is taken away at once. left are backups and materials that could not
// be turned because they are damaged, and stay what they are.
//
// Errors: those of Open, CodeOlder, and those of writing. After an error the vault is what it was.
func Turn(ctx context.Context, dir string, opt Options, how Turning) (left []string, err error) {
	return turning{
		op: "encrypting the vault",
		do: func(s *vault) ([]string, error) {
			if (s.opt.Key == nil) == (how.To == nil) {
				return nil, nil
			}
			return turn(ctx, s, how)
		},
		undo: func(s *vault) error {
			if how.To == nil {
				return nil
			}
			return breakOff(s)
		},
	}.run(dir, opt)
}

// turning is something that changes what a vault is sealed by.
type turning struct {
	op   string
	do   func(*vault) (left []string, err error)
	undo func(*vault) error // takes away what do has made, when it failed
}

// run takes the lock of a vault, turns it and gives it free.
func (t turning) run(dir string, opt Options) (left []string, err error) {
	s, err := hold(dir, opt, t.op)
	if err != nil {
		return nil, err
	}
	if left, err = t.do(s); err != nil {
		err = errors.Join(err, t.undo(s))
	}
	return left, fail(t.op, s.dir, errors.Join(err, s.lock.release(err == nil)))
}

// hold takes the lock of a vault that is not open and is to be sealed otherwise.
func hold(dir string, opt Options, op string) (*vault, error) {
	opt = opt.filled()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fail(op, dir, err)
	}
	s := &vault{dir: dir, file: filepath.Join(dir, dbName), opt: opt}
	if _, err := os.Stat(s.dbPath()); err != nil {
		return nil, fail(op, s.dbPath(), err)
	}
	if _, _, err := vfsOf(s.dbPath(), opt.Key); err != nil {
		return nil, fail(op, dir, err)
	}
	s.opt.Key = keyFor(s.dbPath(), opt.Key)
	if s.lock, err = takeLock(dir, opt); err == nil {
		dropFinding(s)
	}
	return s, err
}

// fitToTurn refuses a vault of another version and one that somebody reads, and takes its log up.
func fitToTurn(s *vault) error {
	seen, err := inspect(s.dbPath(), probeDSN, true, s.opt.Key)
	if err == nil {
		err = seen.admits(s.dbPath(), s.opt.migrations)
	}
	if want := latest(s.opt.migrations); err == nil && seen.version < want {
		err = &Error{Code: CodeOlder, Op: "encrypting the vault", Path: s.dbPath(), Have: seen.version, Want: want}
	}
	if err != nil {
		return err
	}
	if err := foldLog(s.dbPath(), s.opt.Key); err != nil {
		return err
	}
	if hasLog(s.dbPath()) { // somebody reads it
		return &Error{Code: CodeLocked, Op: "encrypting the vault", Path: s.dir}
	}
	return nil
}

func turn(ctx context.Context, s *vault, how Turning) (left []string, err error) {
	if err := fitToTurn(s); err != nil {
		return nil, err
	}
	what, reason := turnEncrypt, beforeTurn
	if how.To == nil {
		what, reason = turnDecrypt, beforePlain
	}
	if _, err := (Backups{s}).Make(ctx, reason); err != nil {
		return nil, err
	}
	if err := beginTurn(s.dir, what); err != nil { // before there is a key file: see unsealed
		return nil, err
	}
	if how.To != nil {
		if err := how.To.Save(s.dir); err != nil {
			return nil, err
		}
	}
	if left, err = turnMaterials(ctx, s.dir, s.opt.Key, how); err != nil {
		return nil, err
	}
	if how.To == nil { // afterwards nobody has the key
		more, again, err := turnBackups(ctx, s, how.To, s.opt.Key)
		if err == nil && again { // a sound one that stayed sealed would open no more
			err = &Error{Code: CodeIO, Op: "turning a backup", Path: more[0]}
		}
		if left = append(left, more...); err != nil {
			return nil, err
		}
	}
	if err := swapDB(ctx, s, how.To); err != nil {
		return nil, err
	}
	s.opt.Key = how.To
	if how.To == nil {
		return left, endPlain(s)
	}
	more, err := endSealed(ctx, s)
	return append(left, more...), err
}

// breakOff takes away what an encryption that came to nothing has made, the key file too. A vault that is sealed by now stays so.
func breakOff(s *vault) error {
	if _, err := os.Stat(filepath.Join(s.dir, turnName)); errors.Is(err, os.ErrNotExist) || !sealed.Plain(s.dbPath()) {
		return nil
	}
	return endPlain(s)
}

// unsealed tells of a plain database in the place of one that was encrypted: the key of the vault is there, and nobody is making it
// plain, or encrypting it. Somebody else's program has put it there; what is written to it would be readable, without a word.
func unsealed(s *vault) bool {
	if filepath.Base(s.file) != dbName || !sealed.HasFile(s.dir) || !sealed.Plain(s.dbPath()) {
		return false
	}
	if what, err := os.ReadFile(filepath.Join(s.dir, turnName)); err == nil && !isRekey(string(what)) {
		return false
	}
	kept, err := keptDamaged(s.dir)
	return err == nil && len(kept) == 0
}

// keptDamaged gives the sealed materials that did not open when the vault was made plain; the key stays with them.
func keptDamaged(dir string) ([]string, error) {
	return fs.Glob(os.DirFS(dir), materialsDir+"/*/*/*"+damagedEnding)
}

// materialFiles gives the files of materials that are sealed, or those that are not.
func materialFiles(dir string, areSealed bool) ([]string, error) {
	var all []string
	err := filepath.WalkDir(filepath.Join(dir, materialsDir), func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		name, ends := strings.CutSuffix(e.Name(), sealed.Ending)
		if e.Type().IsRegular() && isSHA(name) && ends == areSealed {
			all = append(all, path)
		}
		return nil
	})
	return all, err
}

// turnMaterials writes every plain material again as a sealed one, or the reverse; one that is already there is compared. A damaged
// plain material is sealed as it is. left are sealed ones that do not open, which are kept under another name.
func turnMaterials(ctx context.Context, dir string, key *sealed.Key, how Turning) (left []string, err error) {
	files, err := materialFiles(dir, how.To == nil)
	if err != nil {
		return nil, err
	}
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ok, err := turnMaterial(ctx, dir, path, key, how.To)
		if err != nil {
			return nil, err
		}
		if !ok {
			kept := path + damagedEnding
			if err := disk.Rename(path, kept); err != nil {
				return nil, err
			}
			left = append(left, kept)
		}
		if how.Progress != nil {
			how.Progress(i+1, len(files))
		}
	}
	return left, nil
}

// turnMaterial is one file of turnMaterials; ok is false when what is sealed does not open.
func turnMaterial(ctx context.Context, dir, path string, key, to *sealed.Key) (ok bool, err error) {
	content, err := hashFile(ctx, path, key)
	if err != nil && (sealed.OfDisk(err) || ctx.Err() != nil) {
		return false, err
	}
	if err != nil {
		return false, nil
	}
	name := content
	if key == nil {
		name = filepath.Base(path) // by which the database knows it
	}
	if key != nil && to != nil && key.Name(content)+sealed.Ending != filepath.Base(path) {
		return false, nil
	}
	target := materialFile(dir, name, to)
	if there, err := hashFile(ctx, target, to); err == nil && there == content {
		return true, nil
	}
	from, err := openFile(path, key)
	if err != nil {
		return false, err
	}
	defer from.Close()
	temp, got, _, err := hashInto(filepath.Join(dir, materialsDir), readerOf(ctx, from), to)
	if err != nil {
		return false, err
	}
	defer os.Remove(temp) // fails after the rename, which is as it should be
	if again, err := hashFile(ctx, temp, to); err != nil || got != content || again != content {
		return false, errors.Join(err, &Error{Code: CodeIO, Op: "sealing a material", Path: path, Err: errors.New("it reads back as another")})
	}
	return true, place(temp, target, dir)
}

// turnBackups turns all backups that are of the other kind than to. left cannot be read; again tells that the disk failed at one.
func turnBackups(ctx context.Context, s *vault, to, key *sealed.Key) (left []string, again bool, err error) {
	all, err := Backups{s}.List()
	if err != nil {
		return nil, false, err
	}
	for _, b := range all {
		is, err := sealed.Is(b.Path)
		if err := errors.Join(ctx.Err(), err); err != nil {
			return nil, false, err
		}
		if is == (to != nil) {
			continue
		}
		temp := filepath.Join(filepath.Dir(b.Path), tempPrefix+randomName())
		err = turnDB(ctx, b.Path, temp, to, key)
		if err == nil {
			err = place(temp, b.Path, s.dir)
		}
		removeDB(temp)
		switch code := CodeOf(fail("turning a backup", b.Path, err)); {
		case code == CodeNoSpace, code == CodeReadOnly, code == CodeCancelled:
			return nil, false, err
		case err != nil: // it is damaged, or of no vault
			left, again = append(left, b.Path), again || code == CodeIO
		}
	}
	return left, again, nil
}

func beginTurn(dir, what string) error {
	return disk.Replace(filepath.Join(dir, turnName), []byte(what), 0o600)
}

// endTurn takes away what a killed Turn has left of the kind that the vault is not. A vault that was still to be
// encrypted keeps what is done, for the next Turn.
func endTurn(ctx context.Context, s *vault) error {
	what, err := os.ReadFile(filepath.Join(s.dir, turnName))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case s.opt.Key != nil && isRekey(string(what)):
		return takeUpRekey(s, string(what))
	case s.opt.Key != nil && string(what) == turnDecrypt:
		s.turned = NotPlain
		_, err = endSealed(ctx, s)
	case s.opt.Key != nil:
		if string(what) == turnEncrypt {
			s.turned = NowSealed
		}
		_, err = endSealed(ctx, s)
	case string(what) == turnDecrypt:
		s.turned = NowPlain
		err = endPlain(s)
	case string(what) == turnEncrypt:
		s.turned = NotSealed
	}
	return err
}

// What a Turn that was killed has come to.
const (
	NowSealed = "now-sealed" // the vault is encrypted; what was left to do was done on opening
	NowPlain  = "now-plain"  // the vault is plain; what was left to do was done on opening
	NotSealed = "not-sealed" // the vault is plain as it was, and is still to be encrypted
	NotPlain  = "not-plain"  // the vault is encrypted as it was

	NowRekeyed = "now-rekeyed" // the vault has the new key; what was left to do was done on opening
	NotRekeyed = "not-rekeyed" // the vault has the key that it had
)

// TurnedOf tells what was found on opening of a Turn or Rekey that had been killed; "" for nothing.
func TurnedOf(s *Store) string { return s.turned }

// endSealed seals what is still plain beside an encrypted database, and then removes the plain files; left cannot be read. Where the
// disk failed, the note stays, so that the next opening tries again.
func endSealed(ctx context.Context, s *vault) (left []string, err error) {
	if _, err := turnMaterials(ctx, s.dir, nil, Turning{To: s.opt.Key}); err != nil {
		return nil, err
	}
	left, again, err := turnBackups(ctx, s, s.opt.Key, nil)
	if err != nil {
		return nil, err
	}
	if err := removeKind(s.dir, false); err != nil || again {
		return left, err
	}
	return left, os.Remove(filepath.Join(s.dir, turnName))
}

// endPlain removes the sealed files beside a plain database. All of them are there plain too, except those that do not open; while
// there is such a file, the key stays.
func endPlain(s *vault) error {
	kept, err := keptDamaged(s.dir)
	if err != nil {
		return err
	}
	if err = removeKind(s.dir, true); err == nil && len(kept) == 0 {
		err = sealed.Remove(s.dir)
	}
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(s.dir, turnName)) // the last: see unsealed
}

// removeKind removes the materials of one kind.
func removeKind(dir string, areSealed bool) error {
	files, err := materialFiles(dir, areSealed)
	if err != nil {
		return err
	}
	for _, path := range files {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
