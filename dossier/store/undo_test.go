package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func mustUndo(t *testing.T, s *Store) Applied {
	t.Helper()
	done, err := s.Log().Undo(context.Background(), "r")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func mustRedo(t *testing.T, s *Store) Applied {
	t.Helper()
	done, err := s.Log().Redo(context.Background(), "r")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestUndoRedoOverRestarts(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	states := []map[string]string{{}, {"a": "1"}, {"a": "2", "b": "x"}, {"b": "x", "deleted": "1"}}
	labels := []string{"", "一", "二", "三"}
	mustApply(t, s, edit("一", "a", "1"))
	mustApply(t, s, edit("二", "a", "2", "b", "x"))
	mustApply(t, s, edit("三", "a", "", "deleted", "1"))
	logged := len(allChanges(t, s))
	step := func(at int) {
		t.Helper()
		s.Close()
		s = mustOpen(t, dir, f.options())
		wantValues(t, s, "e", states[at])
		undo, can := s.Log().CanUndo("r")
		if undo != labels[at] || can != (at > 0) {
			t.Errorf("at %d CanUndo %q %v", at, undo, can)
		}
		redo, can := s.Log().CanRedo("r")
		if want := (labels[1:])[min(at, 2)]; can != (at < 3) || can && redo != want {
			t.Errorf("at %d CanRedo %q %v", at, redo, can)
		}
		if now := len(allChanges(t, s)); now < logged {
			t.Errorf("the log shrank from %d to %d", logged, now)
		} else {
			logged = now
		}
	}
	step(3)
	for _, moves := range []int{2, 1, 0, 1, 2, 1, 2, 3, 2, 1, 0, 1, 2, 3} {
		prev := position(t, s)
		done := Applied{}
		if moves < prev {
			done = mustUndo(t, s)
		} else {
			done = mustRedo(t, s)
		}
		if !done.Changed || done.Skipped != nil || done.Label != labels[max(prev, moves)] {
			t.Errorf("from %d to %d: %+v", prev, moves, done)
		}
		step(moves)
	}
	wantSound(t, s)
}

// position tells how many undoable edits stand.
func position(t *testing.T, s *Store) int {
	t.Helper()
	var n int
	if err := s.r.QueryRow("SELECT count(*) FROM edits WHERE stack = 'done'").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNothingToUndo(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	check := func(undo, redo Code) {
		t.Helper()
		_, err := s.Log().Undo(ctx, "other")
		wantCode(t, err, CodeNothingToUndo)
		_, err = s.Log().Redo(ctx, "r")
		wantCode(t, err, redo)
		_, err = s.Log().Undo(ctx, "r")
		wantCode(t, err, undo)
	}
	check(CodeNothingToUndo, CodeNothingToRedo)
	mustApply(t, s, Edit{Root: "r", Sets: []Set{{Entity: "e", Field: "a", Value: "1"}}})
	check(CodeNothingToUndo, CodeNothingToRedo)
	mustApply(t, s, edit("", "a", "1")) // is so already
	check(CodeNothingToUndo, CodeNothingToRedo)
	mustApply(t, s, edit("", "a", "2"))
	check("", CodeNothingToRedo)
}

func TestRedoIsLostAfterAnEdit(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("1", "a", "1"))
	mustApply(t, s, edit("2", "a", "2"))
	mustUndo(t, s)
	// What the program notes by itself does not end redoing.
	mustApply(t, s, Edit{Root: "r", Origin: System, Sets: []Set{{Entity: "e", Field: "seen", Value: "1"}}})
	if _, ok := s.Log().CanRedo("r"); !ok {
		t.Error("an edit that is not undoable ended redoing")
	}
	mustApply(t, s, edit("3", "a", "3"))
	_, err := s.Log().Redo(context.Background(), "r")
	wantCode(t, err, CodeNothingToRedo)
	mustUndo(t, s)
	wantValues(t, s, "e", map[string]string{"a": "1", "seen": "1"})
	mustUndo(t, s)
	mustRedo(t, s)
	mustRedo(t, s)
	wantValues(t, s, "e", map[string]string{"a": "3", "seen": "1"})
}

func TestUndoLeavesWhatOthersWrote(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("先", "a", "1", "b", "1"))
	mustApply(t, s, edit("后", "a", "2", "b", "2"))
	remote := remoteChange(s, "b", "theirs")
	if _, err := s.Log().ApplyRemote(ctx, []Change{remote}); err != nil {
		t.Fatal(err)
	}
	done := mustUndo(t, s)
	if diff := cmp.Diff([]Ref{{"e", "b"}}, done.Skipped); diff != "" || !done.Changed {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
	wantValues(t, s, "e", map[string]string{"a": "1", "b": "theirs"})
	mustUndo(t, s)
	wantValues(t, s, "e", map[string]string{"b": "theirs"})
	mustRedo(t, s)
	mustRedo(t, s)
	wantValues(t, s, "e", map[string]string{"a": "2", "b": "theirs"})
	mustApply(t, s, edit("", "c", "1"))
	mustApply(t, s, Edit{Root: "r", Sets: []Set{{Entity: "e", Field: "c", Value: "9"}}})
	if done := mustUndo(t, s); done.Changed || len(done.Skipped) != 1 {
		t.Errorf("undo of an edit that was overwritten: %+v", done)
	}
	wantSound(t, s)
}

// remoteChange is a change of field of entity "e" by another device, later than all in s.
func remoteChange(s *Store, field FieldName, value string) Change {
	st := s.clock.peek() + 1
	return Change{
		ID: "01930000-0000-7000-8000-00000000000" + string(field), Edit: "01930000-0000-7000-8000-0000000000f" + string(field),
		Clock: st.text("remote"), Device: "remote", Root: "r", Entity: "e", Field: field, Value: value,
		Origin: Typed, At: s.opt.Now().UTC(),
	}
}

// Against a plain model: a list of states and a place in it.
func TestUndoProperty(t *testing.T) {
	for seed := range uint64(8) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		s := newStore(t)
		states, at := []map[string]string{{}}, 0
		for i := range 60 {
			switch n := rnd.IntN(10); {
			case n < 3 && at > 0:
				mustUndo(t, s)
				at--
			case n < 5 && at < len(states)-1:
				mustRedo(t, s)
				at++
			default:
				next := map[string]string{}
				for k, v := range states[at] {
					next[k] = v
				}
				var pairs []string
				for range 1 + rnd.IntN(3) {
					field, value := string(rune('a'+rnd.IntN(4))), []string{"", "1", "2", fmt.Sprint(i)}[rnd.IntN(4)]
					pairs = append(pairs, field, value)
					if next[field] = value; value == "" {
						delete(next, field)
					}
				}
				if mustApply(t, s, edit("", pairs...)).Changed {
					states, at = append(states[:at+1], next), at+1
				}
			}
			if diff := cmp.Diff(states[at], values(t, s, "e")); diff != "" {
				t.Fatalf("seed %d, step %d (-want +got):\n%s", seed, i, diff)
			}
		}
		wantSound(t, s)
	}
}

// continuing is edit that goes on with the edit of done.
func continuing(done Applied, label string, pairs ...string) Edit {
	e := edit(label, pairs...)
	e.Continues = done.Edit
	return e
}

func TestContinuedEditsAreOneStep(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("旧", "a", "旧"))
	one := mustApply(t, s, edit("打字", "a", "柳"))
	two := mustApply(t, s, continuing(one, "打字", "a", "柳州"))
	mustApply(t, s, continuing(two, "打字", "a", "柳州市"))
	history, err := s.Log().History(context.Background(), "e", "a")
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, c := range history {
		shown = append(shown, c.Value)
	}
	if diff := cmp.Diff([]string{"柳州市", "旧"}, shown); diff != "" {
		t.Error("history (-want +got):", diff)
	}
	mustUndo(t, s)
	wantValues(t, s, "e", map[string]string{"a": "旧"})
	mustRedo(t, s)
	wantValues(t, s, "e", map[string]string{"a": "柳州市"})
	mustUndo(t, s)
	mustUndo(t, s)
	wantValues(t, s, "e", map[string]string{})
	if _, can := s.Log().CanUndo("r"); can {
		t.Error("there is more to undo")
	}
}

