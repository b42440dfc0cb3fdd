package store

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/seek"
)

// letters is a maker for tests: each character of a value is a piece.
func letters() seek.Maker {
	return seek.Maker{
		Name: "letters",
		Kind: func(field string) string {
			if strings.HasPrefix(field, "a:") {
				return "v"
			}
			return ""
		},
	}
}

func lettersOf(_, value string) []string { return strings.Split(value, "") }

// wordsOf makes rare pieces.
func wordsOf(_, value string) []string { return strings.Fields(value) }

func soughtStore(t *testing.T) *Store {
	opt := newFake('a').options()
	opt.Seek = letters()
	return mustOpen(t, vaultDir(t), opt)
}

func takeIn(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Values().TakeIn(context.Background(), lettersOf, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Values().Left(context.Background()); n != 0 || err != nil {
		t.Fatalf("%d changes are left, %v", n, err)
	}
	wantSound(t, s)
}

// foundBy gives the values found by all characters of a word.
func foundBy(t *testing.T, s *Store, word string) []string {
	t.Helper()
	list, _, err := s.Values().Hits(context.Background(), seek.Query{Kind: "v", Words: [][][]string{{strings.Split(word, "")}}, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	return valuesOf(list)
}

func valuesOf(list []seek.Hit) (all []string) {
	for _, h := range list {
		all = append(all, h.Entity+" "+h.Field+" "+h.Value)
	}
	return all
}

func untaken(t *testing.T, s *Store, limit int) ([]string, bool) {
	t.Helper()
	list, more, err := s.Values().Untaken(context.Background(), limit)
	if err != nil {
		t.Fatal(err)
	}
	return valuesOf(list), more
}

// TestValuesAreFoundAsTheyStand: what was taken in by its pieces, what was not beside it; an earlier value by neither.
func TestValuesAreFoundAsTheyStand(t *testing.T) {
	s := soughtStore(t)
	mustApply(t, s, edit("", "a:name", "甲乙丙", "a:other", "乙丁", "due", "乙"))
	if got, more := untaken(t, s, 9); more || !cmp.Equal(got, []string{"e a:other 乙丁", "e a:name 甲乙丙"}) || foundBy(t, s, "乙") != nil {
		t.Errorf("before anything was taken in: %q, %v", got, more)
	}
	takeIn(t, s)
	mustApply(t, s, edit("", "a:name", "甲戊"))
	if got := foundBy(t, s, "乙"); !cmp.Equal(got, []string{"e a:other 乙丁"}) {
		t.Errorf("an earlier value is found: %q", got)
	}
	if got, more := untaken(t, s, 9); more || !cmp.Equal(got, []string{"e a:name 甲戊"}) {
		t.Errorf("untaken %q, %v", got, more)
	}
	takeIn(t, s)
	if got := foundBy(t, s, "甲"); !cmp.Equal(got, []string{"e a:name 甲戊"}) {
		t.Errorf("found %q", got)
	}
	if _, err := s.Log().Undo(context.Background(), "r"); err != nil {
		t.Fatal(err)
	}
	takeIn(t, s)
	if got := foundBy(t, s, "甲丙"); !cmp.Equal(got, []string{"e a:name 甲乙丙"}) {
		t.Errorf("after undo %q", got)
	}
	mustApply(t, s, edit("", "a:name", ""))
	if got := foundBy(t, s, "甲"); got != nil {
		t.Errorf("a cleared value is found: %q", got)
	}
	takeIn(t, s)
}

// TestAnotherMakerTakesAllInAnew: pieces of an earlier program are not asked by the ways of a later one.
func TestAnotherMakerTakesAllInAnew(t *testing.T) {
	s := soughtStore(t)
	mustApply(t, s, edit("", "a:name", "甲"))
	takeIn(t, s)
	opt := s.opt
	opt.Seek.Name = "other"
	s.Close()
	s = mustOpen(t, s.Dir(), opt)
	if n, err := s.Values().Left(context.Background()); n == 0 || err != nil {
		t.Errorf("%d left, %v", n, err)
	}
	if got, _ := untaken(t, s, 9); len(got) != 1 {
		t.Errorf("untaken %q", got)
	}
	takeIn(t, s)
	if got := foundBy(t, s, "甲"); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// TestAnIndexThatIsNotSoundIsMadeAnew: what is wrong with it, the check and a search that cannot read it both lead to all being found.
func TestAnIndexThatIsNotSoundIsMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, s *Store){
		"emptied": func(t *testing.T, s *Store) {
			db, err := openDB(filepath.Join(s.Dir(), findName), writerDSN, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec("DELETE FROM pieces"); err != nil {
				t.Fatal(err)
			}
			if found, err := Check(context.Background(), s); err != nil || len(found) != 1 || found[0].Kind != WrongState {
				t.Errorf("%v, %v", found, err)
			}
			if err := Rebuild(context.Background(), s); err != nil {
				t.Fatal(err)
			}
		},
		"overwritten": func(t *testing.T, s *Store) {
			s.finding.Close()
			for at := int64(0); at < 8; at++ {
				overwrite(t, filepath.Join(s.Dir(), findName), at*4096+20, "garbage garbage")
			}
		},
		"gone": func(t *testing.T, s *Store) { dropFinding(s.vault) },
		"another log": func(t *testing.T, s *Store) {
			if _, err := s.w.Exec("UPDATE changes SET id = randomblob(16) WHERE seq = (SELECT max(seq) FROM changes)"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := soughtStore(t)
			mustApply(t, s, edit("", "a:name", "甲"))
			takeIn(t, s)
			spoil(t, s)
			if all, more := untaken(t, s, 9); len(all)+len(foundBy(t, s, "甲")) != 1 || more {
				t.Errorf("found by reading %q, by pieces %q", all, foundBy(t, s, "甲"))
			}
			if err := s.Values().TakeIn(context.Background(), lettersOf, nil); err != nil {
				t.Fatal(err)
			}
			if got := foundBy(t, s, "甲"); len(got) != 1 {
				t.Errorf("found %q", got)
			}
		})
	}
}

// holdsBytes tells whether any file below a folder holds a text.
func holdsBytes(t *testing.T, dir, text string) (in string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if bytes.Contains(data, []byte(text)) {
			in = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func takeInWords(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Values().TakeIn(context.Background(), wordsOf, nil); err != nil {
		t.Fatal(err)
	}
	wantSound(t, s)
}

// TestAPurgeLeavesNoPieces: no byte of the index tells what was purged, of which there are rare pieces.
func TestAPurgeLeavesNoPieces(t *testing.T) {
	ctx, opt := context.Background(), newFake('a').options()
	opt.Seek = letters()
	s := mustOpen(t, vaultDir(t), opt)
	mustApply(t, s, Edit{Root: "c1", Sets: []Set{{Entity: "c1", Field: KindField, Value: "client"}, {Entity: "c1", Field: "a:x", Value: "plantedpiece"}}})
	mustApply(t, s, Edit{Root: "c2", Sets: []Set{{Entity: "c2", Field: KindField, Value: "client"}, {Entity: "c2", Field: "a:x", Value: "stayingpiece"}}})
	takeInWords(t, s)
	if _, err := Purge(ctx, s, Purging{Roots: []string{"c1"}, Links: []FieldName{"owner", GroupField}}); err != nil {
		t.Fatal(err)
	}
	for range 2 { // at once, and when all was taken in anew
		if in := holdsBytes(t, s.Dir(), "plantedpiece"); in != "" {
			t.Errorf("the purged piece is in %s", in)
		}
		takeInWords(t, s)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if in := holdsBytes(t, s.Dir(), "stayingpiece"); in == "" {
		t.Error("the other piece is nowhere")
	}
}

// TestPiecesOfAnEncryptedVaultAreSealed: while it is plain they lie there plain; sealed, no file has any, and they are found.
func TestPiecesOfAnEncryptedVaultAreSealed(t *testing.T) {
	opt := newFake('a').options()
	opt.Seek = letters()
	s := mustOpen(t, t.TempDir(), opt)
	mustApply(t, s, Edit{Root: "c1", Sets: []Set{{Entity: "c1", Field: "a:x", Value: "plantedpiece"}}})
	takeInWords(t, s)
	dir := s.Dir()
	s.Close()
	if holdsBytes(t, dir, "plantedpiece") == "" {
		t.Fatal("the plain vault does not hold it")
	}
	key := newKey(t, dir)
	turned(t, dir, nil, key)
	if in := holdsBytes(t, dir, "plantedpiece"); in != "" {
		t.Errorf("after the vault was sealed the piece is in %s", in)
	}
	opt.Key = key
	s = mustOpen(t, dir, opt)
	takeInWords(t, s)
	list, _, err := s.Values().Hits(context.Background(), seek.Query{Kind: "v", Words: [][][]string{{{"plantedpiece"}}}, Limit: 9})
	if err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
	s.Close()
	if in := holdsBytes(t, dir, "plantedpiece"); in != "" || !exists(filepath.Join(dir, findName)) {
		t.Errorf("the piece is in %q, or there is no index", in)
	}
}

// TestAVaultThatIsLookedAtIsSearched: by its index where it has one, and without.
func TestAVaultThatIsLookedAtIsSearched(t *testing.T) {
	for _, kept := range []bool{false, true} {
		s := soughtStore(t)
		mustApply(t, s, edit("", "a:name", "甲"))
		if kept {
			takeIn(t, s)
		}
		opt := s.opt
		opt.ReadOnly = true
		looking := mustOpen(t, s.Dir(), opt)
		all, _ := untaken(t, looking, 9)
		if got := foundBy(t, looking, "甲"); len(got)+len(all) != 1 || (len(got) == 1) != kept {
			t.Errorf("kept %v: by pieces %q, by reading %q", kept, got, all)
		}
		if err := looking.Values().TakeIn(context.Background(), lettersOf, nil); err != nil {
			t.Error(err)
		}
	}
}
