package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// randomChanges makes changes of a few devices on a few fields, many with the
// same clock, as vaults that exchange them would have them.
func randomChanges(rnd *rand.Rand, n int) []Change {
	f := newFake(byte(rnd.IntN(256)))
	base := f.at.UnixMilli()
	var list []Change
	for len(list) < n {
		device := string(rune('p' + rnd.IntN(3)))
		st := newStamp(base+rnd.Int64N(5), rnd.IntN(3))
		e := Change{Edit: f.id(), Clock: st.text(device), Device: device, Root: "r", Label: "远", Origin: Typed,
			At: time.UnixMilli(base).UTC()}
		for range 1 + rnd.IntN(3) {
			c := e
			c.ID = f.id()
			c.Entity, c.Field = fmt.Sprint("e", rnd.IntN(3)), FieldName(fmt.Sprint("f", rnd.IntN(3)))
			c.Value = []string{"", "1", "值", fmt.Sprint(len(list))}[rnd.IntN(4)]
			list = append(list, c)
		}
	}
	return list
}

// Any order, any batches, any number of times: the same state.
func TestMergeProperty(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(5) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		list := randomChanges(rnd, 80)
		var want []string
		for round := range 4 {
			s := newStore(t)
			order := append([]Change(nil), list...)
			if round > 0 {
				order = append(order, list[:rnd.IntN(len(list))]...)
				rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			}
			total := MergeResult{}
			for len(order) > 0 {
				n := 1 + rnd.IntN(len(order))
				done, err := s.Log().ApplyRemote(ctx, order[:n])
				if err != nil {
					t.Fatal(err)
				}
				total.Added += done.Added
				total.Known += done.Known
				order = order[n:]
			}
			if total.Added != len(list) {
				t.Errorf("seed %d, round %d: %d added, want %d", seed, round, total.Added, len(list))
			}
			wantSound(t, s)
			if got := dump(t, s); round == 0 {
				want = got
			} else if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, round %d (-first +this):\n%s", seed, round, diff)
			}
		}
	}
}

// Vaults that work on the same fields, undo and redo, and exchange what they
// have through a file come to the same state.
func TestExchangeProperty(t *testing.T) {
	ctx := context.Background()
	rnd := rand.New(rand.NewPCG(3, 3))
	var vaults []*Store
	cursors := map[string]string{}
	for _, name := range []byte("abc") {
		vaults = append(vaults, mustOpen(t, vaultDir(t), newFake(name).options()))
	}
	pass := func(from, to *Store) {
		key := from.Device() + to.Device()
		cursors[key] = passFile(t, from, to, cursors[key])
	}
	for i := range 150 {
		s := vaults[rnd.IntN(3)]
		switch rnd.IntN(6) {
		case 0:
			_, err := s.Log().Undo(ctx, "r")
			if code := CodeOf(err); code != "" && code != CodeNothingToUndo {
				t.Fatal(err)
			}
		case 1:
			_, err := s.Log().Redo(ctx, "r")
			if code := CodeOf(err); code != "" && code != CodeNothingToRedo {
				t.Fatal(err)
			}
		case 2:
			pass(s, vaults[rnd.IntN(3)])
		default:
			mustApply(t, s, edit("", string(rune('a'+rnd.IntN(5))), fmt.Sprint(i)))
		}
	}
	for range 2 {
		pass(vaults[0], vaults[1])
		pass(vaults[1], vaults[2])
		pass(vaults[2], vaults[0])
	}
	want := dump(t, vaults[0])
	for _, s := range vaults {
		if diff := cmp.Diff(want, dump(t, s)); diff != "" {
			t.Errorf("vault %s (-first +this):\n%s", s.Device(), diff)
		}
		wantSound(t, s)
	}
	if len(want) != 5 {
		t.Errorf("%d fields, want 5", len(want))
	}
}

