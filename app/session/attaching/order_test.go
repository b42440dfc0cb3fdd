package attaching_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

// Files of one requirement keep the order that a person gave them, also when one is replaced; undo brings the former order back.
func TestFilesKeepTheOrderThatAPersonGaveThem(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	for _, name := range []string{"甲.jpg", "乙.jpg", "丙.jpg"} {
		if _, err := attaching.AttachReader(e, "m.contract", name, strings.NewReader(name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := attaching.AttachReader(e, "m.invoice", "票.jpg", strings.NewReader("票")); err != nil {
		t.Fatal(err)
	}
	files := func() (id map[string]string) {
		id = map[string]string{}
		for _, m := range e.Materials().Of("m.contract") {
			id[m.Name] = m.ID
		}
		return id
	}
	stands := func(want ...string) {
		t.Helper()
		for _, when := range []string{"at once", "read again"} {
			var got []string
			for _, m := range e.Materials().Of("m.contract") {
				got = append(got, m.Name)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", when, diff)
			}
			if err := e.Reload(); err != nil {
				t.Fatal(err)
			}
		}
	}
	shift := func(name string, by int, want bool) {
		t.Helper()
		if moved, err := attaching.MoveBy(e, files()[name], by); err != nil || moved != want {
			t.Errorf("%s by %d: %v, %v", name, by, moved, err)
		}
	}
	stands("甲.jpg", "乙.jpg", "丙.jpg")
	shift("丙.jpg", -1, true)
	stands("甲.jpg", "丙.jpg", "乙.jpg")
	shift("甲.jpg", -1, false)
	shift("甲.jpg", 9, true)
	stands("丙.jpg", "乙.jpg", "甲.jpg")

	made, err := attaching.KeepMade(t.Context(), e, "m.contract", []attaching.NewFile{{"新1.pdf", []byte("1")}, {"新2.pdf", []byte("2")}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := attaching.Replace(e, []string{files()["乙.jpg"]}, made); err != nil {
		t.Fatal(err)
	}
	stands("丙.jpg", "新1.pdf", "新2.pdf", "甲.jpg")
	if _, err := attaching.AttachReader(e, "m.contract", "后来.jpg", strings.NewReader("后来")); err != nil {
		t.Fatal(err)
	}
	stands("丙.jpg", "新1.pdf", "新2.pdf", "甲.jpg", "后来.jpg")
	for range 3 {
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
	}
	stands("甲.jpg", "丙.jpg", "乙.jpg")

	if err := attaching.MoveMaterial(e, files()["甲.jpg"], "m.pay"); err != nil {
		t.Fatal(err)
	}
	if err := attaching.MoveMaterial(e, e.Materials().Of("m.pay")[0].ID, "m.contract"); err != nil {
		t.Fatal(err)
	}
	stands("丙.jpg", "乙.jpg", "甲.jpg")
	if _, err := attaching.MoveBy(e, "nobody", 1); session.CodeOf(err) != session.CodeNoMaterial {
		t.Errorf("a file that is not there: %v", err)
	}
}
