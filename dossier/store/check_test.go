package store

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestCheckFindsAndRebuildMends(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil string
		want  []Problem
	}{
		"state lacks a field": {"DELETE FROM state WHERE head = '2'",
			[]Problem{{Kind: WrongState, Ref: Ref{"e", "b"}}}},
		"state has an old value": {`UPDATE state SET change = (SELECT seq FROM changes WHERE value = 'old'), head = 'old'
			WHERE head = '1'`, []Problem{{Kind: WrongState, Ref: Ref{"e", "a"}}}},
		"state finds by a wrong value": {"UPDATE state SET head = 'x' WHERE head = '1'",
			[]Problem{{Kind: WrongState, Ref: Ref{"e", "a"}}}},
		"state has too much": {`INSERT INTO state SELECT field, entity, change, head, NULL FROM state WHERE head = '1'`,
			[]Problem{{Kind: WrongState, Ref: Ref{"a", "e"}}}},
		"state speaks of no change": {"UPDATE state SET change = 99 WHERE head = '1'",
			[]Problem{{Kind: BrokenReference}, {Kind: WrongState, Ref: Ref{"e", "a"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			ctx := context.Background()
			mustApply(t, s, edit("", "a", "old"))
			mustApply(t, s, edit("", "a", "1", "b", "2"))
			want := dump(t, s)
			if _, err := s.w.Exec("PRAGMA foreign_keys = 0"); err != nil {
				t.Fatal(err)
			}
			if _, err := s.w.Exec(tc.spoil); err != nil {
				t.Fatal(err)
			}
			got, err := Check(ctx, s)
			ignore := cmpopts.IgnoreFields(Problem{}, "Path", "Detail")
			if diff := cmp.Diff(tc.want, got, ignore); diff != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if err := Rebuild(ctx, s); err != nil {
				t.Fatal(err)
			}
			wantSound(t, s)
			if diff := cmp.Diff(want, dump(t, s)); diff != "" {
				t.Errorf("rebuilt (-want +got):\n%s", diff)
			}
		})
	}
}

// One wrong byte anywhere in the file: found, or harmless, but never a crash
// and never an error without a code that says so.
func TestOneDamagedByte(t *testing.T) {
	dir, f := spoil(t, func(string) {})
	path, ctx := filepath.Join(dir, dbName), context.Background()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(5, 9))
	found := map[Code]int{}
	for i := range 150 {
		at := rnd.IntN(len(good))
		if i < 100 {
			at = i // the header says most
		}
		bad := slices.Clone(good)
		bad[at] ^= byte(1 + rnd.IntN(255))
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, f.options())
		if err == nil {
			_, err = s.State().Entity(ctx, "e")
		}
		if err == nil {
			var problems []Problem
			if problems, err = Check(ctx, s); err == nil && problems != nil {
				found["found by Check"]++
			}
		}
		if s != nil {
			_ = s.Close() // may well complain
		}
		for _, ending := range []string{"-wal", "-shm"} {
			os.Remove(path + ending)
		}
		code := CodeOf(err)
		found[code]++
		switch code {
		case "", CodeDamaged, CodeForeign, CodeNewer:
		default:
			t.Errorf("byte %d: %v", at, err)
		}
	}
	t.Logf("%v", found)
	if found[""] > found["found by Check"] {
		t.Errorf("a damaged byte went unseen: %v", found)
	}
}

func TestCheckCanceled(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Check(ctx, s)
	wantCode(t, err, CodeCancelled)
}
