// Package pagetest helps the tests of screens: an open dossier, and a desk in the place of the window.
package pagetest

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// Desk stands for the window: it keeps what screens say, and presses the last button of each dialog.
type Desk struct {
	Told   []string
	Failed []error
	Opened []string
	Titles []string
	Files  [][]string
	Asked  []string // titles of the questions
	Went   []page.Route
	Refuse bool // every question is answered with no
	// Look is shown what a dialog holds before its last button is pressed; nil for none.
	Look func(fyne.CanvasObject)
}

func (d *Desk) Go(to page.Route) { d.Went = append(d.Went, to) }

func (d *Desk) Back() {}

func (d *Desk) Saved() {}

func (d *Desk) Unsaved(bool) {}

// Turned implements page.Navigator.
func (d *Desk) Turned() {}

func (d *Desk) Tell(text string) { d.Told = append(d.Told, text) }

func (d *Desk) Fail(err error) { d.Failed = append(d.Failed, err) }

func (d *Desk) Confirm(title, _, _ string, then func()) {
	if d.Asked = append(d.Asked, title); !d.Refuse {
		then()
	}
}

func (d *Desk) Open(path string) { d.Opened = append(d.Opened, path) }

func (d *Desk) Reveal(path string) { d.Opened = append(d.Opened, filepath.Dir(path)) }

func (d *Desk) Choose(_ page.FileRequest, f func([]string)) { f(d.Files[0]); d.Files = d.Files[1:] }

func (d *Desk) Show(title string, content fyne.CanvasObject, actions ...page.Action) func() {
	d.Titles = append(d.Titles, title)
	if d.Look != nil {
		d.Look(content)
	}
	if last := actions[len(actions)-1]; last.Do != nil && !last.Keep {
		last.Do()
	}
	return func() {}
}

// packs are those that the program carries, read once.
var packs = sync.OnceValues(func() (*forms.Library, error) {
	folder, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		return nil, err
	}
	return loading.ReadLibrary(folder)
})

// NewWork opens a dossier of a new client on one programme of a pack.
func NewWork(t *testing.T, pack, programme string) *page.Work {
	t.Helper()
	_, w := OpenSession(t, pack, programme)
	return w
}

// OpenSession is NewWork with the session.
func OpenSession(t *testing.T, pack, programme string) (*session.Session, *page.Work) {
	t.Helper()
	library, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: library, Now: now, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	client, err := s.Clients().Create("柳州市试验机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(client.ID, pack, []string{programme}, "")
	if err != nil {
		t.Fatal(err)
	}
	w, err := page.OpenWork(s, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s, w
}

// Codes are those of findings, in their order.
func Codes(findings []forms.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, string(f.Code))
	}
	return out
}

// SetIn answers a field, as the person does, and works everything out anew.
func SetIn(t testing.TB, w *page.Work, field, text string) {
	t.Helper()
	if _, err := w.Editing.Set(field, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Update(); err != nil {
		t.Fatal(err)
	}
}
