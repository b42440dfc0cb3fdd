package ooxml

import "strings"

// SymbolFont are the symbol fonts that a run shows its characters in: those of ASCII,
// and the others; "" where the font has letters.
type SymbolFont struct{ Ascii, High string }

// SymbolFontOf reads the fonts of run properties.
func SymbolFontOf(t *Tree, rPr int32) SymbolFont {
	fonts := t.Child(rPr, kFonts)
	if fonts == None {
		return SymbolFont{}
	}
	var f SymbolFont
	for at := range t.Attrs(fonts) {
		_, local := SplitName(at.Name.Of(t.Src))
		name := t.Value(at)
		if !IsSymbolFont(name) {
			continue
		}
		switch string(local) {
		case "ascii":
			f.Ascii = name
		case "hAnsi", "eastAsia":
			f.High = name
		}
	}
	return f
}

// code is the font that shows r and the code that r has in it; ok is false where r is
// a letter.
func (f SymbolFont) code(r rune) (font string, code byte, ok bool) {
	switch {
	case r >= 0xF000 && r <= 0xF0FF:
		code = byte(r)
		if font = f.High; font == "" {
			font = f.Ascii
		}
		if font == "" {
			font = privateFont(code)
		}
	case r < 0x80:
		font, code = f.Ascii, byte(r)
	case r <= 0xFF:
		font, code = f.High, byte(r)
	}
	return font, code, font != ""
}

// privateFont is the font whose box a character of the private area can only be where
// the run names none.
func privateFont(code byte) string {
	switch code {
	case 0xA3, 0x52:
		return "Wingdings 2"
	case 0xA8, 0x6F, 0xFE:
		return "Wingdings"
	}
	return ""
}

// Box is the box that the font shows for r, 0 for none.
func (f SymbolFont) Box(r rune) rune {
	font, code, ok := f.code(r)
	if !ok {
		return 0
	}
	twins, known := SymbolBoxes[font][code]
	switch {
	case !known:
		return 0
	case code == twins[1]:
		return '☑'
	}
	return '□'
}

// Twin is the character that shows the box of r ticked or empty; fits is false where
// the fonts of the run do not reach it.
func (f SymbolFont) Twin(r rune, on bool) (mark rune, font string, code byte, fits bool) {
	font, code, _ = f.code(r)
	twins := SymbolBoxes[font][code]
	code = twins[0]
	if on {
		code = twins[1]
	}
	mark = rune(code)
	if r > 0xFF {
		return r&^0xFF | mark, font, code, true
	}
	return mark, font, code, mark < 0x80 && f.Ascii == font || mark >= 0x80 && f.High == font
}

// IsSymbolFont reports whether the characters of a font are signs.
func IsSymbolFont(font string) bool {
	return strings.HasPrefix(font, "Wingdings") || strings.HasPrefix(font, "Webdings") || font == "Symbol"
}

// SymbolBoxes are the box glyphs of symbol fonts: font → code (low byte) → code of
// its empty and ticked twin. A code is written both plain and with F0 before it.
var SymbolBoxes = map[string]map[byte][2]byte{
	"Wingdings": {
		0xA8: {0xA8, 0xFE}, 0x6F: {0x6F, 0xFE}, 0x71: {0x71, 0xFE}, 0x72: {0x72, 0xFE}, 0xFE: {0xA8, 0xFE}, 0xFD: {0xA8, 0xFD},
		0x78: {0x6F, 0x78}, 0xA1: {0xA1, 0xA4}, 0xA4: {0xA1, 0xA4},
	},
	"Wingdings 2": {0xA3: {0xA3, 0x52}, 0x30: {0x30, 0x52}, 0x52: {0xA3, 0x52}, 0x53: {0xA3, 0x53}, 0x54: {0xA3, 0x54}},
}
