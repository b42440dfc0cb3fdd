package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	s := newStore(t)
	long := strings.Repeat("长", 64)
	set := func(entity string, pairs ...string) {
		e := edit("", pairs...)
		for i := range e.Sets {
			e.Sets[i].Entity = entity
		}
		mustApply(t, s, e)
	}
	set("3", "kind", "row", "owner", "d1", "n", "3")
	set("1", "kind", "row", "owner", "d1", "n", "1", "text", long+"甲")
	set("2", "kind", "row", "owner", "d1", "deleted", "1", "text", long+"乙")
	set("4", "kind", "row", "owner", "d2", "text", long+"乙")
	set("5", "kind", "client", "deleted", "1")
	set("5", "deleted", "")
	set("6", "kind", "rowing")
	for i := range 5 {
		set(fmt.Sprintf("x%d", i), "kind", "row", "owner", "other")
	}
	for name, tc := range map[string]struct {
		where map[FieldName]string
		want  string
	}{
		"both":             {map[FieldName]string{"kind": "row", "owner": "d1"}, "1 3"},
		"one":              {map[FieldName]string{"owner": "d2"}, "4"},
		"restored":         {map[FieldName]string{"kind": "client"}, "5"},
		"deleted named":    {map[FieldName]string{"owner": "d1", "deleted": "1"}, "2"},
		"not deleted":      {map[FieldName]string{"owner": "d1", "deleted": ""}, "1 3"},
		"without n":        {map[FieldName]string{"kind": "row", "n": "", "owner": "d2"}, "4"},
		"long, 64 alike":   {map[FieldName]string{"text": long + "甲"}, "1"},
		"long, its start":  {map[FieldName]string{"text": long}, ""},
		"no such value":    {map[FieldName]string{"kind": "nothing"}, ""},
		"no such field":    {map[FieldName]string{"nothing": "row"}, ""},
		"contradictory":    {map[FieldName]string{"kind": "client", "owner": "d1"}, ""},
		"not a pattern":    {map[FieldName]string{"kind": "r%"}, ""},
		"case counts":      {map[FieldName]string{"kind": "Row"}, ""},
		"old value is not": {map[FieldName]string{"kind": "client", "deleted": "1"}, ""},
	} {
		found, err := s.State().Find(context.Background(), tc.where)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, e := range found {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != tc.want {
			t.Errorf("%s: found %q, want %q", name, got, tc.want)
		}
	}
	for _, where := range []map[FieldName]string{nil, {"kind": ""}} {
		_, err := s.State().Find(context.Background(), where)
		wantCode(t, err, CodeInvalid)
	}
}

