package look

import (
	"errors"
	"image/color"
	"io/fs"
	"math"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"
)

// luminance and contrast are those of WCAG 2.1, "relative luminance" and "contrast ratio".
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

// over paints a colour with transparency onto an opaque one.
func over(top, bottom color.NRGBA) color.NRGBA {
	mix := func(t, b uint8) uint8 {
		return uint8((int(t)*int(top.A) + int(b)*(255-int(top.A))) / 255)
	}
	return color.NRGBA{R: mix(top.R, bottom.R), G: mix(top.G, bottom.G), B: mix(top.B, bottom.B), A: 255}
}

func at(t *testing.T, look *Theme, name fyne.ThemeColorName) color.NRGBA {
	t.Helper()
	c, ok := look.Color(name, theme.VariantLight).(color.NRGBA)
	if !ok {
		t.Fatalf("colour %s is not one of this theme's", name)
	}
	return c
}

func TestContrastKnownValues(t *testing.T) {
	if got := contrast(rgb(0x000000), rgb(0xFFFFFF)); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white: %v, want 21", got)
	}
	if got := contrast(rgb(0x777777), rgb(0xFFFFFF)); math.Abs(got-4.478) > 0.01 {
		t.Errorf("grey 777 on white: %v, want 4.48", got)
	}
}

func TestTextContrast(t *testing.T) {
	surfaces := []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground, ColorCard}
	panels := []fyne.ThemeColorName{ColorBlockBack, ColorWarnBack, ColorInfoBack, ColorOKBack}
	buttons := []fyne.ThemeColorName{theme.ColorNameButton}
	inks := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground:          append(append(buttons, surfaces...), panels...),
		ColorMuted:                         append(append([]fyne.ThemeColorName{}, surfaces...), panels...),
		theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground, theme.ColorNameBackground},
		theme.ColorNameDisabled:            {theme.ColorNameInputBackground, theme.ColorNameBackground, theme.ColorNameDisabledButton},
		theme.ColorNameHyperlink:           surfaces,
		theme.ColorNamePrimary:             surfaces,
		theme.ColorNameError:               surfaces,
		theme.ColorNameWarning:             surfaces,
		theme.ColorNameSuccess:             surfaces,
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameForegroundOnError:   {theme.ColorNameError},
		theme.ColorNameForegroundOnWarning: {theme.ColorNameWarning},
		theme.ColorNameForegroundOnSuccess: {theme.ColorNameSuccess},
		ColorBlock:                         append([]fyne.ThemeColorName{ColorBlockBack}, surfaces...),
		ColorWarn:                          append([]fyne.ThemeColorName{ColorWarnBack}, surfaces...),
		ColorInfo:                          append([]fyne.ThemeColorName{ColorInfoBack}, surfaces...),
		ColorOK:                            append([]fyne.ThemeColorName{ColorOKBack}, surfaces...),
	}
	for _, c := range []struct {
		name     string
		colours  palette
		readable float64 // WCAG 2.1, 1.4.3, level AA, and 1.4.6, level AAA
	}{{"light", light, 4.5}, {"dark", dark, 4.5}, {"strong light", strongLight, 7}, {"strong dark", strongDark, 7}} {
		for ink, papers := range inks {
			for _, paper := range papers {
				if got := contrast(c.colours[ink].(color.NRGBA), c.colours[paper].(color.NRGBA)); got < c.readable {
					t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", c.name, ink, paper, got, c.readable)
				}
			}
		}
	}
}

func TestTextStaysReadableUnderHoverAndSelection(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		look := New(Fonts{}, mode, 1)
		for _, veil := range []fyne.ThemeColorName{theme.ColorNameHover, theme.ColorNamePressed, theme.ColorNameSelection, theme.ColorNameFocus} {
			for _, paper := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameButton} {
				under := over(at(t, look, veil), at(t, look, paper))
				if got := contrast(at(t, look, theme.ColorNameForeground), under); got < 4.5 {
					t.Errorf("mode %d: text under %s on %s has contrast %.2f", mode, veil, paper, got)
				}
			}
		}
	}
}

func TestEdgeOfFieldCanBeSeen(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		look := New(Fonts{}, mode, 1)
		edge := at(t, look, theme.ColorNameInputBorder)
		for _, paper := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameInputBackground} {
			// WCAG 2.1, 1.4.11, level AA
			if got := contrast(edge, at(t, look, paper)); got < 3 {
				t.Errorf("mode %d: edge of a field on %s has contrast %.2f, want at least 3", mode, paper, got)
			}
		}
	}
}

