package bundle

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"yibiao/dossier/disk"
)

// Names within and of a staging folder. A staging folder lies beside the target, so that the last step is a rename
// within one file system.
const (
	stagePrefix = ".yibiao-part-" // of the staging folder
	stageNew    = "new"           // the bundle being made
	stageOld    = "old"           // a folder with the replaced bundle under its own name, until the new one is in place
	stageTrash  = "trash"         // the same once it is no longer needed
	stageLock   = "lock"          // held by the living writer
)

// stage is one staging folder.
type stage struct {
	target string // absolute
	dir    string
	lock   *flock.Flock
}

// newStage makes a hidden, locked staging folder beside the target.
func newStage(target string) (*stage, error) {
	for {
		dir, err := os.MkdirTemp(filepath.Dir(target), stagePrefix+"*")
		if err != nil {
			return nil, fail("create folder in", filepath.Dir(target), err)
		}
		disk.Hide(dir)
		s := &stage{target: target, dir: dir, lock: flock.New(filepath.Join(dir, stageLock))}
		// An error means a file system without locks: the work goes on, and Clean, which gets no lock either, leaves
		// the folder alone. Without error but not ours: a Clean in this very moment has it, and will remove it.
		if ours, err := s.lock.TryLock(); ours || err != nil {
			return s, nil
		}
	}
}

func (s *stage) fresh() string { return filepath.Join(s.dir, stageNew) }
func (s *stage) old() string   { return filepath.Join(s.dir, stageOld, filepath.Base(s.target)) }

// discard removes the staging folder. What cannot be removed is left for Clean.
func (s *stage) discard() {
	_ = s.lock.Unlock()
	if _, err := os.Lstat(s.old()); err == nil {
		return // the only copy of the earlier bundle
	}
	_ = disk.RemoveAll(s.dir)
}

// publish puts the new bundle in the target's place. An existing target is moved aside first and moved back if the new one cannot take
// its place.
func (s *stage) publish(replace bool) error {
	replace, err := occupied(s.target, replace)
	if err != nil {
		return err
	}
	if replace {
		if err := s.moveAside(); err != nil {
			return err
		}
	}
	if err := s.place(); err != nil {
		if !replace {
			return err
		}
		return errors.Join(s.moveBack(), err)
	}
	if replace {
		// One rename, so that Clean never takes a half-removed bundle for one to be restored.
		_ = disk.Rename(filepath.Join(s.dir, stageOld), filepath.Join(s.dir, stageTrash))
	}
	return nil
}

// Beside writes one file beside its target, in a folder that Clean knows, and puts it into the target's place: whole or not at all, whatever
// stood there before. A failure of write is given as it is.
func Beside(target string, mode fs.FileMode, write func(io.Writer) error) error {
	s, err := newStage(target)
	if err != nil {
		return err
	}
	defer s.discard()
	f, err := os.OpenFile(s.fresh(), os.O_CREATE|os.O_EXCL|os.O_RDWR, mode)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		_ = f.Close()
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := disk.Rename(s.fresh(), s.target); err != nil {
		return err
	}
	return disk.SyncDir(filepath.Dir(s.target))
}

// MayReplace tells what forbids Write to take the place of what stands at a target, as far as that is seen without reading its files:
// nil where nothing does. Errors: as those of Write.
func MayReplace(target string) error {
	_, err := occupied(target, true)
	return err
}

// occupied tells whether something is at the target that may be replaced. It is an error when it may not: always without
// replace, and for what is neither a bag nor empty, since a wrong choice in a dialog must not delete somebody's work.
func occupied(target string, replace bool) (bool, error) {
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fail("look for", target, err)
	case !replace:
		return false, &Error{Code: CodeExists, Op: "write", Path: target}
	case info.Mode().IsRegular() && (info.Size() == 0 || zippedBag(target)):
		return true, nil
	case !info.IsDir():
		return false, &Error{Code: CodeNotReplaced, Op: "replace", Path: target}
	}
	if _, err := os.Lstat(filepath.Join(target, bagitName)); err == nil {
		other, err := beside(target)
		if err == nil && other != "" {
			err = &Error{Code: CodeHoldsMore, Op: "replace", Path: other}
		}
		return err == nil, err
	}
	content, err := os.ReadDir(target)
	if err != nil {
		return false, failRead("list", target, err)
	}
	if len(content) > 0 {
		return false, &Error{Code: CodeNotReplaced, Op: "replace", Path: target}
	}
	return true, nil
}

