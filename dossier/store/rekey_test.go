package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/sealed"
)

// drafted is a new key under a passphrase that is cheap to try.
func drafted(t testing.TB, passphrase string) *sealed.Key {
	t.Helper()
	k, err := sealed.NewKey()
	if err == nil {
		_, err = sealed.Draft(k, passphrase, sealed.Cost{Time: 1, Memory: 64, Threads: 1})
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// sealedFiles gives the databases and the materials of a folder.
func sealedFiles(t *testing.T, dir string) (databases, materials []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch filepath.Ext(path) {
		case ".db":
			databases = append(databases, path)
		case sealed.Ending:
			materials = append(materials, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return databases, materials
}

// wantNothingOf is sure that nothing in a vault opens by a key, and that nothing of the change is left.
func wantNothingOf(t *testing.T, dir string, old *sealed.Key) {
	t.Helper()
	databases, materials := sealedFiles(t, dir)
	for _, path := range databases {
		if fits, err := old.Fits(path); fits || err != nil {
			t.Errorf("%s is of the old key, %v", path, err)
		}
	}
	for _, path := range materials {
		if _, err := hashFile(context.Background(), path, old); err == nil {
			t.Errorf("%s opens by the old key", path)
		}
	}
	for _, name := range []string{sealed.NextDir, turnName} {
		if exists(filepath.Join(dir, name)) {
			t.Error(name, "is left")
		}
	}
}

// After a vault got another key the old one, and the old key file with the old passphrase, open nothing of it; all is there.
func TestTheOldKeyOpensNothingAfterAnotherWasGiven(t *testing.T) {
	ctx, s := t.Context(), newEncrypted(t)
	dir, old := s.dir, s.opt.Key
	sha := plant(t, s, 1)
	if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
		t.Fatal(err)
	}
	was := everything(t, s)
	s.Close()
	oldFile, err := os.ReadFile(filepath.Join(dir, sealed.FileName))
	if err != nil {
		t.Fatal(err)
	}
	const passphrase = "另一个口令另一个"
	left, err := Rekey(ctx, dir, Options{Key: old}, Rekeying{To: drafted(t, passphrase)})
	if err != nil || left != nil {
		t.Fatal(left, err)
	}
	wantNothingOf(t, dir, old)
	if _, err := sealed.Unlock(dir, testPassphrase); CodeOf(fail("", "", err)) != Code(sealed.CodeWrong) {
		t.Errorf("the old passphrase: %v", err)
	}
	key, err := sealed.Unlock(dir, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, Options{Key: key})
	if diff := cmp.Diff(was, everything(t, s)); diff != "" || TurnedOf(s) != "" || SetBackOf(s) != nil {
		t.Error(diff, TurnedOf(s), SetBackOf(s))
	}
	wantUnreadable(t, dir, sha)
	all, err := s.Backups().List()
	if err != nil || len(all) < 2 {
		t.Fatal(all, err)
	}
	for _, b := range all {
		backup, err := OpenBackup(b.Path, Options{Key: key})
		if err != nil {
			t.Error(b.Path, err)
			continue
		}
		backup.Close()
	}
	s.Close()
	if err := os.WriteFile(filepath.Join(dir, sealed.FileName), oldFile, 0o600); err != nil {
		t.Fatal(err)
	}
	back, err := sealed.Unlock(dir, testPassphrase)
	if err == nil {
		_, err = Open(dir, Options{Key: back})
	}
	wantCode(t, err, Code(sealed.CodeOther))
	if key, err = sealed.Unlock(dir, passphrase); err != nil { // the second key file
		t.Fatal(err)
	}
	mustOpen(t, dir, Options{Key: key})
}

// What does not open any more hinders another key, and nothing is changed, unless it is to go.
func TestWhatIsDamagedHindersAnotherKey(t *testing.T) {
	ctx, s := t.Context(), newEncrypted(t)
	dir, old := s.dir, s.opt.Key
	plant(t, s, 1)
	broken, err := s.Materials().PutBlob(ctx, []byte(strings.Repeat("坏", 999)))
	if err != nil {
		t.Fatal(err)
	}
	backup, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	path := s.pathOf(broken)
	s.Close()
	for _, file := range []string{path, backup} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)-9] ^= 1
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, dir)
	left, err := Rekey(ctx, dir, Options{Key: old}, Rekeying{To: drafted(t, testPassphrase)})
	if err != nil || !cmp.Equal(left, []string{path, backup}) {
		t.Errorf("left %q, %v", left, err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	key := drafted(t, testPassphrase)
	if left, err = Rekey(ctx, dir, Options{Key: old}, Rekeying{To: key, Drop: true}); err != nil || len(left) != 2 {
		t.Errorf("left %q, %v", left, err)
	}
	wantNothingOf(t, dir, old)
	for _, file := range []string{path, backup} {
		if exists(file) {
			t.Error(file, "is there")
		}
	}
	mustOpen(t, dir, Options{Key: key})
}

// tree is what lies in a folder, but for the lock and the mark.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), lockName) {
			return err
		}
		data, err := os.ReadFile(path)
		all[path] = fmt.Sprintf("%x", data[max(0, len(data)-40):])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// rekeyEnv names the vault to which this program, started once more, gives one key after the other until it is killed.
const rekeyEnv = "YIBIAO_STORE_REKEY_DIR"

func rekeyUntilKilled(dir string) error {
	for {
		old, err := sealed.Unlock(dir, testPassphrase)
		if err != nil {
			return err
		}
		key, err := sealed.NewKey()
		if err == nil {
			_, err = sealed.Draft(key, testPassphrase, sealed.Cost{Time: 1, Memory: 64, Threads: 1})
		}
		if err != nil {
			return err
		}
		fmt.Println("turning")
		if left, err := Rekey(context.Background(), dir, Options{Key: old}, Rekeying{To: key}); err != nil || len(left) > 0 {
			return errors.Join(err, fmt.Errorf("left %q", left))
		}
	}
}

// A program is killed while it gives a vault another key: it opens, by the passphrase, with everything in it; nothing is half.
func TestKilledWhileRekeying(t *testing.T) {
	rounds := 12 * min(stress(t), 20)
	if testing.Short() {
		rounds = 4
	}
	s := newEncrypted(t)
	dir := s.dir
	plant(t, s, 1)
	plant(t, s, 2)
	if _, err := s.Backups().Make(t.Context(), BackupManual); err != nil {
		t.Fatal(err)
	}
	was := everything(t, s)
	s.Close()
	rnd := rand.New(rand.NewPCG(5, 12))
	told := map[string]int{}
	before, err := sealed.Unlock(dir, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	for round := range rounds {
		killTurning(t, rekeyEnv, dir, time.Duration(rnd.IntN(400))*time.Millisecond)
		key, err := sealed.Unlock(dir, testPassphrase)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		s := mustOpen(t, dir, Options{Key: key})
		told[TurnedOf(s)]++
		if diff := cmp.Diff(was, everything(t, s)); diff != "" {
			t.Errorf("round %d: %s", round, diff)
		}
		if idOf(before) != idOf(key) {
			wantNothingOf(t, dir, before)
		}
		before = key
		all, err := s.Backups().List()
		if err != nil || len(all) == 0 {
			t.Errorf("round %d: backups %v, %v", round, all, err)
		}
		for _, b := range all {
			if fits, err := key.Fits(b.Path); !fits || err != nil {
				t.Errorf("round %d: %s is of another key, %v", round, b.Path, err)
			}
		}
		s.Close()
		wantUnreadable(t, dir)
	}
	report(t, "killed while getting another key", rounds, fmt.Sprintf("taken up and finished %d, taken back %d, between %d", told[NowRekeyed], told[NotRekeyed], told[""]))
}

// Stopped after each step of the change, as by a kill just there, a vault opens by what its database is of.
func TestAnotherKeyIsTakenUpAtEveryStep(t *testing.T) {
	for name, c := range map[string]struct {
		stop func(t *testing.T, s *vault, key *sealed.Key)
		want string
	}{
		"the folder is full": {func(*testing.T, *vault, *sealed.Key) {}, NotRekeyed},
		"the database is of the new key": {func(t *testing.T, s *vault, key *sealed.Key) {
			if err := swapDB(t.Context(), s, key); err != nil {
				t.Fatal(err)
			}
		}, NowRekeyed},
		"the first material lies in its place": {func(t *testing.T, s *vault, key *sealed.Key) {
			err := errors.Join(swapDB(t.Context(), s, key), removeKind(s.dir, true), beginTurn(s.dir, turnPlace))
			next := filepath.Join(s.dir, sealed.NextDir)
			files, listErr := materialFiles(next, true)
			if err := errors.Join(err, listErr); err != nil || len(files) < 2 {
				t.Fatal(files, err)
			}
			in, err := filepath.Rel(next, files[0])
			if err := errors.Join(err, place(files[0], filepath.Join(s.dir, in), s.dir)); err != nil {
				t.Fatal(err)
			}
		}, NowRekeyed},
		"the key file lies in its place": {func(t *testing.T, s *vault, key *sealed.Key) {
			if err := errors.Join(swapDB(t.Context(), s, key), key.Save(s.dir)); err != nil {
				t.Fatal(err)
			}
		}, NowRekeyed},
	} {
		t.Run(name, func(t *testing.T) {
			open := newEncrypted(t)
			plant(t, open, 1)
			plant(t, open, 2)
			was, old := everything(t, open), open.opt.Key
			open.Close()
			s, err := hold(open.dir, Options{Key: old}, "")
			if err != nil {
				t.Fatal(err)
			}
			key := drafted(t, "另一个口令另一个")
			next := filepath.Join(s.dir, sealed.NextDir)
			if err := errors.Join(beginTurn(s.dir, turnRekey+idOf(key)), key.Save(next)); err != nil {
				t.Fatal(err)
			}
			if left, err := sealAnew(t.Context(), s, next, Rekeying{To: key}); err != nil || left != nil {
				t.Fatal(left, err)
			}
			c.stop(t, s, key)
			if err := s.lock.release(false); err != nil {
				t.Fatal(err)
			}
			right, wrong := "另一个口令另一个", testPassphrase
			if c.want == NotRekeyed {
				right, wrong = wrong, right
			}
			if _, err := sealed.Unlock(s.dir, wrong); CodeOf(fail("", "", err)) != Code(sealed.CodeWrong) {
				t.Errorf("by the other passphrase: %v", err)
			}
			found, err := sealed.Unlock(s.dir, right)
			if err == nil {
				err = AdmitKey(s.dir, found)
			}
			if err != nil {
				t.Fatal(err)
			}
			again := mustOpen(t, s.dir, Options{Key: found})
			if diff := cmp.Diff(was, everything(t, again)); diff != "" || TurnedOf(again) != c.want {
				t.Errorf("told %q; %s", TurnedOf(again), diff)
			}
			if c.want == NowRekeyed {
				wantNothingOf(t, s.dir, old)
			}
		})
	}
}

// The disk fails after the rename, before the program knows that it was done: what is sealed anew is the only copy by then, and stays.
func TestAnotherKeyIsNotGivenUpOnceTheDatabaseHasIt(t *testing.T) {
	open := newEncrypted(t)
	plant(t, open, 1)
	was, old := everything(t, open), open.opt.Key
	open.Close()
	s, err := hold(open.dir, Options{Key: old}, "")
	if err != nil {
		t.Fatal(err)
	}
	key := drafted(t, "另一个口令另一个")
	next := filepath.Join(s.dir, sealed.NextDir)
	if err := errors.Join(beginTurn(s.dir, turnRekey+idOf(key)), key.Save(next)); err != nil {
		t.Fatal(err)
	}
	if left, err := sealAnew(t.Context(), s, next, Rekeying{To: key}); err != nil || left != nil {
		t.Fatal(left, err)
	}
	if err := errors.Join(swapDB(t.Context(), s, key), giveUpRekey(s, key), s.lock.release(false)); err != nil {
		t.Fatal(err)
	}
	found, err := sealed.Unlock(s.dir, "另一个口令另一个")
	if err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, s.dir, Options{Key: found})
	if diff := cmp.Diff(was, everything(t, again)); diff != "" || TurnedOf(again) != NowRekeyed {
		t.Errorf("told %q; %s", TurnedOf(again), diff)
	}
	wantNothingOf(t, s.dir, old)
}

// A full disk, or a stop, in the midst leaves the vault as it was.
func TestAnotherKeyThatIsStoppedChangesNothing(t *testing.T) {
	s := newEncrypted(t)
	plant(t, s, 1)
	dir, old := s.dir, s.opt.Key
	s.Close()
	before := tree(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Rekey(ctx, dir, Options{Key: old}, Rekeying{To: drafted(t, testPassphrase), Progress: func(int, int) { cancel() }})
	wantCode(t, err, CodeCancelled)
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Error(diff)
	}
	plain := newStore(t)
	plain.Close()
	_, err = Rekey(t.Context(), plain.dir, Options{}, Rekeying{To: drafted(t, testPassphrase)})
	wantCode(t, err, CodeInvalid)
	if data, err := os.ReadFile(plain.dbPath()); err != nil || !bytes.HasPrefix(data, []byte("SQLite")) {
		t.Error("the plain vault is sealed")
	}
}
