package screen

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/assets"
	"yibiao/forms"
)

// newWork opens a dossier of a new client on one programme of a pack.
func newWork(t *testing.T, pack, programme string) *Work {
	t.Helper()
	_, w := openSession(t, pack, programme)
	return w
}

// openSession is newWork with the session.
func openSession(t *testing.T, pack, programme string) (*session.Session, *Work) {
	t.Helper()
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		t.Fatal(err)
	}
	library, err := forms.ReadLibrary(packs)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: library, Now: now, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	client, err := s.CreateClient("柳州市试验机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.CreateDossier(client.ID, pack, []string{programme}, "")
	if err != nil {
		t.Fatal(err)
	}
	w, err := openWork(s, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s, w
}

func (w *Work) set(t *testing.T, field, text string) {
	t.Helper()
	if _, err := w.Editing.Set(field, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Update(); err != nil {
		t.Fatal(err)
	}
}

func codes(findings []forms.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return out
}

func TestEmptyAnswersAreNotScoldedBeforeTheyAreVisited(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	if got := w.Findings("handler.name"); len(got) != 0 {
		t.Errorf("scolded at once: %v", codes(got))
	}
	w.Visited["handler.name"] = true
	if diff := cmp.Diff([]string{"required"}, codes(w.Findings("handler.name"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	w.set(t, "handler.mobile", "138")
	if got := w.Findings("handler.mobile"); len(got) != 1 || got[0].Fault == nil {
		t.Errorf("a faulty answer is not told: %v", codes(got))
	}
}

func TestProgressOfASection(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	var section *forms.FormSection
	for _, s := range w.Editing.Form.Sections {
		for _, f := range s.Fields {
			if f.Name() == "handler.mobile" {
				section = s
			}
		}
	}
	if section == nil {
		t.Fatal("the form does not ask for the telephone")
	}
	before, asked, _ := w.Progress(section)
	w.set(t, "handler.name", "韦样本")
	after, same, faults := w.Progress(section)
	if after != before+1 || same != asked || faults != 0 {
		t.Errorf("answered %d → %d of %d → %d, %d faults", before, after, asked, same, faults)
	}
	w.set(t, "handler.mobile", "138")
	if _, _, faults := w.Progress(section); faults != 1 {
		t.Errorf("%d faults, want 1", faults)
	}
}

func TestFill(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	w.set(t, "org.reg_capital", "1200")
	got := w.Fill("注册资本 {org.reg_capital}，{no.such.field} 不变")
	if want := "注册资本 1200.00万元，{no.such.field} 不变"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestClientNameFollowsTheAnswer(t *testing.T) {
	w := newWork(t, "yijianshi", "yjs-04-shuishou")
	w.set(t, "org.name", "改了名的公司")
	if _, err := w.Editing.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := w.Update(); err != nil {
		t.Fatal(err)
	}
	if w.Editing.Client.Name != "柳州市试验机械有限公司" {
		t.Errorf("the client is called %q after undo", w.Editing.Client.Name)
	}
}
