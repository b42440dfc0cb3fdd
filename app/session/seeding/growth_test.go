package seeding_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/card"
	"yibiao/app/session/matching"
	"yibiao/app/session/overview"
	"yibiao/app/session/plan"
	"yibiao/app/session/record"
	"yibiao/app/session/reuse"
	"yibiao/app/session/seeding"
	"yibiao/app/session/seeking"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// bytesRead is how much this process has read of files so far.
func bytesRead(t *testing.T) int {
	t.Helper()
	data, err := os.ReadFile("/proc/self/io")
	if err != nil {
		t.Skip("this system does not tell what a process reads")
	}
	_, rest, _ := bytes.Cut(data, []byte("rchar: "))
	number, _, _ := bytes.Cut(rest, []byte("\n"))
	n, err := strconv.Atoi(string(number))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestWorkOfOneDoesNotGrowWithTheVault: what is done with one dossier or one client reads as much of a vault of many as of one of
// few. Pages that were read stay in memory, so every work opens its vault anew.
func TestWorkOfOneDoesNotGrowWithTheVault(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what a process reads")
	}
	small, large := seeded(t, 20), seeded(t, 240)
	for name, work := range works() {
		t.Run(name, func(t *testing.T) {
			few, many := reads(t, small, first(t, small), work), reads(t, large, first(t, large), work)
			// A tree of pages may be one page deeper for every look-up.
			limit := few + few/2 + 64<<10
			if strings.HasPrefix(name, "search,") { // what answers is looked at up to a number, which few dossiers do not reach
				limit = 640 << 10
			}
			if many > limit {
				t.Errorf("%d bytes are read of 240 dossiers, %d of 20: more than %d", many, few, limit)
			}
			t.Logf("%d bytes are read of 20 dossiers, %d of 240", few, many)
		})
	}
}

// TestAllThatIsKeptIsReadAlone: agenda and map of all read of a client what is kept of it, and nothing of its dossiers.
func TestAllThatIsKeptIsReadAlone(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what a process reads")
	}
	small, large := seeded(t, 20), seeded(t, 240)
	const clients = (240 - 20) / seeding.PerClient
	for name, work := range map[string]func(s *session.Session) error{
		"agenda": func(s *session.Session) error {
			if err := summaries.RefreshDays(context.Background(), s, ""); err != nil {
				return err
			}
			_, err := matching.Waiting(s, "", session.Day(s.Now()), s.Now().AddDate(1, 0, 0))
			return err
		},
		"map": func(s *session.Session) error {
			_, err := summaries.Rows(context.Background(), s, nil)
			return err
		},
	} {
		both := func(s *session.Session, _ session.DossierInfo) error { return work(s) }
		for _, dir := range []string{small, large} {
			s := opened(t, dir)
			if err := summaries.RefreshClients(context.Background(), s, nil); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
		few, many := reads(t, small, session.DossierInfo{}, both), reads(t, large, session.DossierInfo{}, both)
		t.Logf("%s: %d bytes are read of 2 clients, %d of 24", name, few, many)
		if each := (many - few) / clients; each > 20<<10 {
			t.Errorf("%s: %d bytes are read for each client", name, each)
		}
	}
}

// works are what is done with one dossier or client all the time.
func works() map[string]func(s *session.Session, d session.DossierInfo) error {
	checked := func(s *session.Session, d session.DossierInfo) error {
		e, err := s.OpenDossier(d.ID)
		if err == nil {
			_, err = e.State()
		}
		return err
	}
	sought := func(text, client string) func(*session.Session, session.DossierInfo) error {
		return func(s *session.Session, d session.DossierInfo) error {
			q := seeking.Query{Text: text, Most: 6}
			if client != "" {
				q.Client = d.Client
			}
			found, err := seeking.In(context.Background(), s, q, "")
			if err == nil && len(found.Hits) == 0 {
				err = errors.New("nothing is found")
			}
			return err
		}
	}
	return map[string]func(*session.Session, session.DossierInfo) error{
		"search, rare":       sought("启明零机械制造", ""),
		"search, frequent":   sought("公司", ""),
		"search, initials":   sought("lxr", ""),
		"search of a client": sought("联系人", "only"),
		"open":               func(s *session.Session, d session.DossierInfo) error { _, err := s.OpenDossier(d.ID); return err },
		"check":              checked,
		"check with its files": func(s *session.Session, d session.DossierInfo) error {
			e, err := s.OpenDossier(d.ID)
			if err == nil {
				_, err = e.CheckFiles(context.Background())
			}
			return err
		},
		"profile": func(s *session.Session, d session.DossierInfo) error {
			_, err := s.OpenProfile(d.Client)
			return err
		},
		"find dossier": func(s *session.Session, d session.DossierInfo) error {
			_, err := s.Dossiers().Find(d.Title)
			return err
		},
		"new client": func(s *session.Session, _ session.DossierInfo) error {
			_, err := s.Clients().Create("新单位")
			return err
		},
		"conflicts": func(s *session.Session, d session.DossierInfo) error {
			_, err := s.Dossiers().Conflicts(d.Client)
			return err
		},
		"agenda": func(s *session.Session, d session.DossierInfo) error {
			_, err := matching.Agenda(s, d.Client, s.Now(), s.Now().AddDate(0, 3, 0))
			return err
		},
		"summaries": func(s *session.Session, d session.DossierInfo) error {
			_, err := s.Dossiers().Summaries(session.SummaryFilter{Client: d.Client})
			return err
		},
		"summaries worked out": func(s *session.Session, d session.DossierInfo) error {
			return summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{Client: d.Client}, nil)
		},
		"what an edit touches, kept": func(s *session.Session, d session.DossierInfo) error {
			if err := s.Dossiers().Set(d.ID, record.DueField, "2026-12-24"); err != nil {
				return err
			}
			return summaries.KeepTouched(context.Background(), session.Looker(s))
		},
		"page of a client": func(s *session.Session, d session.DossierInfo) error {
			_, err := overview.Of(context.Background(), s, d.Client)
			return err
		},
		"contacts and notes": func(s *session.Session, d session.DossierInfo) error {
			_, err := card.Of(s, d.Client)
			return err
		},
		"days of one's own": func(s *session.Session, d session.DossierInfo) error {
			_, err := plan.Of(s, d.ID)
			if err == nil {
				_, err = plan.Stages(s, d.ID)
			}
			return err
		},
		"award, duties and caps": func(s *session.Session, d session.DossierInfo) error {
			if err := s.Dossiers().Set(d.ID, record.StatusField, string(session.StatusApproved)); err != nil {
				return err
			}
			e, err := s.OpenDossier(d.ID)
			if err != nil {
				return err
			}
			st, err := e.State()
			if err != nil {
				return err
			}
			session.AwardOf(e, st)
			_, err = matching.Duties(e)
			return err
		},
		"carry-over look": func(s *session.Session, d session.DossierInfo) error {
			e, err := s.OpenDossier(d.ID)
			if err == nil {
				_, _, err = reuse.Look(e, nil)
			}
			return err
		},
		"match": func(s *session.Session, d session.DossierInfo) error {
			_, err := matching.OfClient(s, d.Client)
			return err
		},
	}
}

