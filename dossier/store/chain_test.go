package store

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A change that another program altered, took out or put in is found, and told once, with its field.
func TestCheckFindsAlteredChanges(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil string
		want  []Ref
	}{
		"value":         {"UPDATE changes SET value = '9' WHERE value = 'old'", []Ref{{"e", "a"}}},
		"origin":        {"UPDATE changes SET origin = 'imported' WHERE value = '2'", []Ref{{"e", "b"}}},
		"time":          {"UPDATE changes SET at = at + 1 WHERE value = '2'", []Ref{{"e", "b"}}},
		"field":         {"UPDATE words SET word = 'c' WHERE word = 'a'", []Ref{{"e", "c"}, {"e", "c"}}},
		"taken out":     {"DELETE FROM changes WHERE value = 'old'", []Ref{{}}},
		"put in":        {"INSERT INTO changes SELECT 99, randomblob(16), clock, device, edit, entity, field, 'x', origin, at, prev, stands FROM changes WHERE value = '2'", []Ref{{"e", "b"}}},
		"sum":           {"UPDATE chain SET sum = randomblob(16) WHERE seq = 1", []Ref{{"e", "a"}, {"e", "a"}}},
		"nothing wrong": {"SELECT 1", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			mustApply(t, s, edit("", "a", "old"))
			mustApply(t, s, edit("", "a", "1", "b", "2"))
			if _, err := s.w.Exec("PRAGMA foreign_keys = 0; " + tc.spoil); err != nil {
				t.Fatal(err)
			}
			all, err := Check(context.Background(), s)
			var got []Ref
			for _, p := range all {
				if p.Kind == BrokenChain {
					got = append(got, p.Ref)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

// Undo, redo, edits that go on, changes from another vault and a copy keep the chain whole.
func TestTheChainHoldsThroughEverything(t *testing.T) {
	ctx := context.Background()
	s := newStore(t)
	mustApply(t, s, edit("x", "a", "1"))
	mustApply(t, s, edit("y", "a", "2"))
	if _, err := s.Log().Undo(ctx, "r"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Log().Redo(ctx, "r"); err != nil {
		t.Fatal(err)
	}
	for range 40 {
		mustApply(t, s, edit("", "text", s.NewID()))
	}
	wantSound(t, s)
}

// Salvage takes an altered change from a backup that has it as it was written; of one that no backup has it tells.
func TestSalvageOfAlteredChanges(t *testing.T) {
	for _, backedUp := range []bool{true, false} {
		s := newStore(t)
		ctx := context.Background()
		mustApply(t, s, edit("", "a", "1", "b", "2"))
		if backedUp {
			if _, err := s.Backups().Make(ctx, BackupManual); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.w.Exec("UPDATE changes SET value = '9' WHERE value = '1'"); err != nil {
			t.Fatal(err)
		}
		mustApply(t, s, edit("", "c", "3"))
		s.Close()
		done, err := Salvage(ctx, s.Dir(), Options{})
		if err != nil || done.Lost != 0 {
			t.Fatalf("%+v, %v", done, err)
		}
		want, doubtful := map[string]string{"a": "1", "b": "2", "c": "3"}, []Ref(nil)
		if !backedUp {
			want["a"], doubtful = "9", []Ref{{"e", "a"}}
		}
		if diff := cmp.Diff(doubtful, done.Doubtful, cmpopts.SortSlices(func(a, b Ref) bool { return a.Field < b.Field })); diff != "" {
			t.Errorf("backed up %v: doubtful (-want +got):\n%s", backedUp, diff)
		}
		again := mustOpen(t, s.Dir(), Options{})
		wantValues(t, again, "e", want)
		wantSound(t, again)
	}
}

// A chain tells every order and every boundary between its texts apart.
func TestLinksDiffer(t *testing.T) {
	var seen [][]byte
	for _, l := range []link{{}, {seq: 1}, {clock: 1}, {entity: "ab", field: "c"}, {entity: "a", field: "bc"}, {value: "x"}, {origin: "x"}, {stands: -1}} {
		for _, before := range [][]byte{nil, make([]byte, linkSize)} {
			sum := l.sum(before)
			if len(sum) != linkSize || slices.ContainsFunc(seen, func(b []byte) bool { return slices.Equal(b, sum) }) {
				t.Errorf("%+v after %x: %x", l, before, sum)
			}
			seen = append(seen, sum)
		}
	}
}
