package sketch

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Faces are what sheets are set in: a regular and a bold one, and others for characters that those lack. They may be used by several
// goroutines.
type Faces struct {
	mu            sync.Mutex
	regular, bold *sfnt.Font
	others        []*sfnt.Font
	buffer        sfnt.Buffer
	widths        map[glyphKey]width
	drawn         map[faceKey]font.Face
}

// width is how wide a character is, in parts of its size, and which font has it: 0 the regular or bold one, then the others; none
// where no font has it.
type width struct {
	parts float64
	font  int
}

const none = -1

type glyphKey struct {
	r    rune
	bold bool
}

type faceKey struct {
	size float64 // points
	dpi  float64
	bold bool
	font int
}

// NewFaces reads OpenType or TrueType fonts.
func NewFaces(regular, bold []byte, others ...[]byte) (*Faces, error) {
	f := &Faces{widths: map[glyphKey]width{}, drawn: map[faceKey]font.Face{}}
	var err error
	if f.regular, err = opentype.Parse(regular); err != nil {
		return nil, fmt.Errorf("regular face: %w", err)
	}
	if f.bold, err = opentype.Parse(bold); err != nil {
		return nil, fmt.Errorf("bold face: %w", err)
	}
	for _, data := range others {
		other, err := opentype.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("further face: %w", err)
		}
		f.others = append(f.others, other)
	}
	return f, nil
}

// font is the one of a number.
func (f *Faces) font(n int, bold bool) *sfnt.Font {
	switch {
	case n > 0:
		return f.others[n-1]
	case bold:
		return f.bold
	}
	return f.regular
}

// unit is the size at which widths are measured.
const unit = 1000

// width measures a character. One that no font has is drawn as an empty box, one size wide.
func (f *Faces) width(r rune, bold bool) width {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := glyphKey{r, bold}
	w, known := f.widths[key]
	if !known {
		w = f.measure(r, bold)
		f.widths[key] = w
	}
	return w
}

func (f *Faces) measure(r rune, bold bool) width {
	for n := range len(f.others) + 1 {
		in := f.font(n, bold)
		index, err := in.GlyphIndex(&f.buffer, r)
		if err != nil || index == 0 {
			continue
		}
		if advance, err := in.GlyphAdvance(&f.buffer, index, fixed.I(unit), font.HintingNone); err == nil {
			return width{float64(advance) / 64 / unit, n}
		}
	}
	return width{1, none}
}

// face is a font at a size and resolution, for drawing. The caller holds mu.
func (f *Faces) face(key faceKey) (font.Face, error) {
	if made, ok := f.drawn[key]; ok {
		return made, nil
	}
	made, err := opentype.NewFace(f.font(key.font, key.bold), &opentype.FaceOptions{Size: key.size, DPI: key.dpi, Hinting: font.HintingNone})
	if err == nil {
		f.drawn[key] = made
	}
	return made, err
}