// seeded writes a vault of so many dossiers and gives its folder.
func seeded(t *testing.T, dossiers int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	s := opened(t, dir)
	if err := seeding.Fill(context.Background(), s, dossiers, nil); err != nil {
		t.Fatal(err)
	}
	clients, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Dossiers().List(clients[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, list[0].ID) // a file that was looked at, and is read whole again by whoever checks
	sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "证明.pdf", []byte("a")), Requirement: e.Form.Requirements[0].ID.S})
	if err := seeking.TakeIn(context.Background(), s, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// opened opens a vault that was seeded.
func opened(t testing.TB, dir string) *session.Session {
	t.Helper()
	s, err := session.Open(session.Options{Vault: dir, Library: sessiontest.Library(t), Version: "test", Now: sessiontest.Clock})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// first is a dossier of the vault.
func first(t *testing.T, dir string) session.DossierInfo {
	t.Helper()
	s := opened(t, dir)
	defer s.Close()
	clients, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Dossiers().List(clients[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

// reads opens the vault anew and tells how much is read for a work.
func reads(t *testing.T, dir string, d session.DossierInfo, work func(*session.Session, session.DossierInfo) error) int {
	t.Helper()
	s := opened(t, dir)
	defer s.Close()
	before := bytesRead(t)
	if err := work(s, d); err != nil {
		t.Fatal(err)
	}
	return bytesRead(t) - before
}

// TestACapReadsWhatCountsTowardsIt: a check under a cap reads the dossiers that count towards it, however much the client's others hold.
func TestACapReadsWhatCountsTowardsIt(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells what a process reads")
	}
	dir := filepath.Join(t.TempDir(), "vault")
	s := opened(t, dir)
	client := sessiontest.NewClient(t, s, "甲公司")
	begin := func(programme string) session.DossierInfo {
		t.Helper()
		d, err := s.Dossiers().Create(client.ID, "liuzhou", []string{programme}, "")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const text = "tz.project" // of the capped programme; the others keep it under the same name
	fill := func(d session.DossierInfo) {
		t.Helper()
		var sets []store.Set
		for i := range 60 {
			sets = append(sets, store.Set{Entity: d.ID, Field: record.Answer(text + strconv.Itoa(i)), Value: strings.Repeat("长", 1000)})
		}
		if _, err := s.Apply(store.Edit{Root: d.ID, Label: "import", Sets: sets}); err != nil {
			t.Fatal(err)
		}
	}
	one, two := begin("lz-02b-touzi-jili"), begin("lz-02b-touzi-jili")
	for _, d := range []session.DossierInfo{one, two} {
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, e, "tz.year", "2026")
		sessiontest.Set(t, e, "apply.amount", "80")
	}
	check := func(s *session.Session, d session.DossierInfo) error {
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			return err
		}
		report, err := e.Check()
		if err == nil && !slices.ContainsFunc(report.Findings, func(f forms.Finding) bool { return f.Code == forms.FindingCap }) {
			err = errors.New("nothing is said of the cap")
		}
		return err
	}
	closed := func() {
		t.Helper()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	closed()
	few := reads(t, dir, one, check)
	s = opened(t, dir)
	const others = 8
	for range others {
		fill(begin("lz-03a-shuzihua"))
	}
	closed()
	// What programmes the others are on is looked at; their answers, 180 KB each, are not.
	if many := reads(t, dir, one, check); many > few+others*16<<10 {
		t.Errorf("%d bytes are read beside eight dossiers without the cap, %d alone", many, few)
	}
}
