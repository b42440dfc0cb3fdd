package docx

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/place"
)

// randomAnswers answers most places of a form.
func randomAnswers(r *rand.Rand, l *layout.Layout, places []place.Place) map[string]place.Answer {
	out := map[string]place.Answer{}
	for _, p := range places {
		if p.Kind == place.Sign || p.Kind == place.Image || r.IntN(5) == 0 {
			continue
		}
		var a place.Answer
		switch {
		case p.Kind == place.Rows:
			for range 1 + r.IntN(p.Rows[1]-p.Rows[0]+4) {
				rec := map[int]string{}
				for _, c := range p.Columns {
					rec[c.Cell] = word(r)
				}
				a.Rows = append(a.Rows, rec)
			}
		case p.Kind == place.Check && len(p.Options) > 1:
			k := r.IntN(len(p.Options) - 1)
			a.Chosen = []string{p.Options[k].Label, p.Options[k+1].Label}
		case len(p.Options) > 0:
			a.Chosen = []string{p.Options[r.IntN(len(p.Options))].Label}
		case dated(l, &p):
			a.Text = "2025年11月"
			if strings.Contains(blankText(l, &p), "日") {
				a.Text += "23日"
			}
		case p.Kind == place.LongText && strings.IndexByte(p.At, '#') < 0:
			a.Text = word(r) + "\n" + word(r) + "\n" + word(r)
		default:
			a.Text = word(r)
		}
		out[p.At] = a
	}
	return out
}

// word is a text that no form prints.
func word(r *rand.Rand) string {
	set := []rune("寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇QXZ&<>")
	var b strings.Builder
	for range 2 + r.IntN(9) {
		b.WriteRune(set[r.IntN(len(set))])
	}
	return b.String()
}

func blankText(l *layout.Layout, p *place.Place) string {
	base, _ := layout.CutNumber(p.At)
	for _, a := range l.Areas {
		if i := layout.BlankOf(p, a); a.Addr == base && i >= 0 && a.Blanks[i].Kind == layout.BlankDate {
			return layout.Plain(a.Chars[a.Blanks[i].Lo:a.Blanks[i].Hi])
		}
	}
	return ""
}

func dated(l *layout.Layout, p *place.Place) bool { return blankText(l, p) != "" }

func TestPlacesFilledReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, name := range sharedForms(t) {
		blank, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, blank)
		found, err := f.inspect()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.ReadPlaces(f); err != nil || len(got) > 6 {
			t.Errorf("%s: the blank itself reads %v, %v", filepath.Base(name), got, err)
		}
		for range 3 {
			want := randomAnswers(r, found.Layout, found.Places)
			out, _, err := f.FillPlacesBytes(want)
			if err != nil {
				t.Fatal(err)
			}
			wellFormed(t, out)
			if before, after := len(Lint(blank)), len(Lint(out)); after > before {
				t.Errorf("%s: lint %v", filepath.Base(name), Lint(out))
			}
			got, err := mustOpen(t, out).ReadPlaces(f)
			if err != nil {
				t.Fatal(err)
			}
			if other, err := Diff(blank, out); err != nil || len(other) > 0 {
				t.Errorf("%s: %v %+v", filepath.Base(name), err, other)
			}
			for at := range got {
				if _, asked := want[at]; !asked {
					delete(got, at)
				}
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s:\n%s", filepath.Base(name), diff)
				break
			}
		}
	}
}
