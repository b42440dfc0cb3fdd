package store

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestApplyAppendsAndAnswers(t *testing.T) {
	s := newStore(t)
	done := mustApply(t, s, Edit{
		Root: "r", Label: "填写名称", Origin: Imported, Undoable: true,
		Sets: []Set{
			{Entity: "e", Field: "name", Value: "甲"},
			{Entity: "e", Field: "name", Value: "乙"}, // the later counts
			{Entity: "row", Field: "sum", Value: "3.50", Origin: Computed},
			{Entity: "e", Field: "never", Value: ""},
		},
	})
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	base := Change{
		Clock: "1795424400000-00000-deva", Device: "deva", Edit: done.Edit, Root: "r", Label: "填写名称", At: at,
	}
	name, sum := base, base
	name.Entity, name.Field, name.Value, name.Origin = "e", "name", "乙", Imported
	sum.Entity, sum.Field, sum.Value, sum.Origin = "row", "sum", "3.50", Computed
	want := Applied{Changed: true, Edit: done.Edit, Clock: base.Clock, Label: "填写名称", Changes: []Change{name, sum}}
	ignoreID := cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "Changes.ID" || p.String() == "ID" }, cmp.Ignore())
	if diff := cmp.Diff(want, done, ignoreID); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(done.Changes, allChanges(t, s)); diff != "" {
		t.Errorf("log (-answered +logged):\n%s", diff)
	}
	fields, err := s.State().Entity(context.Background(), "row")
	wantFields := map[FieldName]Field{"sum": {Value: "3.50", Origin: Computed, Clock: base.Clock, Device: "deva", At: at}}
	if diff := cmp.Diff(wantFields, fields); diff != "" || err != nil {
		t.Errorf("entity %v (-want +got):\n%s", err, diff)
	}
}

func TestApplyWhatIsThereAppendsNothing(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "a", "1", "b", "2"))
	for name, e := range map[string]Edit{
		"same":           edit("x", "a", "1", "b", "2"),
		"no sets":        edit("x"),
		"clears nothing": edit("x", "c", ""),
	} {
		done := mustApply(t, s, e)
		if diff := cmp.Diff(Applied{Label: "x"}, done); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	done := mustApply(t, s, edit("", "a", "1", "b", "3"))
	if len(done.Changes) != 1 || done.Changes[0].Field != "b" {
		t.Errorf("changes %+v, want only b", done.Changes)
	}
	if n := len(allChanges(t, s)); n != 3 {
		t.Errorf("%d changes in the log, want 3", n)
	}
}

func TestApplyKeepsEveryText(t *testing.T) {
	s := newStore(t)
	for name, value := range map[string]string{
		"long":      strings.Repeat("项目主要内容\n", 100_000),
		"nul":       "a\x00b",
		"nul other": "a\x00c",
		"quotes":    `'; DROP TABLE changes; -- "%_`,
		"rare":      "𠮷𡈽😀\u202e\ufeff",
		"spaces":    "  \t\r\n ",
	} {
		mustApply(t, s, Edit{Root: "r", Sets: []Set{{Entity: name, Field: FieldName("字段 " + name), Value: value}}})
		wantValues(t, s, name, map[string]string{"字段 " + name: value})
		found, err := s.State().Find(context.Background(), map[FieldName]string{FieldName("字段 " + name): value})
		if err != nil || len(found) != 1 || found[0].ID != name {
			t.Errorf("finding %s: %d, %v", name, len(found), err)
		}
	}
	wantSound(t, s)
}