// passFile takes what from has since cursor through a file into to.
func passFile(t *testing.T, from, to *Store, cursor string) (next string) {
	t.Helper()
	list, next, err := from.Log().ChangesSince(context.Background(), cursor, 0)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var back []Change
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if _, err := to.Log().ApplyRemote(context.Background(), back); err != nil {
		t.Fatal(err)
	}
	return next
}

func TestMergeTells(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1", "b", "1"))
	newer := remoteChange(s, "a", "2")
	older := remoteChange(s, "b", "2")
	older.Clock = newStamp(1, 0).text("remote")
	same := remoteChange(s, "c", "")
	done, err := s.Log().ApplyRemote(ctx, []Change{newer, older, same, newer})
	want := MergeResult{Added: 3, Known: 1, Touched: []Ref{{"e", "a"}}}
	if diff := cmp.Diff(want, done); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	wantValues(t, s, "e", map[string]string{"a": "2", "b": "1"})
	if last := mustApply(t, s, edit("", "a", "3")).Clock; last <= newer.Clock {
		t.Errorf("clock %s after seeing %s", last, newer.Clock)
	}
	wantValues(t, s, "e", map[string]string{"a": "3", "b": "1"})
	list, err := s.Log().History(ctx, "e", "b")
	if err != nil || len(list) != 2 || list[1].Device != "remote" {
		t.Errorf("history %+v, %v", list, err)
	}
	if done, err := s.Log().ApplyRemote(ctx, nil); err != nil || done.Added != 0 {
		t.Errorf("nothing: %+v, %v", done, err)
	}
}

func TestMergeRefuses(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	known := remoteChange(s, "d", "known")
	if _, err := s.Log().ApplyRemote(ctx, []Change{known}); err != nil {
		t.Fatal(err)
	}
	day := s.opt.Now().Add(24 * time.Hour).UnixMilli()
	for name, tc := range map[string]struct {
		change func(c *Change)
		want   Code
	}{
		"just a day":     {func(c *Change) { c.Clock = newStamp(day, 0).text("remote") }, ""},
		"more than that": {func(c *Change) { c.Clock = newStamp(day+1, 0).text("remote") }, CodeClock},
		"id":             {func(c *Change) { c.ID = "1" }, CodeInvalid},
		"id in capitals": {func(c *Change) { c.ID = "01930000-0000-7000-8000-00000000000B" }, CodeInvalid},
		"edit":           {func(c *Change) { c.Edit = "" }, CodeInvalid},
		"clock":          {func(c *Change) { c.Clock = "x" }, CodeInvalid},
		"device":         {func(c *Change) { c.Device = "other" }, CodeInvalid},
		"odd device":     {func(c *Change) { c.Device, c.Clock = "a b", newStamp(1, 0).text("a b") }, CodeInvalid},
		"entity":         {func(c *Change) { c.Entity = "" }, CodeInvalid},
		"root":           {func(c *Change) { c.Root = "" }, CodeInvalid},
		"value":          {func(c *Change) { c.Value = "\xff" }, CodeInvalid},
		"origin":         {func(c *Change) { c.Origin = "" }, CodeInvalid},
		"at":             {func(c *Change) { c.At = time.Time{} }, CodeInvalid},
		"other content":  {func(c *Change) { c.ID = known.ID }, CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			good, c := remoteChange(s, "e", "good"), remoteChange(s, "f", "x")
			good.ID, good.Edit = s.NewID(), s.NewID()
			c.ID, c.Edit = s.NewID(), s.NewID()
			tc.change(&c)
			before := len(allChanges(t, s))
			known, examined := s.Log().Examine(ctx, []Change{good, c})
			if CodeOf(examined) != tc.want || len(known) != 0 {
				t.Errorf("examined: %v, known %v", examined, known)
			}
			done, err := s.Log().ApplyRemote(ctx, []Change{good, c})
			if tc.want == "" {
				if err != nil || done.Added != 2 {
					t.Fatalf("%+v, %v", done, err)
				}
				return
			}
			e := wantCode(t, err, tc.want)
			if tc.want == CodeClock && (e.Device != "remote" || e.Clock != c.Clock) {
				t.Errorf("error names %q, %q", e.Device, e.Clock)
			}
			if after := len(allChanges(t, s)); after != before {
				t.Errorf("%d changes came in with a bad one", after-before)
			}
		})
	}
	wantSound(t, s)
}

