package look

import (
	"image/color"
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The palettes of the mode Contrast: black and white, all text of first rank, every edge drawn, colours only where they mean
// something, at seven to one or better.
var (
	strongLight = strong(light, rgb(0x000000), rgb(0xFFFFFF), palette{
		theme.ColorNameButton: rgb(0xDDE6F2), theme.ColorNameHeaderBackground: rgb(0xE4E4E4), theme.ColorNameDisabledButton: rgb(0xF0F0F0),
		theme.ColorNamePrimary: rgb(0x003A8C), theme.ColorNameHyperlink: rgb(0x003A8C), theme.ColorNameError: rgb(0x8A0F0A),
		theme.ColorNameSuccess: rgb(0x00491F), theme.ColorNameWarning: rgb(0x5C3300), theme.ColorNameFocus: rgba(0x003A8C, 0x70),
		ColorBlock: rgb(0x8A0F0A), ColorWarn: rgb(0x5C3300), ColorInfo: rgb(0x003A8C), ColorOK: rgb(0x00491F),
	})
	strongDark = strong(dark, rgb(0xFFFFFF), rgb(0x000000), palette{
		theme.ColorNameButton: rgb(0x24324A), theme.ColorNameHeaderBackground: rgb(0x202020), theme.ColorNameDisabledButton: rgb(0x181818),
		theme.ColorNamePrimary: rgb(0x9CC8FF), theme.ColorNameHyperlink: rgb(0x9CC8FF), theme.ColorNameError: rgb(0xFFB3AB),
		theme.ColorNameSuccess: rgb(0x8CF0B8), theme.ColorNameWarning: rgb(0xFFD27A), theme.ColorNameFocus: rgba(0x9CC8FF, 0x70),
		ColorBlock: rgb(0xFFB3AB), ColorWarn: rgb(0xFFD27A), ColorInfo: rgb(0x9CC8FF), ColorOK: rgb(0x8CF0B8),
	})
)

// strong makes a palette of a common one: ink for all text and edges, paper for all that it stands on, and its own colours.
func strong(of palette, ink, paper color.NRGBA, own palette) palette {
	p := maps.Clone(of)
	for _, name := range []fyne.ThemeColorName{
		theme.ColorNameForeground, theme.ColorNameDisabled, theme.ColorNamePlaceHolder, ColorMuted,
		theme.ColorNameSeparator, theme.ColorNameInputBorder, theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive, theme.ColorNameScrollBar,
	} {
		p[name] = ink
	}
	for _, name := range []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		ColorCard, ColorBlockBack, ColorWarnBack, ColorInfoBack, ColorOKBack,
	} {
		p[name] = paper
	}
	maps.Copy(p, own)
	return p
}