// What is found of many at once is what is found of each.
func TestFindAny(t *testing.T) {
	s := newStore(t)
	long := strings.Repeat("长", 64)
	for id, pairs := range map[string][]string{
		"1": {"kind", "row", "owner", "d1", "n", "一"}, "2": {"kind", "row", "owner", "d2", "n", "二"}, "3": {"kind", "file", "owner", "d1"},
		"4": {"kind", "row", "owner", "d1", "deleted", "1"}, "5": {"kind", "row", "owner", ""}, "6": {"kind", "row", "owner", long + "甲"}, "7": {"kind", "row", "owner", long + "乙"},
	} {
		e := edit("", pairs...)
		for i := range e.Sets {
			e.Sets[i].Entity = id
		}
		mustApply(t, s, e)
	}
	for name, tc := range map[string]struct {
		owners []string
		fields []FieldName
		want   string
	}{
		"several":                 {[]string{"d2", "d1", "d9", ""}, nil, "1=kindnowner 2=kindnowner"},
		"none":                    {nil, nil, ""},
		"nothing":                 {[]string{""}, nil, ""},
		"long, 64 alike":          {[]string{long + "甲"}, []FieldName{"kind"}, "6=kind"},
		"only what is named":      {[]string{"d1"}, []FieldName{"n", "nothing"}, "1=n"},
		"without what is named":   {[]string{"d1"}, []FieldName{"nothing"}, ""},
		"twice the same question": {[]string{"d2", "d2"}, []FieldName{"n"}, "2=n"},
	} {
		ctx, where := context.Background(), map[FieldName]string{"kind": "row"}
		found, err := s.State().FindAny(ctx, where, "owner", tc.owners, tc.fields...)
		if err != nil {
			t.Fatal(err)
		}
		// Of many owners who have nothing, the few of the kind are looked at instead.
		among, err := s.State().FindAny(ctx, where, "owner", append(slices.Repeat([]string{"d8"}, 20), tc.owners...), tc.fields...)
		if diff := cmp.Diff(found, among); err != nil || diff != "" {
			t.Errorf("%s, among many: %v\n%s", name, err, diff)
		}
		var got []string
		for _, e := range found {
			text := e.ID + "="
			for _, field := range []FieldName{"kind", "n", "owner"} {
				if e.Value(field) != "" {
					text += string(field)
				}
			}
			if e.Fields[KindField].At.IsZero() && len(tc.fields) == 0 {
				t.Errorf("%s: %s was written at no time", name, e.ID)
			}
			got = append(got, text)
		}
		if got := strings.Join(got, " "); got != tc.want {
			t.Errorf("%s: found %q, want %q", name, got, tc.want)
		}
	}
}

func TestFindReadsWhatIsNamed(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "kind", "client", "name", "甲", "long", "x"))
	for _, tc := range []struct {
		fields []FieldName
		want   map[string]string
	}{
		{nil, map[string]string{"kind": "client", "name": "甲", "long": "x"}},
		{[]FieldName{"name", "nothing"}, map[string]string{"name": "甲"}},
		{[]FieldName{"nothing"}, map[string]string{}},
	} {
		found, err := s.State().Find(context.Background(), map[FieldName]string{"kind": "client"}, tc.fields...)
		if err != nil || len(found) != 1 {
			t.Fatalf("%d found, %v", len(found), err)
		}
		got := map[string]string{}
		for name := range found[0].Fields {
			got[string(name)] = found[0].Value(name)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("fields %v (-want +got):\n%s", tc.fields, diff)
		}
	}
}

func TestHistories(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	ctx := context.Background()
	for i, v := range []string{"1", "2", "", "3"} {
		f.at = f.at.Add(time.Minute)
		mustApply(t, s, edit(fmt.Sprintf("步骤%d", i), "a", v, "b", fmt.Sprint(i)))
	}
	mustApply(t, s, Edit{Root: "other", Sets: []Set{{Entity: "e", Field: "a", Value: "4"}}})
	if _, err := s.Log().Undo(ctx, "r"); err != nil {
		t.Fatal(err)
	}
	list, err := s.Log().History(ctx, "e", "a")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range list {
		got = append(got, c.Root+" "+c.Value)
	}
	if diff := cmp.Diff([]string{"other 4", "r 3", "r ", "r 2", "r 1"}, got); diff != "" {
		t.Errorf("history of a (-want +got):\n%s", diff)
	}
	list, err = s.Log().RootHistory(ctx, "r", 3)
	if err != nil || len(list) != 3 || list[0].Origin != Undone || list[0].Value != "2" {
		t.Errorf("root history %+v, %v", list, err)
	}
	if list, err = s.Log().RootHistory(ctx, "r", 0); err != nil || len(list) != 9 {
		t.Errorf("%d in the whole root history, %v", len(list), err)
	}
	edits, err := s.Log().Edits(ctx, "r", 2)
	if err != nil {
		t.Fatal(err)
	}
	want := []EditInfo{
		{Label: "步骤3", Kind: "undo", Device: "deva", At: f.at, Changes: 1},
		{Label: "步骤3", Kind: "edit", Device: "deva", At: f.at, Changes: 2},
	}
	for i := range edits {
		edits[i].ID, edits[i].Clock = "", ""
	}
	if diff := cmp.Diff(want, edits); diff != "" {
		t.Errorf("edits (-want +got):\n%s", diff)
	}
	for _, none := range []func() (int, error){
		func() (int, error) { l, err := s.Log().History(ctx, "e", "nothing"); return len(l), err },
		func() (int, error) { l, err := s.Log().RootHistory(ctx, "nothing", 0); return len(l), err },
		func() (int, error) { l, err := s.Log().Edits(ctx, "nothing", 0); return len(l), err },
		func() (int, error) { m, err := s.State().Entity(ctx, "nothing"); return len(m), err },
	} {
		if n, err := none(); n != 0 || err != nil {
			t.Errorf("%d of nothing, %v", n, err)
		}
	}
}

