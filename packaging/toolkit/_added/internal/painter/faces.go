package painter

import (
	"github.com/go-text/typesetting/font"

	"fyne.io/fyne/v2"
)

// lookupFaces gives the fonts of a style: that of the theme, and the others once a text asks for what it does not have. Those are the
// toolkit's own, that of emoji, and what is found among the system's fonts, which are all looked at and of which one is read whole.
func lookupFaces(theme, fallback fyne.Resource, additional []fyne.Resource, family string, style fyne.TextStyle) *dynamicFontMap {
	rest := func() []*font.Face { return allFaces(theme, fallback, additional, family, style).faces[1:] }
	return &dynamicFontMap{family: family, faces: []*font.Face{loadMeasureFont(theme)}, rest: rest}
}

// fromRest gives the first of the other fonts that has a character, or nil. After the first call they stand among the fonts.
func (d *dynamicFontMap) fromRest(r rune) *font.Face {
	if d.rest == nil {
		return nil
	}
	more := d.rest()
	d.rest = nil
	d.faces = append(d.faces, more...)
	for _, f := range more {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return nil
}
