package batch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
)

// begun are dossiers of clients on one programme.
func begun(t *testing.T, names ...string) (*session.Session, []string) {
	t.Helper()
	s := sessiontest.Open(t, t.TempDir())
	var clients []session.ClientInfo
	for _, name := range names {
		clients = append(clients, sessiontest.NewClient(t, s, name))
	}
	list, err := Create(context.Background(), s, clients, New{Pack: "yijianshi", Programmes: []string{"yjs-04-shuishou"}, Title: "税收 / 优惠", Due: "2026-12-31"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range list {
		if r.Err != nil || r.Dossier.Due != "2026-12-31" {
			t.Fatalf("%+v", r)
		}
		ids = append(ids, r.Dossier.ID)
	}
	return s, ids
}

// A batch that is cancelled ends between two dossiers; what it has done stands, and nothing half done is left.
func TestCancelled(t *testing.T) {
	s, ids := begun(t, "甲公司", "乙公司", "丙公司")
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	list, err := Export(ctx, s, ids, ExportOptions{Folder: folder, Draft: true, Zip: true}, func(done, _ int, _ string) {
		if done == 1 {
			cancel()
		}
	})
	if session.CodeOf(err) != session.CodeCancelled || len(list) != 1 || list[0].Err != nil {
		t.Errorf("%v, %d results", err, len(list))
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// Two bundles of one batch never have one name, and one that fails does not keep the others.
func TestNamesAndFailures(t *testing.T) {
	s, ids := begun(t, "甲公司（柳州）", "甲公司(柳州)")
	folder := t.TempDir()
	list, err := Export(context.Background(), s, append(ids, "no-such"), ExportOptions{Folder: folder, Draft: true}, nil)
	if err != nil || len(list) != 3 || list[0].Err != nil || list[1].Err != nil || session.CodeOf(list[2].Err) != session.CodeNoDossier {
		t.Fatalf("%v %+v", err, list)
	}
	if filepath.Base(list[0].Target) == filepath.Base(list[1].Target) {
		t.Errorf("both are %s", list[0].Target)
	}
	again, err := Export(context.Background(), s, ids[:1], ExportOptions{Folder: folder}, nil)
	if err != nil || session.CodeOf(again[0].Err) != session.CodeBlocking || again[0].Report.Blocking() == 0 {
		t.Errorf("not refused: %v %+v", err, again)
	}
}

func TestMovesAreTakenBackTogether(t *testing.T) {
	s, ids := begun(t, "甲公司", "乙公司")
	if n, err := Move(s, ids, session.StatusReview); err != nil || n != 2 {
		t.Fatalf("%d %v", n, err)
	}
	if err := s.Dossiers().Set(ids[0], record.StatusField, string(session.StatusReturned)); err != nil {
		t.Fatal(err)
	}
	if n, err := UndoMove(s); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	for i, want := range []session.Status{session.StatusReturned, session.StatusDraft} {
		if d, err := s.Dossiers().Find(ids[i]); err != nil || d.Status != want {
			t.Errorf("%v, want %s", d.Status, want)
		}
	}
	var f *session.Failure
	if _, err := Move(s, ids, "nowhere"); !errors.As(err, &f) || f.Code != session.CodeBadStatus {
		t.Errorf("no stage: %v", err)
	}
}

func TestCandidates(t *testing.T) {
	s, _ := begun(t, "甲公司")
	sessiontest.NewClient(t, s, "乙公司")
	list, err := Candidates(context.Background(), s, nil, "yijianshi", []string{"yjs-04-shuishou"})
	if err != nil || len(list) != 2 {
		t.Fatalf("%v %v", list, err)
	}
	for _, c := range list {
		if (c.Client.Name == "甲公司") != c.Begun || c.Fits() == c.Begun {
			t.Errorf("%+v", c)
		}
	}
	if _, err := Candidates(context.Background(), s, nil, "yijianshi", []string{"yjs-04-shuishou", "none"}); session.CodeOf(err) != session.CodeNoProgramme {
		t.Error(err)
	}
}

// A stage that supposes a bundle is doubted for dossiers that were never exported but as drafts, and for no others.
func TestWhatSpeaksAgainstAMove(t *testing.T) {
	s, ids := begun(t, "甲公司", "乙公司")
	if list, err := Export(context.Background(), s, ids[:1], ExportOptions{Folder: t.TempDir(), Draft: true}, nil); err != nil || list[0].Err != nil {
		t.Fatal(err, list)
	}
	for to, want := range map[session.Status]int{
		session.StatusChecked: 0, session.StatusExported: 2, session.StatusHanded: 2, session.StatusApproved: 2, session.StatusWithdrawn: 0, session.StatusLapsed: 0,
	} {
		if got, err := Weigh(s, ids, to); err != nil || len(got.Never) != want {
			t.Errorf("%s: %v %v", to, got, err)
		}
	}
	if _, err := Move(s, ids[:1], session.StatusHanded); err != nil {
		t.Fatal(err)
	}
	if got, err := Weigh(s, ids, session.StatusAccepted); err != nil || len(got.Never) != 1 || got.Never[0].Dossier.ID != ids[1] {
		t.Errorf("who was asked once is asked again: %v %v", got, err)
	}
	if got, err := Weigh(s, ids, session.StatusDraft); err != nil || len(got.Back) != 1 || got.Back[0].Dossier.ID != ids[0] {
		t.Errorf("what was handed in goes back without a word: %+v %v", got, err)
	}
	if err := summaries.Refresh(context.Background(), s, session.SummaryFilter{}, nil); err != nil {
		t.Fatal(err)
	}
	if got, err := Weigh(s, ids, session.StatusHanded); err != nil || len(got.Blocked) != 1 || got.Blocked[0].Client.Name != "乙公司" {
		t.Errorf("what has something to mend goes without a word: %+v %v", got, err)
	}
}
