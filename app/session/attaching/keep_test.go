package attaching_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

func TestManyFilesAreAttachedInOneStep(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	folder := t.TempDir()
	picks := []attaching.Pick{
		{Path: sessiontest.File(t, folder, "合同.pdf", []byte("a")), Requirement: "m.contract"},
		{Path: sessiontest.File(t, folder, "发票 50%.pdf", []byte("b")), Requirement: "m.invoice"},
		{Path: sessiontest.File(t, folder, "执照.pdf", []byte("c")), Requirement: "m.license", Expires: "2030-01-05"},
		{Path: sessiontest.File(t, folder, "执照 副本.pdf", []byte("c")), Requirement: "m.license"},
		{Path: filepath.Join(folder, "没有.pdf"), Requirement: "m.pay"},
	}
	kept, err := attaching.Keep(context.Background(), e, picks, nil)
	if err != nil || len(kept.Faults) != 1 || session.CodeOf(kept.Faults[0]) != "file-missing" || kept.Len() != 4 {
		t.Fatalf("%+v, %v", kept, err)
	}
	if len(e.Materials().Of("")) != 0 {
		t.Error("kept files are attached before anybody agreed")
	}
	added, err := attaching.AttachKept(e, kept)
	if err != nil || len(added) != 3 {
		t.Fatalf("%s, %v", sessiontest.Names(added), err)
	}
	want := "m.contract 合同.pdf, m.invoice 发票 50%.pdf, m.license 执照.pdf"
	again := sessiontest.Dossier(t, s, e.Dossier.ID)
	if got := sessiontest.Names(again.Materials().Of("")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if m := again.Materials().Of("m.license")[0]; m.Expires != "2030-01-05" || !m.Shared {
		t.Errorf("%+v", m)
	}
	label, err := history.Undo(again)
	if err != nil || label != "attach-all:3" || len(again.Materials().Of("")) != 0 {
		t.Errorf("undone %q, %v: %s", label, err, sessiontest.Names(again.Materials().Of("")))
	}
	if _, err := history.Redo(again); err != nil || sessiontest.Names(again.Materials().Of("")) != want {
		t.Errorf("redone %v: %s", err, sessiontest.Names(again.Materials().Of("")))
	}
	if added, err := attaching.AttachKept(again, kept); err != nil || len(added) != 0 {
		t.Errorf("the same files again: %s, %v", sessiontest.Names(added), err)
	}
}

func TestCancelledKeepingAttachesNothing(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	ctx, cancel := context.WithCancel(context.Background())
	path := sessiontest.File(t, t.TempDir(), "合同.pdf", make([]byte, 3<<20))
	report := func(done, total int64, _ string) {
		if done > 0 && done < total {
			cancel()
		}
	}
	kept, err := attaching.Keep(ctx, e, []attaching.Pick{{Path: path, Requirement: "m.contract"}}, report)
	if session.CodeOf(err) != "cancelled" || kept != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", kept, err)
	}
	left := 0
	err = filepath.WalkDir(filepath.Join(s.Vault(), "materials"), func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left++
		}
		return err
	})
	if err != nil || left != 0 {
		t.Errorf("%d files are left, %v", left, err)
	}
	if _, err := attaching.Keep(context.Background(), e, []attaching.Pick{{Path: path, Requirement: "no.such"}}, nil); session.CodeOf(err) != "no-requirement" {
		t.Errorf("a requirement that is not asked: %v", err)
	}
}

func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "合同.pdf", []byte("a")), Requirement: "m.contract"})
	folder := filepath.Join(s.Vault(), "materials")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // nothing can be written below a file
		t.Fatal(err)
	}
	if kept, err := attaching.KeepMade(context.Background(), e, "m.contract", []attaching.NewFile{{Name: "新.pdf", Data: []byte("b")}}); err == nil {
		t.Errorf("kept %+v", kept)
	}
	if got := sessiontest.Names(sessiontest.Dossier(t, s, e.Dossier.ID).Materials().Of("")); got != "m.contract 合同.pdf" {
		t.Errorf("attached: %s", got)
	}
}

func TestAFileIsMovedToAnotherRequirement(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	m := sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "执照.pdf", []byte("a")), Requirement: "m.contract"})[0]
	if err := attaching.MoveMaterial(e, m.ID, "m.license"); err != nil {
		t.Fatal(err)
	}
	again := sessiontest.Dossier(t, s, e.Dossier.ID)
	if got := again.Materials().Of(""); sessiontest.Names(got) != "m.license 执照.pdf" || !got[0].Shared {
		t.Errorf("%s", sessiontest.Names(got))
	}
	if _, err := history.Undo(again); err != nil || sessiontest.Names(again.Materials().Of("")) != "m.contract 执照.pdf" || again.Materials().Of("")[0].Shared {
		t.Errorf("undone: %s, %v", sessiontest.Names(again.Materials().Of("")), err)
	}
}

// What was seen of a file before it is kept serves while the file is the same; one that changed meanwhile is looked at.
func TestWhatWasSeenServes(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	data := []byte("合同")
	path := sessiontest.File(t, t.TempDir(), "合同.txt", data)
	looked, err := s.Files().Look(t.Context(), session.HashOf(data), "合同.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	seen := looked.Glance
	seen.DPI = 77 // no look finds that in a text
	for sha, want := range map[string]int{session.HashOf(data): 77, session.HashOf([]byte("别的合同")): 0} {
		kept, err := attaching.Keep(t.Context(), e, []attaching.Pick{{Path: path, Requirement: "m.contract", SHA: sha, Seen: seen}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		added, err := attaching.AttachKept(e, kept)
		if err != nil || len(added) != 1 || added[0].Glance.DPI != want || !added[0].Glance.Known() {
			t.Errorf("seen as %.8s: %+v, %v", sha, added, err)
		}
		if err := attaching.Detach(e, added[0].ID); err != nil {
			t.Fatal(err)
		}
	}
}

// What was told to be renamed may be put in again under the right name: the same bytes take it.
func TestARightNameTakesThePlaceOfAWrongOne(t *testing.T) {
	for way, put := range map[string]func(e *session.Editing, path string) error{
		"one": func(e *session.Editing, path string) error {
			_, err := attaching.AttachFile(context.Background(), e, "m.contract", path, nil)
			return err
		},
		"many": func(e *session.Editing, path string) error {
			kept, err := attaching.Keep(context.Background(), e, []attaching.Pick{{Path: path, Requirement: "m.contract"}}, nil)
			if err != nil {
				return err
			}
			_, err = attaching.AttachKept(e, kept)
			return err
		},
	} {
		e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
		folder, data := t.TempDir(), sessiontest.Picture(t, 1800, 1300)
		for _, name := range []string{"合同.pdf", "合同.jpg"} {
			if err := put(e, sessiontest.File(t, folder, name, data)); err != nil {
				t.Fatalf("%s: %s: %v", way, name, err)
			}
		}
		for _, e := range []*session.Editing{e, sessiontest.Dossier(t, e.Session(), e.Dossier.ID)} {
			if got := e.Materials().Of("m.contract"); len(got) != 1 || got[0].Name != "合同.jpg" || got[0].Glance.Fault != "" {
				t.Errorf("%s: %+v", way, got)
			}
		}
	}
}
