package handover_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/bundling"
	"yibiao/app/session/handover"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
)

const pass = "移交口令一二三四"

func TestMain(m *testing.M) {
	transfer.WorkFactor = 4
	m.Run()
}

// at opens a vault of its own whose clock is some minutes later than that of other tests.
func at(t *testing.T, minutes int) *session.Session {
	t.Helper()
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: sessiontest.Library(t), Version: "test", Now: func() time.Time { return sessiontest.Clock().Add(time.Duration(minutes) * time.Minute) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func sent(t *testing.T, s *session.Session, what handover.What) handover.Sent {
	t.Helper()
	path, err := handover.Target(s, filepath.Join(t.TempDir(), "移交"), false)
	if err != nil {
		t.Fatal(err)
	}
	x, err := handover.Send(context.Background(), s, handover.Order{What: what, Path: path, Passphrase: pass}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func opened(t *testing.T, s *session.Session, path string) *handover.Parcel {
	t.Helper()
	p, err := handover.Open(context.Background(), s, path, pass, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func taken(t *testing.T, s *session.Session, path string) handover.Taken {
	t.Helper()
	x, err := opened(t, s, path).Take(context.Background(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestNothingOfOtherClientsGoesAlong: of twenty clients whose every answer, title and file says whose it is, one is handed over with edits
// that were made of many at once, a file of another that was attached by mistake and taken away again, and a dossier that was begun for
// the wrong client and deleted. Every byte that arrives is searched for the others.
func TestNothingOfOtherClientsGoesAlong(t *testing.T) {
	const clients, ours = 20, 7
	s := at(t, 0)
	var mine, other *session.Editing
	for n := range clients {
		e := sessiontest.Plant(t, s, n)
		switch n {
		case ours:
			mine = e
		case 3:
			other = e
		}
	}
	stray := sessiontest.Keep(t, mine, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), sessiontest.Planted(3)+".txt", []byte(sessiontest.Planted(3))), Requirement: "m.license"})
	if err := attaching.Detach(mine, stray[0].ID); err != nil {
		t.Fatal(err)
	}
	wrong, err := s.Dossiers().Create(mine.Client.ID, "shoutaitao", []string{"stt-02-jiangli"}, sessiontest.Planted(3))
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, sessiontest.Dossier(t, s, wrong.ID), "eq.name", sessiontest.Planted(3))
	if err := s.Dossiers().Delete(wrong.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := bundling.Write(context.Background(), mine, bundling.ExportOptions{Target: filepath.Join(t.TempDir(), sessiontest.Planted(3)+".zip"), Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(store.Edit{Root: other.Dossier.ID, Label: "stage:20", Sets: []store.Set{
		{Entity: mine.Dossier.ID, Field: record.DueField, Value: "2026-12-31"}, {Entity: other.Dossier.ID, Field: record.DueField, Value: "2026-12-31"},
	}}); err != nil {
		t.Fatal(err)
	}
	for _, what := range []handover.What{{Client: mine.Client.ID}, {Client: mine.Client.ID, Dossier: mine.Dossier.ID}} {
		x := sent(t, s, what)
		if len(x.Clients) != 1 || handover.Dossiers(x.Head) != 1 || len(x.Lacking) > 0 {
			t.Errorf("sent %+v", x)
		}
		to := at(t, 1)
		p := opened(t, to, x.Path)
		told := fmt.Sprintf("%+v %+v", x, p.Plan)
		if _, err := p.Take(context.Background(), to, nil); err != nil {
			t.Fatal(err)
		}
		e := sessiontest.Dossier(t, to, mine.Dossier.ID)
		if e.Value("eq.name") != mine.Value("eq.name") || len(e.Materials().Of("")) != len(mine.Materials().Of("")) || e.Dossier.Due != "2026-12-31" {
			t.Errorf("arrived %+v with %d files, due %q", e.Value("eq.name"), len(e.Materials().Of("")), e.Dossier.Due)
		}
		for _, m := range e.Materials().Of("") {
			if data := sessiontest.ReadAll(t, e, m); !strings.Contains(string(data), sessiontest.Planted(ours)) {
				t.Errorf("%s arrived as %q", m.Name, data)
			}
		}
		if err := to.Close(); err != nil {
			t.Fatal(err)
		}
		searched := []byte(told)
		if err := filepath.WalkDir(to.Vault(), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			searched = append(searched, data...)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(searched, []byte(sessiontest.Planted(ours))) {
			t.Error("nothing was searched")
		}
		for n := range clients {
			if n != ours && bytes.Contains(searched, []byte(sessiontest.Planted(n))) {
				t.Errorf("%s: something of client %d went along", x.Scope, n)
			}
		}
		if bytes.Contains(searched, []byte(other.Client.ID)) || bytes.Contains(searched, []byte(other.Dossier.ID)) {
			t.Errorf("%s: the number of another client went along", x.Scope)
		}
	}
}

// TestBothSidesAreTold: a field that each side has written since it last knew of the other's is told with both values, whichever is later;
// what one side alone wrote is not; and taken in on both sides, both hold the same.
func TestBothSidesAreTold(t *testing.T) {
	a, b, c := at(t, 0), at(t, 10), at(t, 20)
	first := sessiontest.Reward(t, a)
	sessiontest.Set(t, first, "eq.name", "原来的")
	what := handover.What{Client: first.Client.ID}
	x := sent(t, a, what)
	if p := taken(t, b, x.Path); len(p.Both) > 0 || p.Backup == "" || !p.Clients[0].New {
		t.Errorf("into an empty vault: %+v", p)
	}
	taken(t, c, x.Path)
	atB, atC := sessiontest.Dossier(t, b, first.Dossier.ID), sessiontest.Dossier(t, c, first.Dossier.ID)
	sessiontest.Set(t, atB, "eq.name", "乙写的")
	sessiontest.Set(t, atC, "eq.name", "丙写的")
	sessiontest.Set(t, atC, "eq.price", "380")
	p := taken(t, b, sent(t, c, what).Path)
	if len(p.Both) != 1 || p.Both[0].Here != "乙写的" || p.Both[0].File != "丙写的" || p.Both[0].Stays || p.Both[0].Field == nil || p.Backup == "" {
		t.Errorf("later in the file: %+v", p)
	}
	if p := taken(t, b, x.Path); !p.Nothing() {
		t.Errorf("an older file brings %+v", p)
	}
	q := opened(t, c, sent(t, b, what).Path)
	if len(q.Both) > 0 || len(q.Effects) > 0 {
		t.Errorf("what the other side knew of: %+v", q.Plan)
	}
	if _, err := q.Take(context.Background(), c, nil); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*session.Session{b, c} {
		if e := sessiontest.Dossier(t, s, first.Dossier.ID); e.Value("eq.name") != "丙写的" || e.Value("eq.price") != "380" {
			t.Errorf("%s, %s", e.Value("eq.name"), e.Value("eq.price"))
		}
	}
}

// TestWhatCannotGoAlongIsNamed: a file that the vault has lost is told, and the rest is handed over.
func TestWhatCannotGoAlongIsNamed(t *testing.T) {
	s := at(t, 0)
	e := sessiontest.Reward(t, s)
	kept := sessiontest.Keep(t, e,
		attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "在的.txt", []byte("在")), Requirement: "m.license"},
		attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "丢的.txt", []byte("丢")), Requirement: "m.license"})
	i := slices.IndexFunc(kept, func(m session.Material) bool { return m.Name == "丢的.txt" })
	path, err := s.Store().Materials().Path(kept[i].SHA)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	x := sent(t, s, handover.What{Client: e.Client.ID})
	if len(x.Lacking) != 1 || x.Lacking[0].Name != "丢的.txt" || len(x.Files) != 1 {
		t.Errorf("lacking %+v, files %+v", x.Lacking, x.Files)
	}
}

// TestAFileSpeaksOfItsOwnClientsAlone: one that would write into another client is refused, and nothing of it is taken in.
func TestAFileSpeaksOfItsOwnClientsAlone(t *testing.T) {
	s, to := at(t, 0), at(t, 1)
	e := sessiontest.Reward(t, s)
	path, err := handover.Target(s, filepath.Join(t.TempDir(), "全部"), false)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := s.Store().Log().Of(context.Background(), []string{e.Client.ID, e.Dossier.ID})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	head := transfer.Head{Scope: transfer.OfClient, Clients: []transfer.Client{{ID: "别家", Name: "别家"}}, Packs: []transfer.Pack{}, Files: []transfer.File{}}
	if err := transfer.Write(context.Background(), f, pass, transfer.Content{Head: head, Log: transfer.Log{Changes: changes}}); err != nil {
		t.Fatal(err)
	}
	if _, err := handover.Open(context.Background(), to, path, pass, nil); session.CodeOf(err) != session.CodeTransferStrays {
		t.Errorf("opened: %v", err)
	}
	session.LookOnlyAt(to, "某家")
	if _, err := handover.Open(context.Background(), to, path, pass, nil); session.CodeOf(err) != session.CodeSheetOneClient {
		t.Errorf("while one client is shown: %v", err)
	}
	if list, err := to.Clients().List(); err != nil || len(list) != 0 {
		t.Errorf("%v, %v", list, err)
	}
}
