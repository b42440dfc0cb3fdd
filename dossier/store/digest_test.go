package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ofClient is what makes an entity a client, ofDossier a dossier of one, with an answer in a row of its own.
func ofClient(id string) Edit {
	return Edit{Root: id, Sets: []Set{{Entity: id, Field: KindField, Value: "client"}, {Entity: id, Field: "a:org.name", Value: id}}}
}

func ofDossier(id, client, number string) Edit {
	row := id + "-row"
	return Edit{Root: id, Undoable: true, Sets: []Set{
		{Entity: id, Field: KindField, Value: "dossier"}, {Entity: id, Field: GroupField, Value: client},
		{Entity: row, Field: KindField, Value: "row"}, {Entity: row, Field: "owner", Value: id}, {Entity: row, Field: "a:no", Value: number},
	}}
}

// staleOnes are the entities whose digests are stale; then all are kept anew.
func staleOnes(t *testing.T, s *Store) []string {
	t.Helper()
	ctx := context.Background()
	list, ok, err := s.Digests().List(ctx, Which{Stale: true})
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	var ids []string
	for i, d := range list {
		ids = append(ids, d.Entity)
		list[i].Body, list[i].Days = "body of "+d.Entity, []Day{{Day: "2026-03-0" + d.Entity[len(d.Entity)-1:], Body: d.Entity}}
	}
	if err := s.Digests().Keep(ctx, list); err != nil {
		t.Fatal(err)
	}
	slices.Sort(ids)
	return ids
}