func TestPalettesHaveTheSameNames(t *testing.T) {
	names := func(p palette) map[fyne.ThemeColorName]bool {
		set := map[fyne.ThemeColorName]bool{}
		for name := range p {
			set[name] = true
		}
		return set
	}
	for _, p := range []palette{dark, strongLight, strongDark} {
		if diff := cmp.Diff(names(light), names(p)); diff != "" {
			t.Errorf("a palette differs (-light +it):\n%s", diff)
		}
	}
	for name := range light {
		for _, p := range []palette{light, dark} {
			if _, _, _, alpha := p[name].RGBA(); alpha == 0 {
				t.Errorf("%s is transparent", name)
			}
		}
	}
}

func TestModeDecides(t *testing.T) {
	cases := []struct {
		mode    Mode
		variant fyne.ThemeVariant
		want    palette
	}{
		{System, theme.VariantLight, light},
		{System, theme.VariantDark, dark},
		{Light, theme.VariantDark, light},
		{Dark, theme.VariantLight, dark},
		{Contrast, theme.VariantLight, strongLight},
		{Contrast, theme.VariantDark, strongDark},
	}
	for _, c := range cases {
		got := New(Fonts{}, c.mode, 1).Color(theme.ColorNameBackground, c.variant)
		if got != c.want[theme.ColorNameBackground] {
			t.Errorf("mode %d, desktop %d: %v", c.mode, c.variant, got)
		}
	}
}

func TestSizes(t *testing.T) {
	normal, large := New(Fonts{}, Light, 0), New(Fonts{}, Light, 1.5)
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNamePadding, theme.SizeNameInlineIcon, theme.SizeNameHeadingText} {
		if got, want := large.Size(name), normal.Size(name)*1.5; got != want || got <= 0 {
			t.Errorf("%s at 1.5: %v, want %v", name, got, want)
		}
	}
	if got, want := large.Size(theme.SizeNameSeparatorThickness), normal.Size(theme.SizeNameSeparatorThickness); got != want {
		t.Errorf("a line grew from %v to %v", want, got)
	}
	for scale, want := range map[float32]float32{0.01: MinScale, 50: MaxScale, float32(math.Inf(1)): MaxScale} {
		if got := New(Fonts{}, Light, scale).Size(theme.SizeNameText); got != 14*want {
			t.Errorf("scale %v: text is %v", scale, got)
		}
	}
	steps := []fyne.ThemeSizeName{theme.SizeNameCaptionText, theme.SizeNameText, theme.SizeNameSubHeadingText, theme.SizeNameHeadingText}
	for i := 1; i < len(steps); i++ {
		if normal.Size(steps[i-1]) >= normal.Size(steps[i]) {
			t.Errorf("%s is not smaller than %s", steps[i-1], steps[i])
		}
	}
}

func TestFonts(t *testing.T) {
	files := fstest.MapFS{regularFile: {Data: []byte("r")}, boldFile: {Data: []byte("b")}}
	fonts, err := LoadFonts(files)
	if err != nil {
		t.Fatal(err)
	}
	look := New(fonts, Light, 1)
	cases := []struct {
		name  string
		style fyne.TextStyle
		want  fyne.Resource
	}{
		{"plain", fyne.TextStyle{}, fonts.Regular},
		{"bold", fyne.TextStyle{Bold: true}, fonts.Bold},
		{"italic", fyne.TextStyle{Italic: true}, fonts.Regular},
		{"bold italic", fyne.TextStyle{Bold: true, Italic: true}, fonts.Bold},
		{"monospace", fyne.TextStyle{Monospace: true}, fonts.Regular},
		{"symbol", fyne.TextStyle{Symbol: true}, theme.DefaultTheme().Font(fyne.TextStyle{Symbol: true})},
	}
	for _, c := range cases {
		if got := look.Font(c.style); got.Name() != c.want.Name() {
			t.Errorf("%s: %s, want %s", c.name, got.Name(), c.want.Name())
		}
	}
	if New(Fonts{}, Light, 1).Font(fyne.TextStyle{}) == nil {
		t.Error("without fonts there must be the toolkit's")
	}
}

func TestLoadFontsErrors(t *testing.T) {
	if _, err := LoadFonts(fstest.MapFS{regularFile: {Data: []byte("r")}}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("bold is missing: %v", err)
	}
	if _, err := LoadFonts(fstest.MapFS{regularFile: {}, boldFile: {Data: []byte("b")}}); err == nil {
		t.Error("an empty font was taken")
	}
	if _, err := LoadIcon(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("icon is missing: %v", err)
	}
}
