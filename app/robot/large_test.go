package robot

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// largeLibrary reads a pack with one programme that asks for many fields of all usual kinds, in sections of equal size.
func largeLibrary(tb testing.TB, fields, sections int) *forms.Library {
	tb.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.FS, "packs/vocabulary", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		files[strings.TrimPrefix(name, "packs/")] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("programme: many\ntitle: 很多项\nshort: 很多项\nasks:\n")
	kinds := []string{"text, max: 60", "money, unit: 万元", "date", "choice, options: [甲, 乙, 丙]", "text, max: 100", "bool", "int", "longtext, max: 500"}
	for n := range fields {
		if n%(fields/sections) == 0 {
			fmt.Fprintf(&b, "  - section: 第 %d 栏\n    fields:\n", n*sections/fields+1)
		}
		fmt.Fprintf(&b, "      - { id: many.f%03d, label: 第%03d项, type: %s, required: true, src: seed, hint: 按证明材料填写。 }\n", n, n, kinds[n%len(kinds)])
	}
	b.WriteString("rules:\n")
	for n := 1; n < fields; n += 8 { // the fields with money
		fmt.Fprintf(&b, "  - { id: r%d, require: many.f%03d >= 1, severity: warn, says: 太少, src: seed }\n", n, n)
	}
	files["many/many.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	files["many/pack.yaml"] = &fstest.MapFile{Data: []byte("pack: many\ntitle: 很多项\nversion: \"2026-01-01\"\ndocument: { name: 办法, number: 试〔2026〕1号 }\nprogrammes: [many.yaml]\n")}
	library, err := loading.ReadLibrary(files)
	if err != nil {
		tb.Fatal(err)
	}
	return library
}

// largeForm opens a form of 300 fields at one in the middle.
func largeForm(b testing.TB, sections int) *Robot {
	b.Helper()
	r, err := Start(Options{Assets: assets.FS, Library: largeLibrary(b, 300, sections), Vault: filepath.Join(b.TempDir(), "v")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { r.Close() })
	c, err := r.Session.Clients().Create("柳州市试验机械有限公司")
	if err != nil {
		b.Fatal(err)
	}
	d, err := r.Session.Dossiers().Create(c.ID, "many", []string{"many"}, "")
	if err != nil {
		b.Fatal(err)
	}
	r.Go(page.Route{Page: page.Form, Dossier: d.ID, At: page.Place{Field: "many.f152"}})
	return r
}

// Fields far from the view are taken out of sight; Tab must find its way all the same.
func TestTabGoesThroughALongSection(t *testing.T) {
	r := largeForm(t, 1)
	must(t, r.At("many.f000"))
	last := ""
	for n := 0; active(r) != "many.f080"; n++ {
		if now := active(r); now < last || n > 300 {
			t.Fatalf("after %d tabs the keyboard is at %q, it was at %q", n, now, last)
		} else {
			last = now
		}
		r.win.Canvas().FocusNext()
	}
	r.win.Canvas().FocusPrevious()
	if got := active(r); got != "many.f079" {
		t.Errorf("Shift+Tab goes to %q", got)
	}
}

// BenchmarkKeystroke is one letter typed into a field of a form of 300 fields: what the program does before the frame is
// painted, and with a frame of the software painter, which paints the whole window (the real one is packaging/bench/keystroke).
func BenchmarkKeystroke(b *testing.B) {
	for _, sections := range []int{12, 1} {
		b.Run(fmt.Sprintf("sections=%d", sections), func(b *testing.B) {
			r := largeForm(b, sections)
			e := r.win.Canvas().Focused()
			for b.Loop() {
				e.TypedRune('一')
				e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
		})
		b.Run(fmt.Sprintf("sections=%d/frame", sections), func(b *testing.B) {
			r := largeForm(b, sections)
			e := r.win.Canvas().Focused()
			for b.Loop() {
				e.TypedRune('一')
				r.win.Canvas().Capture()
			}
		})
		b.Run(fmt.Sprintf("sections=%d/saved", sections), func(b *testing.B) {
			r := largeForm(b, sections)
			c := r.win.Canvas()
			for b.Loop() {
				c.Focused().TypedRune('一')
				c.FocusNext()
				c.FocusPrevious()
			}
		})
		b.Run(fmt.Sprintf("sections=%d/opened", sections), func(b *testing.B) {
			r := largeForm(b, sections)
			route := r.Shell.Route()
			for b.Loop() {
				r.Shell.Go(route)
			}
		})
	}
}
