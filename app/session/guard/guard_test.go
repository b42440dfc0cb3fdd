package guard

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/backups"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

func open(t *testing.T, opt session.Options) *session.Session {
	t.Helper()
	s, err := session.Open(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() }) // may complain: some tests take the vault away
	return s
}

func kinds(s *session.Session) []Kind {
	var all []Kind
	for _, w := range Warnings(s) {
		all = append(all, w.Kind)
	}
	return all
}

func TestWarnings(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	dir := filepath.Join(t.TempDir(), "OneDrive - 某公司", "资料库")
	opt := session.Options{Vault: dir, Now: func() time.Time { return now }, Witness: t.TempDir()}
	s := open(t, opt)
	if diff := cmp.Diff([]Kind{Synced}, kinds(s)); diff != "" {
		t.Errorf("the first time (-want +got):\n%s", diff)
	}
	if w := Warnings(s); w != nil {
		t.Errorf("the place is told again: %+v", w)
	}
	if _, err := s.Clients().Create("甲公司"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	old := filepath.Join(t.TempDir(), "old")
	if err := os.CopyFS(old, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	s = open(t, opt)
	if _, err := s.Clients().Create("乙公司"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(old)); err != nil {
		t.Fatal(err)
	}
	now = now.Add(-72 * time.Hour)
	if diff := cmp.Diff([]Kind{Behind, Clock}, kinds(open(t, opt))); diff != "" {
		t.Errorf("put back, and with a wrong clock (-want +got):\n%s", diff)
	}
}

// What tells which change was acknowledged last is a file that can be damaged too: then nobody knows, and it is said once.
func TestADamagedMarkIsSaid(t *testing.T) {
	opt := session.Options{Vault: t.TempDir()}
	s := open(t, opt)
	if _, err := s.Clients().Create("甲公司"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	mark := filepath.Join(opt.Vault, "yibiao.mark")
	data, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	for at := range data {
		data[at] ^= 4
		if err := os.WriteFile(mark, data, 0o600); err != nil {
			t.Fatal(err)
		}
		data[at] ^= 4
		for n, want := range [][]Kind{{Spoiled}, nil} {
			s := open(t, opt)
			if diff := cmp.Diff(want, kinds(s)); diff != "" {
				t.Fatalf("byte %d, opening %d (-want +got):\n%s", at, n+1, diff)
			}
			s.Close()
		}
	}
}

// A new vault has nothing to compare a wrong clock with; the policies have.
func TestAClockThatFitsNoPolicy(t *testing.T) {
	for year, want := range map[int][]Kind{1970: {Early}, 2026: nil, 2099: {Late}} {
		now := time.Date(year, 3, 2, 9, 0, 0, 0, time.UTC)
		s := open(t, session.Options{Vault: t.TempDir(), Library: sessiontest.Library(t), Now: func() time.Time { return now }})
		if diff := cmp.Diff(want, kinds(s)); diff != "" {
			t.Errorf("%d: %s", year, diff)
		}
	}
}

// Once a day everything is read; what was damaged meanwhile is told with whose it is.
func TestLookThroughIsDueOnceADay(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	s := open(t, session.Options{Vault: t.TempDir(), Now: func() time.Time { return now }})
	ctx := context.Background()
	look := func() []backups.Problem {
		t.Helper()
		if !Due(s) {
			t.Fatal("not due")
		}
		l := Begin(s)
		if err := l.Run(ctx); err != nil {
			t.Fatal(err)
		}
		found, err := l.End()
		if err != nil || Due(s) {
			t.Fatalf("%v, due again %v", err, Due(s))
		}
		return found
	}
	sha, err := s.Store().Materials().PutBlob(ctx, []byte("执照"))
	if err != nil {
		t.Fatal(err)
	}
	if found := look(); found != nil {
		t.Errorf("%+v", found)
	}
	now = now.Add(25 * time.Hour)
	path, err := s.Store().Materials().Path(sha)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("执熙"), 0o600); err != nil {
		t.Fatal(err)
	}
	if found := look(); len(found) != 1 || found[0].Kind != store.MaterialChanged {
		t.Errorf("%+v", found)
	}
	now = now.Add(-48 * time.Hour) // the clock was wrong: rather once too often
	if !Due(s) {
		t.Error("not due after the clock was put back")
	}
}

// A vault that is gone, or whose database is missing, tells so and is not begun anew.
func TestAVaultThatVanishes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "资料库")
	s := open(t, session.Options{Vault: dir})
	c, err := s.Clients().Create("甲公司")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Clients().Create("乙公司")
	if code := session.CodeOf(err); code != "vault-gone" {
		t.Errorf("code %q: %v", code, err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made anew")
	}
	s.Close()
	back := open(t, session.Options{Vault: dir + "-away"})
	all, err := back.Clients().List()
	if err != nil || len(all) != 1 || all[0].ID != c.ID {
		t.Errorf("%+v, %v", all, err)
	}
	back.Close()
	if err := os.Remove(filepath.Join(dir+"-away", "yibiao.db")); err != nil {
		t.Fatal(err)
	}
	_, err = session.Open(session.Options{Vault: dir + "-away"})
	if code := session.CodeOf(err); code != "missing" || !strings.Contains(err.Error(), "yibiao.db") {
		t.Errorf("code %q: %v", code, err)
	}
}

// A vault whose folder was away and came back is as it was, without being opened anew: its materials are there again.
func TestAVaultThatComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "资料库")
	s := sessiontest.Open(t, dir)
	e := sessiontest.Reward(t, s)
	if _, err := attaching.AttachReader(e, "m.license", "营业执照.pdf", bytes.NewReader([]byte("%PDF-1.4 执照"))); err != nil {
		t.Fatal(err)
	}
	gone := func() bool {
		t.Helper()
		if _, err := e.State(); err != nil {
			t.Fatal(err)
		}
		return s.Files().Damage(e.Materials().Of("m.license")[0].SHA) == session.FaultGone
	}
	if gone() {
		t.Fatal("gone before the folder went")
	}
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	if err := e.Reload(); err != nil || !gone() {
		t.Fatalf("the material is not told as gone: %v", err)
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	if gone() {
		t.Error("the material is still told as gone")
	}
}
