package wording

// Signs that blanks are printed with, and that stand in the characters of a part for an image and for the end of a line.
const (
	Spaces       = " \t\u3000\u00a0\u2002\u2003\u2009"
	BoxGlyphs    = "□☐☑☒■▢◻🗹"
	TickGlyphs   = "√✓✔"
	PictureGlyph = '\ufffc'
	LineEnd      = '\n'
)

// Box characters: an empty one, and what a ticked one of its kind looks like. ☑ is
// the tick that Chinese offices read without doubt.
const (
	EmptyBoxes  = "□☐▢◻"
	TickedBoxes = "☑☒■√✓✔"
	Tick        = "☑"
)
