package bundling

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

// exportOnce writes a draft and gives what is remembered of it.
func exportOnce(t *testing.T, e *session.Editing) history.Snapshot {
	t.Helper()
	o := ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}
	if _, err := Write(context.Background(), e, o, nil); err != nil {
		t.Fatal(err)
	}
	list, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	return list[len(list)-1]
}

// Whatever goes into a bundle and is otherwise afterwards is told: it need not be an answer.
func TestDriftSeesFiles(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	name := e.Form.Requirement("m.contract").Name
	folder := t.TempDir()
	keep := func(file string) {
		sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, folder, file, []byte(file)), Requirement: "m.contract"})
	}
	remove := func(at int) {
		if err := attaching.Detach(e, e.Materials().Of("m.contract")[at].ID); err != nil {
			t.Fatal(err)
		}
	}
	keep("甲.pdf")
	keep("乙.pdf")
	cases := []struct {
		name           string
		do             func()
		added, removed int
	}{
		{"attached", func() { keep("丙.pdf") }, 1, 0},
		{"removed", func() { remove(2) }, 0, 1},
		{"replaced", func() { remove(1); keep("丁.pdf") }, 1, 1},
		{"reordered", func() { remove(0); keep("甲.pdf") }, 0, 0},
	}
	for _, c := range cases {
		snapshot := exportOnce(t, e)
		if drift, err := Drift(e, snapshot); err != nil || drift != nil {
			t.Fatalf("%s: right after the export %v %v", c.name, drift, err)
		}
		c.do()
		drift, err := Drift(e, snapshot)
		want := []Difference{{Kind: DifferentFiles, ID: "m.contract", Name: name, Added: c.added, Removed: c.removed}}
		if diff := cmp.Diff(want, drift); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", c.name, err, diff)
		}
	}
}

// An export of which nobody knows what was attached is not called the same.
func TestDriftOfAnExportWithoutAList(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	snapshot := exportOnce(t, e)
	snapshot.Answers = answersAlone(t, e)
	if drift, err := Drift(e, snapshot); err != nil || drift != nil {
		t.Errorf("nothing is attached: %v %v", drift, err)
	}
	sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "甲.pdf", []byte("a")), Requirement: "m.contract"})
	if drift, err := Drift(e, snapshot); err != nil || !cmp.Equal(drift, []Difference{{Kind: FilesUnrecorded}}) {
		t.Errorf("%v %v", drift, err)
	}
}

// What nobody knows is told apart from what has changed.
func TestWhatIsNotKnownIsNoChange(t *testing.T) {
	lost, field := Difference{Kind: SnapshotLost}, Difference{Kind: DifferentField, ID: "eq.name"}
	if got := Sure([]Difference{lost, field, {Kind: FilesUnrecorded}}); !cmp.Equal(got, []Difference{field}) {
		t.Errorf("%v", got)
	}
}

// An export whose contents are gone from the vault is neither called the same nor an error.
func TestDriftOfALostSnapshot(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	snapshot := exportOnce(t, e)
	if err := os.Remove(filepath.Join(s.Vault(), "materials", snapshot.Answers[:2], snapshot.Answers[2:4], snapshot.Answers)); err != nil {
		t.Fatal(err)
	}
	if drift, err := Drift(e, snapshot); err != nil || !cmp.Equal(drift, []Difference{{Kind: SnapshotLost}}) {
		t.Errorf("%v %v", drift, err)
	}
}

// answersAlone keeps the answers as exports once kept them.
func answersAlone(t *testing.T, e *session.Editing) string {
	t.Helper()
	st, err := e.State()
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(st.Answers)
	if err != nil {
		t.Fatal(err)
	}
	sha, err := e.Session().Store().Materials().PutBlob(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return sha
}
