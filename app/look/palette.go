package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours of a finding and of its panel. A status is never told by colour alone: beside it stands a word or a mark.
// The plain name is for text, marks and borders; the Back name is the panel behind them.
// Warnings, errors and successes of the toolkit's own widgets have the same colours.
const (
	ColorBlock     fyne.ThemeColorName = "yibiaoBlock"     // must be put right before handing in
	ColorBlockBack fyne.ThemeColorName = "yibiaoBlockBack" //
	ColorWarn      fyne.ThemeColorName = "yibiaoWarn"      // should be looked at
	ColorWarnBack  fyne.ThemeColorName = "yibiaoWarnBack"  //
	ColorInfo      fyne.ThemeColorName = "yibiaoInfo"      // good to know
	ColorInfoBack  fyne.ThemeColorName = "yibiaoInfoBack"  //
	ColorOK        fyne.ThemeColorName = "yibiaoOK"        // fulfilled
	ColorOKBack    fyne.ThemeColorName = "yibiaoOKBack"    //
	ColorCard      fyne.ThemeColorName = "yibiaoCard"      // a sheet that lies on the background
	ColorMuted     fyne.ThemeColorName = "yibiaoMuted"     // second-rank text: sources, times, hints
)

type palette map[fyne.ThemeColorName]color.Color

var light = palette{
	theme.ColorNameBackground:                rgb(0xF4F6F9),
	theme.ColorNameButton:                    rgb(0xE3E9F1),
	theme.ColorNameDisabledButton:            rgb(0xEBEEF3),
	theme.ColorNameDisabled:                  rgb(0x5F6B7A),
	theme.ColorNameError:                     rgb(0xB3261E),
	theme.ColorNameFocus:                     rgba(0x1D5BB5, 0x3C),
	theme.ColorNameForeground:                rgb(0x1B2430),
	theme.ColorNameForegroundOnError:         rgb(0xFFFFFF),
	theme.ColorNameForegroundOnPrimary:       rgb(0xFFFFFF),
	theme.ColorNameForegroundOnSuccess:       rgb(0xFFFFFF),
	theme.ColorNameForegroundOnWarning:       rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:          rgb(0xE8EDF4),
	theme.ColorNameHover:                     rgba(0x1B2430, 0x12),
	theme.ColorNameHyperlink:                 rgb(0x1D5BB5),
	theme.ColorNameInnerWindowBorder:         rgb(0xD5DCE5),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xE3E9F1),
	theme.ColorNameInputBackground:           rgb(0xFFFFFF),
	theme.ColorNameInputBorder:               rgb(0x7C8898),
	theme.ColorNameMenuBackground:            rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:         rgb(0xFFFFFF),
	theme.ColorNamePlaceHolder:               rgb(0x667180),
	theme.ColorNamePressed:                   rgba(0x1B2430, 0x26),
	theme.ColorNamePrimary:                   rgb(0x1D5BB5),
	theme.ColorNameScrollBar:                 rgba(0x1B2430, 0x80),
	theme.ColorNameScrollBarBackground:       rgba(0x1B2430, 0x10),
	theme.ColorNameSelection:                 rgba(0x1D5BB5, 0x38),
	theme.ColorNameSeparator:                 rgb(0xD5DCE5),
	theme.ColorNameShadow:                    rgba(0x1B2430, 0x3C),
	theme.ColorNameSuccess:                   rgb(0x17703F),
	theme.ColorNameWarning:                   rgb(0x8A5200),

	ColorBlock: rgb(0xB3261E), ColorBlockBack: rgb(0xFCEBEA),
	ColorWarn: rgb(0x8A5200), ColorWarnBack: rgb(0xFDF3E1),
	ColorInfo: rgb(0x1D5BB5), ColorInfoBack: rgb(0xE8F0FB),
	ColorOK: rgb(0x17703F), ColorOKBack: rgb(0xE6F5EC),
	ColorCard: rgb(0xFFFFFF), ColorMuted: rgb(0x566273),
}

var dark = palette{
	theme.ColorNameBackground:                rgb(0x171C24),
	theme.ColorNameButton:                    rgb(0x2B3442),
	theme.ColorNameDisabledButton:            rgb(0x222934),
	theme.ColorNameDisabled:                  rgb(0x98A4B5),
	theme.ColorNameError:                     rgb(0xFF8A80),
	theme.ColorNameFocus:                     rgba(0x7AB0FF, 0x48),
	theme.ColorNameForeground:                rgb(0xE6EBF2),
	theme.ColorNameForegroundOnError:         rgb(0x1A0B0A),
	theme.ColorNameForegroundOnPrimary:       rgb(0x0B1626),
	theme.ColorNameForegroundOnSuccess:       rgb(0x06170D),
	theme.ColorNameForegroundOnWarning:       rgb(0x1A1204),
	theme.ColorNameHeaderBackground:          rgb(0x202834),
	theme.ColorNameHover:                     rgba(0xFFFFFF, 0x14),
	theme.ColorNameHyperlink:                 rgb(0x7AB0FF),
	theme.ColorNameInnerWindowBorder:         rgb(0x36414F),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x2B3442),
	theme.ColorNameInputBackground:           rgb(0x1E2530),
	theme.ColorNameInputBorder:               rgb(0x76849A),
	theme.ColorNameMenuBackground:            rgb(0x222A36),
	theme.ColorNameOverlayBackground:         rgb(0x1E2530),
	theme.ColorNamePlaceHolder:               rgb(0x98A4B5),
	theme.ColorNamePressed:                   rgba(0xFFFFFF, 0x2A),
	theme.ColorNamePrimary:                   rgb(0x7AB0FF),
	theme.ColorNameScrollBar:                 rgba(0xFFFFFF, 0x80),
	theme.ColorNameScrollBarBackground:       rgba(0xFFFFFF, 0x14),
	theme.ColorNameSelection:                 rgba(0x7AB0FF, 0x40),
	theme.ColorNameSeparator:                 rgb(0x36414F),
	theme.ColorNameShadow:                    rgba(0x000000, 0x80),
	theme.ColorNameSuccess:                   rgb(0x63CF97),
	theme.ColorNameWarning:                   rgb(0xF0B14A),

	ColorBlock: rgb(0xFF8A80), ColorBlockBack: rgb(0x3B2120),
	ColorWarn: rgb(0xF0B14A), ColorWarnBack: rgb(0x372A12),
	ColorInfo: rgb(0x7AB0FF), ColorInfoBack: rgb(0x1B2B45),
	ColorOK: rgb(0x63CF97), ColorOKBack: rgb(0x173122),
	ColorCard: rgb(0x1E2530), ColorMuted: rgb(0xA7B2C2),
}

// rgb takes 0xRRGGBB.
func rgb(code uint32) color.NRGBA { return rgba(code, 0xFF) }

func rgba(code uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(code >> 16), G: uint8(code >> 8), B: uint8(code), A: alpha}
}