// TestExamine: what is here already is told by its id, whatever it belongs to, and a list that holds an id twice is refused.
func TestExamine(t *testing.T) {
	s, ctx := newStore(t), context.Background()
	mustApply(t, s, edit("", "a", "1", "b", "2"))
	list := allChanges(t, s)
	fresh := remoteChange(s, "d", "fresh")
	known, err := s.Log().Examine(ctx, append([]Change{fresh}, list...))
	if err != nil || len(known) != len(list) || known[fresh.ID] || !known[list[0].ID] {
		t.Errorf("known %v, %v", known, err)
	}
	has, err := s.Log().Has(ctx, []string{fresh.ID, list[0].ID, "", "none"})
	if err != nil || len(has) != 1 || !has[list[0].ID] {
		t.Errorf("has %v, %v", has, err)
	}
	_, err = s.Log().Examine(ctx, []Change{fresh, fresh})
	wantCode(t, err, CodeInvalid)
}

func TestChangesSince(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	read := func(cursor string, limit int) (string, string) {
		t.Helper()
		list, next, err := s.Log().ChangesSince(ctx, cursor, limit)
		if err != nil {
			t.Fatal(err)
		}
		var got string
		for _, c := range list {
			got += c.Value
		}
		return got, next
	}
	got, start := read("", 0)
	if got != "" || start == "" {
		t.Errorf("empty vault gives %q, cursor %q", got, start)
	}
	mustApply(t, s, edit("", "a", "1", "b", "2", "c", "3"))
	got, next := read(start, 2)
	if got != "12" {
		t.Errorf("first two are %q", got)
	}
	old := remoteChange(s, "d", "4")
	old.Clock = newStamp(1, 0).text("remote")
	if _, err := s.Log().ApplyRemote(ctx, []Change{old}); err != nil {
		t.Fatal(err)
	}
	if got, next = read(next, 0); got != "34" {
		t.Errorf("the rest is %q, want what came in late too", got)
	}
	if got, again := read(next, 0); got != "" || again != next {
		t.Errorf("after the end %q, cursor %q, was %q", got, again, next)
	}
	if got, _ = read("0123456789ab:999", 0); got != "1234" {
		t.Errorf("a cursor of another log gives %q", got)
	}
	for _, bad := range []string{"x", "x:", "x:-1", ":y", "5"} {
		_, _, err := s.Log().ChangesSince(ctx, bad, 0)
		wantCode(t, err, CodeInvalid)
	}
}

// What comes in a file may be anything; afterwards the vault is still sound.
func FuzzApplyRemote(f *testing.F) {
	seed, err := json.Marshal(randomChanges(rand.New(rand.NewPCG(1, 1)), 4))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`[{"id":"01930000-0000-7000-8000-000000000001"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var list []Change
		if json.Unmarshal(data, &list) != nil {
			return
		}
		s := newStore(t)
		_, err := s.Log().ApplyRemote(context.Background(), list)
		switch CodeOf(err) {
		case CodeInvalid, CodeClock:
			if n := len(allChanges(t, s)); n != 0 {
				t.Errorf("%d changes came in with a bad one", n)
			}
		case "":
			again, err := s.Log().ApplyRemote(context.Background(), allChanges(t, s))
			if err != nil || again.Added != 0 {
				t.Errorf("a second time: %+v, %v", again, err)
			}
		default:
			t.Error(err)
		}
		wantSound(t, s)
	})
}