func TestWhatCannotBeContinuedIsAStepOfItsOwn(t *testing.T) {
	cases := map[string]struct {
		between func(s *Store)
		last    func(one Applied) Edit
		undone  map[string]string
	}{
		"another edit came between": {
			between: func(s *Store) { mustApply(t, s, edit("别的", "b", "1")) },
			last:    func(one Applied) Edit { return continuing(one, "打字", "a", "柳州") },
			undone:  map[string]string{"a": "柳", "b": "1"},
		},
		"it was undone": {
			between: func(s *Store) { mustUndo(t, s) },
			last:    func(one Applied) Edit { return continuing(one, "打字", "a", "柳州") },
			undone:  map[string]string{},
		},
		"another field": {
			last:   func(one Applied) Edit { return continuing(one, "打字", "b", "1") },
			undone: map[string]string{"a": "柳"},
		},
		"no such edit": {
			last:   func(Applied) Edit { return continuing(Applied{Edit: "nonsense"}, "打字", "a", "柳州") },
			undone: map[string]string{"a": "柳"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			one := mustApply(t, s, edit("打字", "a", "柳"))
			if c.between != nil {
				c.between(s)
			}
			mustApply(t, s, c.last(one))
			mustUndo(t, s)
			wantValues(t, s, "e", c.undone)
		})
	}
}

// What the last step wrote is told with what was there before, and with what others have changed after it.
func TestLastStep(t *testing.T) {
	ctx, s := context.Background(), mustOpen(t, vaultDir(t), newFake('a').options())
	if _, _, err := s.Log().Last(ctx, "r"); CodeOf(err) != CodeNothingToUndo {
		t.Errorf("of nothing: %v", err)
	}
	mustApply(t, s, edit("一", "a", "1", "b", "x"))
	mustApply(t, s, edit("二", "a", "2", "c", "y"))
	other := edit("三", "b", "z")
	other.Root = "q"
	mustApply(t, s, other)
	step, since, err := s.Log().Last(ctx, "r")
	if err != nil {
		t.Fatal(err)
	}
	want := []StepChange{{Ref{"e", "a"}, "1", "2"}, {Ref{"e", "c"}, "", "y"}}
	if diff := cmp.Diff(want, step.Changes); diff != "" || step.Label != "二" || step.At.IsZero() {
		t.Errorf("%q %v: %s", step.Label, step.At, diff)
	}
	if len(since) != 1 || since[0].Field != "b" || since[0].Root != "q" {
		t.Errorf("since: %v", since)
	}
	mustUndo(t, s)
	if step, since, err = s.Log().Last(ctx, "r"); err != nil || step.Label != "一" || len(since) != 1 {
		t.Errorf("after undo: %q %v %v", step.Label, since, err)
	}
}