// TestDigestsAreStaleWhenWhatTheyRestOnChanges: in the same transaction, whoever writes it.
func TestDigestsAreStaleWhenWhatTheyRestOnChanges(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	if err := s.State().Fold(ctx, []FieldName{"a:no"}); err != nil {
		t.Fatal(err)
	}
	apply := func(e Edit) func() { return func() { mustApply(t, s, e) } }
	set := func(root, entity string, field FieldName, value string) func() {
		return apply(Edit{Root: root, Undoable: true, Sets: []Set{{Entity: entity, Field: field, Value: value}}})
	}
	undo := func(root string) func() {
		return func() {
			if _, err := s.Log().Undo(ctx, root); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, step := range []struct {
		name string
		do   func()
		want []string
	}{
		{"two clients", func() { apply(ofClient("c1"))(); apply(ofClient("c2"))() }, []string{"c1", "c2"}},
		{"a dossier of one", apply(ofDossier("d1", "c1", "N1")), []string{"c1", "d1"}},
		{"a second of it", apply(ofDossier("d2", "c1", "N2")), []string{"c1", "d2"}},
		{"one of the other that says the same", apply(ofDossier("d3", "c2", "n 1")), []string{"c2", "d1", "d3"}},
		{"nothing", func() {}, nil},
		{"an answer of a dossier", set("d2", "d2", "a:x", "1"), []string{"c1", "d2"}},
		{"the same once more", set("d2", "d2", "a:x", "1"), nil},
		{"an answer of a client", set("c1", "c1", "a:org.name", "new"), []string{"c1", "d1", "d2"}},
		{"another number in a row", set("d3", "d3-row", "a:no", "N2"), []string{"c2", "d1", "d2", "d3"}},
		{"taken back", undo("d3"), []string{"c2", "d1", "d2", "d3"}},
		{"a dossier is deleted", set("d3", "d3", DeletedField, DeletedValue), []string{"c2", "d1"}},
		{"and restored", set("d3", "d3", DeletedField, ""), []string{"c2", "d1", "d3"}},
		{"a client is deleted", set("c2", "c2", DeletedField, DeletedValue), []string{"d1"}},
		{"and restored", set("c2", "c2", DeletedField, ""), []string{"c2", "d1", "d3"}},
		{"a row is taken back", undo("d2"), []string{"c1", "d2"}},
		{"and what began it", undo("d2"), []string{"c1", "d1"}},
	} {
		step.do()
		if diff := cmp.Diff(step.want, staleOnes(t, s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.name, diff)
		}
		wantSound(t, s)
	}
	took := func(field FieldName, value string) {
		remote := mustOpen(t, vaultDir(t), newFake('e').options())
		mustApply(t, remote, Edit{Root: "d1", Sets: []Set{{Entity: "d1", Field: field, Value: value}}})
		list, _, err := remote.Log().ChangesSince(ctx, "", 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Log().ApplyRemote(ctx, list); err != nil {
			t.Fatal(err)
		}
	}
	took("a:y", "from elsewhere")
	if diff := cmp.Diff([]string{"c1", "d1"}, staleOnes(t, s)); diff != "" {
		t.Errorf("from elsewhere (-want +got):\n%s", diff)
	}
}

// TestTouchedSinceTheVaultWasOpened: what was written before it was opened, and what was rolled back, touches nothing; a dossier, with its
// client.
func TestTouchedSinceTheVaultWasOpened(t *testing.T) {
	ctx, dir := context.Background(), vaultDir(t)
	s := mustOpen(t, dir, newFake('a').options())
	for _, e := range []Edit{ofClient("c1"), ofClient("c2"), ofDossier("d1", "c1", "1"), ofDossier("d2", "c1", "2")} {
		mustApply(t, s, e)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, newFake('b').options())
	touched := func(kind string) []string {
		t.Helper()
		list, _, err := s.Digests().List(ctx, Which{Kind: kind, Touched: true})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, d := range list {
			ids = append(ids, d.Entity)
		}
		return ids
	}
	if got := touched(""); got != nil {
		t.Errorf("%v, before anything was written", got)
	}
	failed := s.write(ctx, "trying", func(t *wtx) error {
		t.touch.entities = map[int64]bool{1: true, 2: true}
		if err := t.touchAll(); err != nil {
			return err
		}
		return errors.New("no")
	})
	if got := touched(""); failed == nil || got != nil {
		t.Errorf("%v, though nothing was written", got)
	}
	mustApply(t, s, Edit{Root: "d1", Sets: []Set{{Entity: "d1-row", Field: "a:no", Value: "3"}}})
	if diff := cmp.Diff([]string{"c1", "d1"}, touched("")); diff != "" {
		t.Error("(-want +got):", diff)
	}
	if diff := cmp.Diff([]string{"c1"}, touched("client")); diff != "" {
		t.Error("clients (-want +got):", diff)
	}
}

// TestADigestThatIsOvertakenStaysStale: what was worked out before a change is not taken for what holds after it.
func TestADigestThatIsOvertakenStaysStale(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	mustApply(t, s, ofClient("c1"))
	before, _, err := s.Digests().List(ctx, Which{})
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, Edit{Root: "c1", Sets: []Set{{Entity: "c1", Field: "a:x", Value: "1"}}})
	before[0].Body = "old"
	if err := s.Digests().Keep(ctx, before); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"c1"}, staleOnes(t, s)); diff != "" {
		t.Error("(-want +got):", diff)
	}
	if err := Rebuild(ctx, s); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"c1"}, staleOnes(t, s)); diff != "" {
		t.Error("after a rebuild (-want +got):", diff)
	}
}

// TestDaysOfDigests: found by day, of all or of one client, without those of what is deleted.
func TestDaysOfDigests(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	mustApply(t, s, ofClient("c1"))
	mustApply(t, s, ofClient("c2"))
	mustApply(t, s, ofDossier("d3", "c1", "1"))
	mustApply(t, s, ofDossier("d4", "c2", "2"))
	staleOnes(t, s)
	days := func(group, from, to string) []string {
		t.Helper()
		list, err := s.Digests().Between(ctx, group, from, to)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, d := range list {
			out = append(out, d.Day+" "+d.Entity)
		}
		return out
	}
	if diff := cmp.Diff([]string{"2026-03-02 c2", "2026-03-03 d3"}, days("", "2026-03-02", "2026-03-03")); diff != "" {
		t.Error("(-want +got):", diff)
	}
	if diff := cmp.Diff([]string{"2026-03-01 c1", "2026-03-03 d3"}, days("c1", "2026-03-01", "2026-03-31")); diff != "" {
		t.Error("of one (-want +got):", diff)
	}
	mustApply(t, s, Edit{Root: "c2", Sets: []Set{{Entity: "c2", Field: DeletedField, Value: DeletedValue}}})
	if diff := cmp.Diff([]string{"2026-03-01 c1", "2026-03-03 d3"}, days("", "2026-03-01", "2026-03-31")); diff != "" {
		t.Error("one deleted (-want +got):", diff)
	}
}