// Reading goes on while writing does, and never sees half an edit.
func TestReadersBesideWriter(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "kind", "x", "a", "0", "b", "0"))
	stop := make(chan struct{})
	failures := make(chan error, 3)
	for range 3 {
		go func() {
			for {
				select {
				case <-stop:
					failures <- nil
					return
				default:
				}
				found, err := s.State().Find(ctx, map[FieldName]string{"kind": "x"})
				if err == nil && (len(found) != 1 || found[0].Value("a") != found[0].Value("b")) {
					err = fmt.Errorf("found %+v", found)
				}
				if err != nil {
					failures <- err
					return
				}
			}
		}()
	}
	for i := range 100 {
		mustApply(t, s, edit("", "a", fmt.Sprint(i), "b", fmt.Sprint(i)))
	}
	close(stop)
	for range 3 {
		if err := <-failures; err != nil {
			t.Error(err)
		}
	}
	wantSound(t, s)
}

// Values without their times are the same values: short and long ones, of all fields or of some, found by what they hold or by id.
func TestTimelessValuesAreTheSame(t *testing.T) {
	s := newStore(t)
	edge, long := strings.Repeat("长", 63), strings.Repeat("长", 64)
	for id, pairs := range map[string][]string{
		"1": {"kind", "row", "owner", "d", "short", "短", "edge", edge, "cut", long, "long", long + "尾", "none", ""},
		"2": {"kind", "row", "owner", long + "甲", "long", long + "另"},
		"3": {"kind", "row", "owner", long + "乙"},
	} {
		e := edit("", pairs...)
		for i := range e.Sets {
			e.Sets[i].Entity = id
		}
		mustApply(t, s, e)
	}
	ctx, rows := context.Background(), map[FieldName]string{"kind": "row"}
	for _, fields := range [][]FieldName{nil, {"long", "edge", "none"}} {
		timed, err := s.State().FindAny(ctx, rows, "owner", []string{"d", long + "甲"}, fields...)
		if err != nil {
			t.Fatal(err)
		}
		byID, err := s.State().Some(ctx, []string{"1", "2"}, fields...)
		if err != nil {
			t.Fatal(err)
		}
		timeless, err := s.State().Timeless().FindAny(ctx, rows, "owner", []string{"d", long + "甲"}, fields...)
		if err != nil {
			t.Fatal(err)
		}
		some, err := s.State().Timeless().Some(ctx, []string{"1", "2"}, fields...)
		if err != nil {
			t.Fatal(err)
		}
		if len(timed) != 2 || len(byID) != 2 {
			t.Fatalf("found %v, %v", timed, byID)
		}
		for _, e := range timed {
			for name, f := range e.Fields {
				if f.At.IsZero() {
					t.Errorf("%s of %s has no time", name, e.ID)
				}
				f.At = time.Time{}
				e.Fields[name], byID[e.ID].Fields[name] = f, f
			}
		}
		if diff := cmp.Diff(timed, timeless) + cmp.Diff(byID, some); diff != "" {
			t.Error(diff)
		}
	}
}