// beside is a file in the folder of a bag that its manifests, as Verify reads them, do not list, and that would be lost with it;
// "" for none. What systems leave behind counts as none.
func beside(folder string) (other string, err error) {
	t, err := openFolder(folder, DefaultLimits())
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, t.close()) }()
	v, giveBack := newVerifier(t, DefaultLimits(), nil)
	defer giveBack()
	// Where one step ends a verification the next may still find what is listed.
	for _, step := range []func(context.Context) error{v.list, v.declaration, v.manifests, v.expect} {
		if err := step(context.Background()); err != nil && !errors.Is(err, errStop) {
			return "", err
		}
	}
	for _, p := range v.problems {
		if p.Code == CodeSymlink || p.Code == CodeUnreadable { // no file that a manifest can list, or one that nobody knows
			return filepath.Join(folder, filepath.FromSlash(p.Path)), nil
		}
	}
	for i, n := range v.nodes {
		_, _, _, list := manifestName(n.path)
		if !list && n.path != bagitName && len(v.wanted[i]) == 0 && leftover(n.path) == "" {
			return filepath.Join(folder, filepath.FromSlash(n.path)), nil
		}
	}
	return "", nil
}

// byHand are the faults of a bag that somebody's work in it shows; a bag that is damaged otherwise may be replaced.
var byHand = []Code{CodeDamaged, CodeExtra, CodeRenamed}

// unaltered refuses to replace a bag in which a file is not as it was made, or which has others in its zip: CodeAltered. nil for what
// cannot be verified. Errors: that of ctx.
func unaltered(ctx context.Context, target string) error {
	rep, err := Verify(ctx, target, nil)
	if ctx.Err() != nil {
		return cancelled(ctx, "replace", target)
	}
	if err != nil {
		return nil
	}
	work := slices.DeleteFunc(rep.Foreign, func(path string) bool { return leftover(path) != "" })
	for _, p := range rep.Problems {
		if slices.Contains(byHand, p.Code) && p.Path != "" {
			work = append(work, p.Path)
		}
	}
	if len(work) > 0 {
		return &Error{Code: CodeAltered, Op: "replace", Path: work[0]}
	}
	return nil
}

// zippedBag tells whether a file is a zip that holds a bag, at its top or in one folder.
func zippedBag(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer z.Close()
	for _, f := range z.File {
		if name := strings.Trim(f.Name, "/"); name == bagitName || strings.HasSuffix(name, "/"+bagitName) && strings.Count(name, "/") == 1 {
			return true
		}
	}
	return false
}

// place renames the new bundle to the target and makes that durable, or leaves the target's place empty.
func (s *stage) place() error {
	if err := disk.Rename(s.fresh(), s.target); err != nil {
		return fail("rename to", s.target, err)
	}
	if err := disk.SyncDir(filepath.Dir(s.target)); err != nil {
		return errors.Join(fail("sync", filepath.Dir(s.target), err), disk.Rename(s.target, s.fresh()))
	}
	return nil
}

func (s *stage) moveAside() error {
	if err := os.Mkdir(filepath.Join(s.dir, stageOld), 0o755); err != nil {
		return fail("create", s.dir, err)
	}
	if err := disk.Rename(s.target, s.old()); err != nil {
		return fail("move aside", s.target, err)
	}
	return nil
}

// moveBack returns an error only when the earlier bundle stays in the staging folder.
func (s *stage) moveBack() error {
	if err := disk.Rename(s.old(), s.target); err != nil {
		return &Error{Code: CodeOldKept, Op: "move back", Path: s.old(), Err: err}
	}
	return nil
}

// Clean removes what killed writers left in a folder and gives the paths removed. A staging folder that still holds an
// earlier bundle whose place is empty gets it back into its place first. Folders of living writers are left alone. The
// error joins what failed; the rest is cleaned all the same.
func Clean(dir string) (removed []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, failRead("list", dir, err)
	}
	var errs []error
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagePrefix) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		gone, err := cleanOne(dir, path)
		if err != nil {
			errs = append(errs, err)
		} else if gone {
			removed = append(removed, path)
		}
	}
	return removed, errors.Join(errs...)
}

// cleanOne removes one staging folder unless its writer lives.
func cleanOne(dir, path string) (bool, error) {
	lock := flock.New(filepath.Join(path, stageLock))
	free, err := lock.TryLock()
	if err != nil {
		return false, fail("lock", path, err)
	}
	if !free {
		return false, nil
	}
	// Windows removes no open file.
	if err := lock.Unlock(); err != nil {
		return false, fail("unlock", path, err)
	}
	kept, err := os.ReadDir(filepath.Join(path, stageOld))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, failRead("list", path, err)
	}
	for _, k := range kept {
		place := filepath.Join(dir, k.Name())
		if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := disk.Rename(filepath.Join(path, stageOld, k.Name()), place); err != nil {
			return false, &Error{Code: CodeOldKept, Op: "move back", Path: filepath.Join(path, stageOld, k.Name()), Err: err}
		}
	}
	if err := disk.RemoveAll(path); err != nil {
		return false, fail("remove", path, err)
	}
	return true, nil
}