func TestApplyRefusesMalformed(t *testing.T) {
	s := newStore(t)
	for name, e := range map[string]Edit{
		"no root":      {Sets: []Set{{Entity: "e", Field: "f", Value: "1"}}},
		"no entity":    {Root: "r", Sets: []Set{{Field: "f", Value: "1"}}},
		"no field":     {Root: "r", Sets: []Set{{Entity: "e", Value: "1"}}},
		"not UTF-8":    edit("", "f", "\xff"),
		"label":        edit("\xff", "f", "1"),
		"NUL in field": edit("", "a\x00", "1"),
		"long field":   edit("", strings.Repeat("f", maxName+1), "1"),
		"huge":         edit("", "f", strings.Repeat("f", maxText+1)),
		"origin":       {Root: "r", Origin: "\xff", Sets: []Set{{Entity: "e", Field: "f", Value: "1"}}},
		"set's origin": {Root: "r", Sets: []Set{{Entity: "e", Field: "f", Value: "1", Origin: "\xff"}}},
		"second bad":   edit("", "a", "1", "f", "\xff"),
	} {
		_, err := s.Log().Apply(context.Background(), e)
		if CodeOf(err) != CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(allChanges(t, s)); n != 0 {
		t.Errorf("%d changes in the log, want none", n)
	}
}

func TestApplyCanceled(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := s.Log().Apply(ctx, edit("", "a", "1"))
	wantCode(t, err, CodeCancelled)
	mustApply(t, s, edit("", "a", "2"))
	wantValues(t, s, "e", map[string]string{"a": "2"})
}

func TestClockNeverRunsBack(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	var last string
	for i, move := range []time.Duration{0, 0, -time.Hour, time.Second, 2 * time.Hour, -24 * time.Hour, 0} {
		f.at = f.at.Add(move)
		if i == 5 {
			s.Close()
			s = mustOpen(t, dir, f.options())
		}
		done := mustApply(t, s, edit("", "n", string(rune('a'+i))))
		if done.Clock <= last {
			t.Errorf("edit %d: clock %s after %s", i, done.Clock, last)
		}
		last = done.Clock
		if s.LastClock() != last {
			t.Errorf("LastClock %s, want %s", s.LastClock(), last)
		}
	}
}

func TestWrongDateIsNoticed(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	if got := s.ClockAhead(); got != 0 {
		t.Errorf("ahead by %v", got)
	}
	s.Close()
	f.at = f.at.AddDate(-1, 0, 0) // the computer's battery is empty
	s = mustOpen(t, dir, f.options())
	if got := s.ClockAhead(); got != 365*24*time.Hour {
		t.Errorf("ahead by %v", got)
	}
	f.at = time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC)
	done := mustApply(t, s, edit("", "a", "2"))
	other := mustOpen(t, vaultDir(t), newFake('b').options())
	if _, err := other.Log().ApplyRemote(context.Background(), done.Changes); err != nil {
		t.Errorf("a change made in 1960 is refused: %v", err)
	}
}

func TestClockText(t *testing.T) {
	for _, tc := range []struct {
		in   stamp
		want string
	}{
		{newStamp(0, 0), "0000000000000-00000-a-b"},
		{newStamp(1795424400000, 7), "1795424400000-00007-a-b"},
		{newStamp(maxMillis, maxCounter), "9999999999999-99999-a-b"},
	} {
		got := tc.in.text("a-b")
		back, device, err := parseClock(got)
		if got != tc.want || back != tc.in || device != "a-b" || err != nil {
			t.Errorf("%d: %q, back %d %q %v", tc.in, got, back, device, err)
		}
	}
	for _, bad := range []string{"", "1", "1795424400000-00000-", "1795424400000-00000", "-795424400000-00000-a",
		"1795424400000-+0001-a", "17954244000000-0000-a", "179542440000０-00000-a"} {
		if _, _, err := parseClock(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
	c := hlc{now: func() time.Time { return time.UnixMilli(5) }, last: newStamp(7, maxCounter)}
	if got := c.tick(); got != newStamp(8, 0) {
		t.Errorf("after a full counter %s", got.text("x"))
	}
}

func FuzzParseClock(f *testing.F) {
	f.Add("1795424400000-00007-deva")
	f.Add("9999999999999-99999-a-b-c")
	f.Add("-1")
	f.Fuzz(func(t *testing.T, text string) {
		st, device, err := parseClock(text)
		if err == nil && st.text(device) != text {
			t.Errorf("%q reads as %q", text, st.text(device))
		}
	})
}
