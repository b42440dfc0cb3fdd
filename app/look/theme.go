// Package look is how the program looks: the one theme, its colours in light and dark, its sizes and its fonts.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which palette is used.
type Mode int

// The modes a user can choose.
const (
	System Mode = iota // as the desktop says
	Light
	Dark
	Contrast // black and white, light or dark as the desktop says
)

// Scale is bounded so that a wrong setting cannot make the settings page unreadable.
const (
	MinScale = 0.8
	MaxScale = 2.0
)

// Distances between things, in Fyne's device-independent pixels, before scaling.
const (
	SpaceTight float32 = 4  // parts of one thing
	Space      float32 = 8  // things of one group
	SpaceWide  float32 = 16 // groups
	SpacePage  float32 = 24 // between a page and its edge

	LabelWidth    float32 = 220 // the column of labels in a form
	ReadableWidth float32 = 880 // a longer line of text is hard to read
	SideWidth     float32 = 300 // a list or a panel beside the page

	WindowWidth  float32 = 1180 // the window when it is first opened; fits 1366 × 768
	WindowHeight float32 = 700
)

// Theme is the only theme of the program. It is immutable and safe for any goroutine.
type Theme struct {
	base  fyne.Theme
	fonts Fonts
	mode  Mode
	scale float32
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the theme. A scale of 1 is the normal size; 0 means 1; anything beyond MinScale…MaxScale is brought to the nearer end.
func New(fonts Fonts, mode Mode, scale float32) *Theme {
	if scale == 0 {
		scale = 1
	}
	return &Theme{
		base:  theme.DefaultTheme(),
		fonts: fonts,
		mode:  mode,
		scale: min(max(scale, MinScale), MaxScale),
	}
}

// Color returns the colour of name in the theme's mode; the desktop's variant counts only in the modes System and Contrast.
// A name of the toolkit that this theme does not know has the toolkit's colour.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch t.mode {
	case Light:
		variant = theme.VariantLight
	case Dark:
		variant = theme.VariantDark
	}
	of := [2]palette{light, dark}
	if t.mode == Contrast {
		of = [2]palette{strongLight, strongDark}
	}
	colours := of[0]
	if variant == theme.VariantDark {
		colours = of[1]
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return t.base.Color(name, variant)
}

// Font returns one of the two embedded faces. There is no slanted face (Chinese has none) and no narrow one:
// figures that must stand in a column are aligned by their cells. Only the toolkit's own signs keep its own font.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	face := t.fonts.Regular
	if style.Bold {
		face = t.fonts.Bold
	}
	if style.Symbol || face == nil {
		return t.base.Font(style)
	}
	return face
}

// Icon returns the toolkit's icon.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return t.base.Icon(name)
}

// Size returns the size of name, scaled. Lines keep their thickness: a scaled hairline is blurred.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return t.base.Size(name)
	}
	if size, ok := sizes[name]; ok {
		return size * t.scale
	}
	return t.base.Size(name) * t.scale
}

// sizes are those that differ from the toolkit's: below 12 the strokes of a dense character run together.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           14,
	theme.SizeNameCaptionText:    12,
	theme.SizeNameSubHeadingText: 17,
	theme.SizeNameHeadingText:    22,
	theme.SizeNameInlineIcon:     18,
	theme.SizeNameScrollBar:      12,
	theme.SizeNameScrollBarSmall: 5,
	theme.SizeNameInputRadius:    4,
	theme.SizeNameButtonRadius:   4,
	theme.SizeNameCardRadius:     6,
	theme.SizeNameDialogRadius:   8,
}
