package summaries_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/matching"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// openOn opens a vault on a day that may be moved.
func openOn(t *testing.T, dir string, now *time.Time) *session.Session {
	t.Helper()
	s, err := session.Open(session.Options{Vault: dir, Library: sessiontest.Library(t), Version: "test", Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// heldNow are the clients of whom what is kept holds, by name; then all are kept anew.
func heldNow(t *testing.T, s *session.Session) []string {
	t.Helper()
	ctx := context.Background()
	list, _, err := s.Store().Digests().List(ctx, store.Which{Kind: "client"})
	if err != nil {
		t.Fatal(err)
	}
	holds := matching.Holding(s, list)
	var names []string
	rows, err := matching.Rows(ctx, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if holds[r.Client.ID] {
			names = append(names, r.Client.Name)
		}
		m, err := matching.OfClient(s, r.Client.ID)
		if err != nil {
			t.Fatal(err)
		}
		if alone := matching.RowOf(m); !slices.Equal(alone.Outcomes, r.Outcomes) {
			t.Errorf("on %s %s is kept as %v and stands as %v", s.Now(), r.Client.Name, r.Outcomes, alone.Outcomes)
		}
	}
	if err := summaries.RefreshClients(ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	return names
}

// dayPack is a policy whose one condition turns on a day; another one cannot be told.
const dayPack = `programme: riqi
title: 到期
asks: [ { use: profile.id }, { section: 日期, fields: [ { id: rq.day, label: 日期, type: date, src: seed } ] } ]
rules: [ { id: DAY, condition: 单位成立满 2 年, require: 'REQUIRE', severity: block, says: 不满 2 年, article: 第三条, src: seed } ]
`

// takeDayPack adds that policy, with what it requires.
func takeDayPack(t *testing.T, s *session.Session, require string) {
	t.Helper()
	takePack(t, s, strings.Replace(dayPack, "REQUIRE", require, 1))
}

// takePack adds a policy of one programme.
func takePack(t *testing.T, s *session.Session, programme string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "riqi")
	if err := os.MkdirAll(filepath.Join(folder, "forms"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"pack.yaml": "pack: riqi\ntitle: 到期\nversion: 2026-01-01\ndocument: { name: 到期办法, number: 〔2026〕1号 }\nprogrammes: [t.yaml]\n",
		"t.yaml":    programme,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	offer, err := s.Packs().Offer(folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Packs().Add(offer, true); err != nil {
		t.Fatal(err)
	}
}

// What is kept of a client holds until the day on which something of it turns, and not on that day; a client that no day concerns
// goes on holding. What changes in between, in a pack or in a profile, is seen at once.
func TestWhatIsKeptHoldsUntilItsDay(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	s := openOn(t, t.TempDir(), &now)
	takeDayPack(t, s, "years_after(org.established, 2) <= today")
	young, plain := sessiontest.NewClient(t, s, "青年机械有限公司"), sessiontest.NewClient(t, s, "平常机械有限公司")
	profile, err := s.OpenProfile(young.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, profile, "org.established", "2024-12-10")
	outcome := func() forms.Outcome {
		rows, err := matching.Rows(context.Background(), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(matching.Programmes(s), func(o matching.Offer) bool { return o.Programme.ID.S == "riqi" })
		for _, r := range rows {
			if r.Client.ID == young.ID {
				return r.Outcomes[at]
			}
		}
		return ""
	}
	both := []string{plain.Name, young.Name}
	slices.Sort(both)
	for _, step := range []struct {
		day  string
		do   func()
		held []string
		want forms.Outcome
	}{
		{"2026-11-23", nil, nil, forms.NotMet},
		{"2026-11-23", nil, both, forms.NotMet},
		{"2026-11-24", nil, both, forms.NotMet},
		{"2026-12-09", nil, both, forms.NotMet},
		{"2026-12-10", nil, []string{plain.Name}, forms.Met},
		{"2026-12-11", nil, both, forms.Met},
		{"2026-12-08", nil, []string{plain.Name}, forms.NotMet}, // the clock is set back
		{"2026-11-22", nil, nil, forms.NotMet},                  // before anything was kept
		{"2026-12-09", func() { sessiontest.Set(t, profile, "org.established", "2024-12-12") }, []string{plain.Name}, forms.NotMet},
		{"2026-12-11", nil, both, forms.NotMet},
		{"2026-12-12", nil, []string{plain.Name}, forms.Met},
		{"2026-12-13", func() { takeDayPack(t, s, "years_after(org.established, 3) <= today") }, nil, forms.NotMet}, // of the same version
		{"2026-12-14", nil, both, forms.NotMet},
		{"2026-12-15", func() { takeDayPack(t, s, "org.established <= days_after(today, 0)") }, nil, forms.Met},
		{"2026-12-16", nil, []string{plain.Name}, forms.Met}, // nobody can tell when that turns
	} {
		now, err = time.Parse(time.DateOnly, step.day)
		if err != nil {
			t.Fatal(err)
		}
		if step.do != nil {
			step.do()
		}
		if got := outcome(); got != step.want {
			t.Errorf("on %s: %s, want %s", step.day, got, step.want)
		}
		if held := heldNow(t, s); !slices.Equal(held, step.held) {
			t.Errorf("on %s what is kept of %v holds, want %v", step.day, held, step.held)
		}
	}
}

// A file that is gone from the vault's folder is missed at once, though nothing is written when it goes.
func TestALostFileIsMissed(t *testing.T) {
	now, dir := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), t.TempDir()
	s := openOn(t, dir, &now)
	e := sessiontest.Reward(t, s)
	sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "合同.pdf", sessiontest.SamplePDF(t, "首台套销售合同.pdf")), Requirement: e.Form.Requirements[0].ID.S})
	heldNow(t, s)
	now = now.AddDate(0, 0, 1)
	if held := heldNow(t, s); len(held) != 1 {
		t.Errorf("on the next day what is kept of %v holds", held)
	}
	s.Close()
	lying, away := filepath.Join(dir, "materials"), filepath.Join(t.TempDir(), "away")
	for _, move := range []struct{ from, to, what string }{{lying, away, "without the file"}, {away, lying, "with it again"}} {
		if err := os.RemoveAll(move.to); err != nil { // the vault makes the folder anew
			t.Fatal(err)
		}
		if err := os.Rename(move.from, move.to); err != nil {
			t.Fatal(err)
		}
		s = openOn(t, dir, &now)
		if held := heldNow(t, s); len(held) != 0 {
			t.Errorf("%s what is kept of %v holds", move.what, held)
		}
		if held := heldNow(t, s); len(held) != 1 {
			t.Errorf("%s what was kept just now of %v holds", move.what, held)
		}
		s.Close()
	}
}
