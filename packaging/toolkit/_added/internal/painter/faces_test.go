package painter

import (
	"testing"

	"github.com/go-text/typesetting/fontscan"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The other fonts are read when the first lacks a character, and then the same one is chosen as when all are read at once.
func TestOtherFontsAreReadWhenTheyAreNeeded(t *testing.T) {
	more := []fyne.Resource{theme.DefaultSymbolFont()}
	ask := func() *dynamicFontMap {
		return lookupFaces(theme.DefaultTextFont(), theme.DefaultTextMonospaceFont(), more, fontscan.SansSerif, fyne.TextStyle{})
	}
	all := allFaces(theme.DefaultTextFont(), theme.DefaultTextMonospaceFont(), more, fontscan.SansSerif, fyne.TextStyle{})
	for _, c := range []struct {
		r     rune
		reads bool
	}{{'a', false}, {'é', false}, {'⌘', true}, {'\ue0b0', true}} { // the last is in the font of fixed width alone
		got := ask()
		face, want := got.ResolveFace(c.r), all.ResolveFace(c.r)
		if face.Font.Describe() != want.Font.Describe() {
			t.Errorf("%q is taken from %v, not from %v", c.r, face.Font.Describe(), want.Font.Describe())
		}
		if reads := got.rest == nil; reads != c.reads {
			t.Errorf("%q: the other fonts are read: %t, want %t", c.r, reads, c.reads)
		}
	}
	twice := ask()
	if twice.ResolveFace('⌘') != twice.ResolveFace('⌘') || len(twice.faces) < 3 {
		t.Errorf("a second question gives another font, or the others were not kept: %d", len(twice.faces))
	}
}
