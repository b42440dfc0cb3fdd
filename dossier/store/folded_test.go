package store

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// same asks for the entities that hold what says the same as value.
func same(t *testing.T, s *Store, value string, fields ...FieldName) []Ref {
	t.Helper()
	found, err := s.State().Same(context.Background(), fields, value)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestSameFindsWhateverCaseAndSpaces: before and after the field is kept folded the answer is the same, through edits, undo,
// changes of other vaults and a rebuild.
func TestSameFindsWhateverCaseAndSpaces(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	long := strings.Repeat("长", 200)
	set := func(entity string, field FieldName, value string) {
		mustApply(t, s, Edit{Root: entity, Label: "x", Undoable: true, Sets: []Set{{Entity: entity, Field: field, Value: value}}})
	}
	set("d1", "a:no", "zl 2021 1 0000001.x")
	set("d2", "a:no", "202110000001.X")
	set("d3", "a:no", "ZL202110000002.X")
	set("d4", "a:other", "ZL202110000001.X")
	set("d5", "a:no", long+"甲")
	set("d6", "a:no", long+"乙")
	ask := func(when string) {
		t.Helper()
		want := []Ref{{Entity: "d1", Field: "a:no"}, {Entity: "d2", Field: "a:no"}}
		if diff := cmp.Diff(want, same(t, s, "ZL 202110000001.x", "a:no")); diff != "" {
			t.Error(when, diff)
		}
		if diff := cmp.Diff([]Ref{{Entity: "d5", Field: "a:no"}}, same(t, s, long+" 甲", "a:no")); diff != "" {
			t.Error(when, diff)
		}
		if found := same(t, s, "", "a:no"); found != nil {
			t.Error(when, "nothing is the same as nothing", found)
		}
	}
	ask("not folded")
	if err := s.State().Fold(ctx, []FieldName{"a:no", "a:never"}); err != nil {
		t.Fatal(err)
	}
	ask("folded")
	set("d2", "a:no", "")
	if diff := cmp.Diff([]Ref{{Entity: "d1", Field: "a:no"}}, same(t, s, "ZL202110000001.X", "a:no")); diff != "" {
		t.Error("cleared", diff)
	}
	if _, err := s.Log().Undo(ctx, "d2"); err != nil {
		t.Fatal(err)
	}
	ask("undone")
	if err := Rebuild(ctx, s); err != nil {
		t.Fatal(err)
	}
	ask("rebuilt")
	if found, err := Check(ctx, s); err != nil || found != nil {
		t.Error(found, err)
	}
}

// TestCheckSeesWrongFolds: what is kept folded and is not what the value says is found, and mended by Rebuild.
func TestCheckSeesWrongFolds(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	mustApply(t, s, Edit{Root: "d", Sets: []Set{{Entity: "d", Field: "a:no", Value: "abc"}}})
	if err := s.State().Fold(ctx, []FieldName{"a:no"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.w.Exec("UPDATE state SET folded = 'XYZ' WHERE folded IS NOT NULL"); err != nil {
		t.Fatal(err)
	}
	found, err := Check(ctx, s)
	if err != nil || len(found) != 1 || found[0].Kind != WrongState || found[0].Ref != (Ref{Entity: "d", Field: "a:no"}) {
		t.Fatal(found, err)
	}
	if err := Rebuild(ctx, s); err != nil {
		t.Fatal(err)
	}
	if found, err := Check(ctx, s); err != nil || found != nil {
		t.Error(found, err)
	}
}

// TestSameInAVaultThatIsOnlyLookedAt: nothing can be kept there, and the answer is the same.
func TestSameInAVaultThatIsOnlyLookedAt(t *testing.T) {
	dir, opt := vaultDir(t), newFake('a').options()
	opt.migrations = embeddedMigrations()[:foldedVersion-1]
	s, err := Open(dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	opt.migrations, opt.ReadOnly = nil, true
	s = mustOpen(t, dir, opt)
	if err := s.State().Fold(context.Background(), []FieldName{"a:no"}); err != nil {
		t.Fatal(err)
	}
	if found := same(t, s, "abc", "a:no"); found != nil {
		t.Error(found)
	}
}
