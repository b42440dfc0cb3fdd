package sketch

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Faces are the two faces that sheets are set in. They may be used by several goroutines.
type Faces struct {
	mu            sync.Mutex
	regular, bold *sfnt.Font
	buffer        sfnt.Buffer
	widths        map[glyphKey]float64 // in parts of the size; negative where the face lacks the character
	drawn         map[faceKey]font.Face
}

type glyphKey struct {
	r    rune
	bold bool
}

type faceKey struct {
	size float64 // points
	dpi  float64
	bold bool
}

// NewFaces reads two OpenType or TrueType fonts.
func NewFaces(regular, bold []byte) (*Faces, error) {
	f := &Faces{widths: map[glyphKey]float64{}, drawn: map[faceKey]font.Face{}}
	var err error
	if f.regular, err = opentype.Parse(regular); err != nil {
		return nil, fmt.Errorf("regular face: %w", err)
	}
	if f.bold, err = opentype.Parse(bold); err != nil {
		return nil, fmt.Errorf("bold face: %w", err)
	}
	return f, nil
}

func (f *Faces) font(bold bool) *sfnt.Font {
	if bold {
		return f.bold
	}
	return f.regular
}

// unit is the size at which widths are measured.
const unit = 1000

// width is how wide a character is, in parts of its size; there tells whether the face has it. One that it lacks is drawn as
// an empty box, one size wide.
func (f *Faces) width(r rune, bold bool) (w float64, there bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := glyphKey{r, bold}
	w, known := f.widths[key]
	if !known {
		w = f.measure(r, bold)
		f.widths[key] = w
	}
	if w < 0 {
		return 1, false
	}
	return w, true
}

func (f *Faces) measure(r rune, bold bool) float64 {
	in := f.font(bold)
	index, err := in.GlyphIndex(&f.buffer, r)
	if err != nil || index == 0 {
		return -1
	}
	advance, err := in.GlyphAdvance(&f.buffer, index, fixed.I(unit), font.HintingNone)
	if err != nil {
		return -1
	}
	return float64(advance) / 64 / unit
}

// face is a face at a size and resolution, for drawing. The caller holds mu.
func (f *Faces) face(size, dpi float64, bold bool) (font.Face, error) {
	key := faceKey{size, dpi, bold}
	if made, ok := f.drawn[key]; ok {
		return made, nil
	}
	made, err := opentype.NewFace(f.font(bold), &opentype.FaceOptions{Size: size, DPI: dpi, Hinting: font.HintingNone})
	if err == nil {
		f.drawn[key] = made
	}
	return made, err
}
