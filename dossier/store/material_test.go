package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// files gives the files below materials/, without the folder.
func files(t *testing.T, s *Store) []string {
	t.Helper()
	var names []string
	top := filepath.Join(s.Dir(), materialsDir)
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(top, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return names
}

func TestMaterialsAreNamedByContentAndStoredOnce(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	// The digests are those of FIPS 180-4's examples.
	for content, want := range map[string]string{
		"":    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	} {
		if s.Materials().Has(want) {
			t.Errorf("%q is there before it was put", content)
		}
		for range 2 {
			kept, err := s.Materials().Put(ctx, iotest.OneByteReader(strings.NewReader(content)))
			if err != nil || kept != (Kept{SHA: want, Size: int64(len(content))}) {
				t.Fatalf("%q: %+v, %v", content, kept, err)
			}
		}
		r, size, err := s.Materials().Open(want)
		if err != nil || size != int64(len(content)) {
			t.Fatalf("size %d, %v", size, err)
		}
		got, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil || string(got) != content {
			t.Errorf("read %q, %v", got, err)
		}
		if !s.Materials().Has(want) {
			t.Errorf("%q is not there", content)
		}
	}
	want := []string{
		"ba/78/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"e3/b0/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	}
	if diff := cmp.Diff(want, files(t, s)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	wantSound(t, s)
}

func TestMaterialThatCannotBeReadLeavesNothing(t *testing.T) {
	s := newStore(t)
	broken := errors.New("stick pulled out")
	_, err := s.Materials().Put(context.Background(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || CodeOf(err) != CodeIO {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = s.Materials().Put(ctx, strings.NewReader("x"))
	wantCode(t, err, CodeCancelled)
	if got := files(t, s); got != nil {
		t.Errorf("left behind: %v", got)
	}
}

func TestMaterialNamesAreChecked(t *testing.T) {
	s := newStore(t)
	for _, bad := range []string{"", "ab", "../../yibiao.db", strings.Repeat("A", 64), strings.Repeat("../a", 16), strings.Repeat("g", 64)} {
		if _, _, err := s.Materials().Open(bad); CodeOf(err) != CodeInvalid {
			t.Errorf("opening %q: %v", bad, err)
		}
		if s.Materials().Has(bad) {
			t.Errorf("has %q", bad)
		}
	}
	_, _, err := s.Materials().Open(strings.Repeat("0", 64))
	wantCode(t, err, CodeNoMaterial)
}

func TestReadingProvesTheContent(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	content := strings.Repeat("营业执照", 20_000)
	path := putAll(t, s, []string{content})[0]
	read := func() (string, error) {
		r, _, err := s.Materials().Open(filepath.Base(path))
		if err != nil {
			return "", err
		}
		defer r.Close()
		var b strings.Builder
		_, err = io.Copy(&b, r)
		return b.String(), err
	}
	if got, err := read(); got != content || err != nil {
		t.Fatalf("%d bytes, %v", len(got), err)
	}
	if k, err := s.Materials().Put(ctx, strings.NewReader(content)); k.Mended || err != nil {
		t.Errorf("a whole file counts as mended: %+v, %v", k, err)
	}
	damage := map[string]func() error{
		"two bytes":  func() error { overwrite(t, path, 9, "XX"); return nil },
		"cut short":  func() error { return os.Truncate(path, 30) },
		"grown":      func() error { return os.WriteFile(path, []byte(content+"X"), 0o600) },
		"empty":      func() error { return os.Truncate(path, 0) },
		"taken away": func() error { return os.Remove(path) },
	}
	for name, harm := range damage {
		if err := harm(); err != nil {
			t.Fatal(err)
		}
		want := CodeBadMaterial
		if name == "taken away" {
			want = CodeNoMaterial
		}
		if _, err := read(); CodeOf(err) != want {
			t.Errorf("%s: %v", name, err)
		}
		if k, err := s.Materials().Put(ctx, strings.NewReader(content)); !k.Mended || err != nil {
			t.Errorf("%s: putting the good file in again: %+v, %v", name, k, err)
		}
		if got, err := read(); got != content || err != nil {
			t.Errorf("%s, then mended: %d bytes, %v", name, len(got), err)
		}
	}
	if k, err := s.Materials().Put(ctx, strings.NewReader("new")); k.Mended || err != nil {
		t.Errorf("a new file counts as mended: %+v, %v", k, err)
	}
}

// putAll keeps materials and gives their paths.
func putAll(t *testing.T, s *Store, contents []string) (paths []string) {
	t.Helper()
	for _, content := range contents {
		sha, err := s.Materials().PutBlob(context.Background(), []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		path, err := s.Materials().Path(sha)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

func TestDamagedMaterialsAreFoundAndMended(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	contents := []string{"营业执照", "专利证书", "审计报告", "合同"}
	paths := putAll(t, s, contents)
	if got, err := s.Materials().Verify(ctx, nil); got != nil || err != nil {
		t.Fatalf("%+v, %v", got, err)
	}
	overwrite(t, paths[0], 3, "X") // one byte
	if err := os.Truncate(paths[1], 2); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(paths[2]); err != nil {
		t.Fatal(err)
	}
	kinds := func(problems []Problem) map[string]ProblemKind {
		got := map[string]ProblemKind{}
		for _, p := range problems {
			got[p.Path] = p.Kind
		}
		return got
	}
	var steps []string
	problems, err := s.Materials().Verify(ctx, func(done, total int) { steps = append(steps, fmt.Sprint(done, "/", total)) })
	want := map[string]ProblemKind{paths[0]: MaterialChanged, paths[1]: MaterialChanged, paths[2]: MaterialMissing}
	if diff := cmp.Diff(want, kinds(problems)); diff != "" || err != nil {
		t.Errorf("verified %v (-want +got):\n%s", err, diff)
	}
	if got := strings.Join(steps, " "); got != "1/4 2/4 3/4 4/4" {
		t.Errorf("progress %s", got)
	}
	problems, err = Check(ctx, s) // which does not read them
	delete(want, paths[0])
	if diff := cmp.Diff(want, kinds(problems)); diff != "" || err != nil {
		t.Errorf("checked %v (-want +got):\n%s", err, diff)
	}
	canceled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = s.Materials().Verify(canceled, nil)
	wantCode(t, err, CodeCancelled)
	if s.Materials().Has(filepath.Base(paths[2])) {
		t.Error("has a material whose file is gone")
	}
	putAll(t, s, contents[1:])
	problems, err = s.Materials().Verify(ctx, nil)
	if diff := cmp.Diff(map[string]ProblemKind{paths[0]: MaterialChanged}, kinds(problems)); diff != "" || err != nil {
		t.Errorf("after putting again %v (-want +got):\n%s", err, diff)
	}
}

func TestHalfWrittenFilesAreRemoved(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	if _, err := s.Materials().PutBlob(context.Background(), []byte("x")); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, name := range []string{materialsDir + "/.tmp-1", ".tmp-2"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = mustOpen(t, dir, f.options())
	if _, err := os.Stat(filepath.Join(dir, ".tmp-2")); err == nil || len(files(t, s)) != 1 {
		t.Errorf("left: %v, %v", files(t, s), err)
	}
}

// TestFilesThatNothingSpeaksOfGo: of files that were expected those stay that something speaks of in the end, or that were there before; a
// program that is killed leaves the others to the next opening.
func TestFilesThatNothingSpeaksOfGo(t *testing.T) {
	for _, killed := range []bool{false, true} {
		dir, f, ctx := vaultDir(t), newFake('a'), context.Background()
		s := mustOpen(t, dir, f.options())
		put := func(text string) string {
			sha, err := s.Materials().PutBlob(ctx, []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			return sha
		}
		shaOf := func(text string) string {
			sum := sha256.Sum256([]byte(text))
			return hex.EncodeToString(sum[:])
		}
		old := put("old")
		if err := s.Materials().Expect(ctx, []string{old, shaOf("spoken"), shaOf("stray"), shaOf("never came")}); err != nil {
			t.Fatal(err)
		}
		spoken, stray := put("spoken"), put("stray")
		mustApply(t, s, edit("", "a", "in "+spoken))
		if killed {
			s.Close()
			s = mustOpen(t, dir, f.options())
		} else if err := s.Materials().Settle(ctx); err != nil {
			t.Fatal(err)
		}
		if m := s.Materials(); !m.Has(old) || !m.Has(spoken) || m.Has(stray) {
			t.Errorf("killed %v: old %v, spoken %v, stray %v", killed, m.Has(old), m.Has(spoken), m.Has(stray))
		}
		again := put("stray") // nobody waits for it any more
		if err := s.Materials().Settle(ctx); err != nil || !s.Materials().Has(again) {
			t.Errorf("killed %v: %v, put once more: %v", killed, err, s.Materials().Has(again))
		}
		wantSound(t, s)
	}
}