// TestCheckSeesDigestsThatDoNotFit: found, and mended by Rebuild.
func TestCheckSeesDigestsThatDoNotFit(t *testing.T) {
	for _, spoil := range []string{"UPDATE digests SET gone = 1", "DELETE FROM digests", "UPDATE digests SET grp = 77"} {
		ctx, s := context.Background(), newStore(t)
		mustApply(t, s, ofClient("c1"))
		if _, err := s.w.Exec(spoil); err != nil {
			t.Fatal(err)
		}
		if found, err := Check(ctx, s); err != nil || len(found) != 1 || found[0].Kind != WrongState {
			t.Errorf("%s: %v, %v", spoil, found, err)
		}
		if err := Rebuild(ctx, s); err != nil {
			t.Fatal(err)
		}
		wantSound(t, s)
	}
}

// TestAVaultOfBeforeDigestsHasThemAll: one that an earlier program wrote, with two clients of which one is deleted. Looked at only,
// it says that it has none.
func TestAVaultOfBeforeDigestsHasThemAll(t *testing.T) {
	dir, opt := earlier(t, "vault-5"), newFake('c').options()
	opt.ReadOnly = true
	looking := mustOpen(t, dir, opt)
	if list, ok, err := looking.Digests().List(context.Background(), Which{}); ok || list != nil || err != nil {
		t.Errorf("looked at: %v, %v, %v", list, ok, err)
	}
	if err := looking.Close(); err != nil {
		t.Fatal(err)
	}
	opt.ReadOnly = false
	s := mustOpen(t, dir, opt)
	if diff := cmp.Diff([]string{"c1", "d1"}, staleOnes(t, s)); diff != "" {
		t.Error("(-want +got):", diff)
	}
	wantSound(t, s)
	mustApply(t, s, Edit{Root: "c2", Sets: []Set{{Entity: "c2", Field: DeletedField, Value: ""}}})
	if diff := cmp.Diff([]string{"c2", "d1", "d2"}, staleOnes(t, s)); diff != "" {
		t.Error("the deleted client is restored (-want +got):", diff)
	}
}

// TestAPurgeTakesWhatWasWorkedOut: nothing that was kept of whoever is gone stays, in no digest and in no day.
func TestAPurgeTakesWhatWasWorkedOut(t *testing.T) {
	ctx, s := context.Background(), newStore(t)
	mustApply(t, s, ofClient("c1"))
	mustApply(t, s, ofClient("c2"))
	list, _, err := s.Digests().List(ctx, Which{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		list[i].Body, list[i].Days = "PLANTED-c1", []Day{{Day: "2026-01-15", Body: "PLANTED-c1"}}
	}
	if err := s.Digests().Keep(ctx, list); err != nil {
		t.Fatal(err)
	}
	if _, err := Purge(ctx, s, Purging{Roots: []string{"c1"}, Links: []FieldName{"owner", GroupField}}); err != nil {
		t.Fatal(err)
	}
	left, _, err := s.Digests().List(ctx, Which{})
	if err != nil || len(left) != 1 || left[0].Entity != "c2" || left[0].Body != "" || !left[0].Stale {
		t.Errorf("%+v, %v", left, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.dbPath())
	if err != nil || bytes.Contains(data, []byte("PLANTED-c1")) {
		t.Errorf("what was worked out of the purged client is in the file: %v", err)
	}
}
