package robot

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/assets"
)

var update = flag.Bool("update", false, "write the outlines of the screens anew")

// outlined are the screens whose outlines are kept.
var outlined = []string{
	"welcome", "welcome-tour", "workbench-empty", "new-client", "match-empty", "agenda-empty", "policy", "verify-empty", "profile-empty", "choose",
	"workbench-full", "profile-full", "choose-full", "form-full", "materials-full", "check-full", "export-full", "official-full", "papers-full",
	"check-edit", "bin", "match-client", "match-map", "agenda", "help", "shortcuts", "settings", "tour-1",
	"purge", "purge-record", "add-pack", "other-title", "vault-harmed", "dossiers", "board",
}

// TestScreensAreAsTheyWere compares what every screen says and offers, in reading order, with testdata/screens.txt: what a change
// does to a screen so stands in its diff. go test ./app/robot -run ScreensAreAsTheyWere -update writes it anew.
func TestScreensAreAsTheyWere(t *testing.T) {
	if testing.Short() {
		t.Skip("going through every screen takes some seconds")
	}
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r, err := Start(Options{Assets: assets.FS, Library: l, Vault: filepath.Join(dir, "资料库"), VaultName: "示例资料库", Now: ticking(), Fresh: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	seen := map[string]string{}
	g := &gallery{walkthrough: &walkthrough{Robot: r, assets: assets.FS, folder: dir}}
	g.looked = func(name string) { seen[name] = outline(g.top()) }
	r.must(t, steps(g.fresh, g.long, g.full, g.helps, g.at(page.Route{Page: page.Dossiers}, "dossiers"), g.press("看板"), g.see("board"), g.grave))
	var b strings.Builder
	for _, name := range outlined {
		if seen[name] == "" {
			t.Errorf("%s was not come by", name)
		}
		fmt.Fprintf(&b, "== %s\n%s\n", name, seen[name])
	}
	file := filepath.Join("testdata", "screens.txt")
	if *update {
		r.must(t, os.WriteFile(file, []byte(b.String()), 0o644))
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(kept), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("screens say something else (-kept +now); where that is meant, run with -update:\n%s", diff)
	}
}

// top is the dialog that is open, else the window's content.
func (r *Robot) top() fyne.CanvasObject {
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return r.win.Content()
}

// Measures of an outline.
const (
	mostUnit = 18 // characters of a text
	mostLike = 6  // texts of a list that are shown
	fullLine = 60 // characters from which the next row begins a line
)

// sizes of files and times differ from run to run.
var (
	sizes = regexp.MustCompile(`[\d.]+ [KM]B`)
	times = regexp.MustCompile(`\b\d\d:\d\d\b`)
)

// outline tells what an object shows in the order of painting: texts as they are, buttons in [ ], ticks as ☐ and ☑, inputs in 〔 〕,
// what rests with a ×, of long lists the beginning. Texts that wrap are one, so the same words give the same outline however lines break.
func outline(o fyne.CanvasObject) string {
	var lines []string
	line, at := "", float32(-1)
	for _, u := range units(o, fyne.NewPos(0, 0)) {
		if line != "" && len([]rune(line)) > fullLine && (u.y < at-4 || u.y > at+4) {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " | "
		}
		line, at = line+u.text, u.y
	}
	return strings.Join(append(lines, line), "\n")
}

// unit is what is read as one.
type unit struct {
	text string
	y    float32
}

func units(o fyne.CanvasObject, at fyne.Position) []unit {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	one := func(form, words string) []unit {
		if home, err := os.UserHomeDir(); strings.HasPrefix(words, os.TempDir()) || err == nil && strings.HasPrefix(words, home) {
			words = "（路径）"
		}
		words = times.ReplaceAllString(sizes.ReplaceAllString(words, "… KB"), "…:…")
		runes := []rune(strings.Join(strings.Fields(words), " "))
		if len(runes) > mostUnit {
			runes = append(runes[:mostUnit], '…')
		}
		if len(runes) == 0 && form == "%s" {
			return nil
		}
		if disabled(o) {
			form += "×"
		}
		return []unit{{fmt.Sprintf(form, string(runes)), at.Y}}
	}
	switch o := o.(type) {
	case *canvas.Text:
		return one("%s", o.Text)
	case *widget.RichText:
		return one("%s", o.String())
	case *widget.Label:
		return one("%s", o.Text)
	case *kit.TickBox:
		if o.Checked {
			return one("☑%s", o.Text)
		}
		return one("☐%s", o.Text)
	case fyne.Widget:
		if isEntry(o) {
			return one("〔%s〕", Words(o))
		}
		_, tapped := o.(fyne.Tappable)
		if _, focused := o.(fyne.Focusable); tapped && focused && len(Words(o)) < 90 {
			return one("[%s]", Words(o))
		}
	}
	var out []unit
	like := 0
	for _, child := range children(o) {
		now := units(child, at)
		if like++; like > mostLike && len(children(o)) > 2*mostLike && len(now) > 0 {
			continue
		}
		out = append(out, now...)
	}
	if n := len(children(o)); n > 2*mostLike && len(out) > 0 {
		out = append(out, unit{fmt.Sprintf("… %d", n), at.Y})
	}
	return out
}
