package screen

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
	"yibiao/app/session"
	"yibiao/assets"
	"yibiao/forms"

	"fyne.io/fyne/v2"
)

// desk stands for the window: it keeps what screens say, and presses the last button of each dialog.
type desk struct {
	told   []string
	failed []error
	opened []string
	titles []string
	files  [][]string
}

func (d *desk) Go(Route) {}

func (d *desk) Back() {}

func (d *desk) Saved() {}

func (d *desk) Unsaved(bool) {}

func (d *desk) Tell(text string) { d.told = append(d.told, text) }

func (d *desk) Fail(err error) { d.failed = append(d.failed, err) }

func (d *desk) Confirm(_, _, _ string, then func()) { then() }

func (d *desk) Open(path string) { d.opened = append(d.opened, path) }

func (d *desk) Choose(_ FileRequest, f func([]string)) { f(d.files[0]); d.files = d.files[1:] }

func (d *desk) Show(title string, _ fyne.CanvasObject, actions ...Action) func() {
	d.titles = append(d.titles, title)
	if last := actions[len(actions)-1]; last.Do != nil && !last.Keep {
		last.Do()
	}
	return func() {}
}

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

func codes(findings []forms.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Code)
	}
	return out
}

// setIn answers a field, as the person does, and works everything out anew.
func setIn(t testing.TB, w *Work, field, text string) {
	t.Helper()
	if _, err := w.Editing.Set(field, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Update(); err != nil {
		t.Fatal(err)
	}
}
