package markup

import (
	"fmt"
	"math"
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// EmuPerTwip is English metric units per twentieth of a point.
const EmuPerTwip = 635

// defaultBox is the side, in EMU, of the square that a picture is fitted into where
// the form has none to tell: 5 cm.
const defaultBox = 1800000

// PictureBox is a picture slot compiled.
type PictureBox struct {
	// Drawing is the placeholder's w:drawing, none when there is none.
	Drawing int32
	// Declared tells that the control itself says that it takes a picture; else only its drawing shows it.
	Declared bool
	Blip     ooxml.Span // whole a:blip; its name and the prefix of its r:embed follow
	Tag      string
	RPrefix  string // "" when the root does not bind the namespace
	Sizes    []sizeAttr
	Cut      []ooxml.Span // crops
	BoxX     int64        // EMU
	BoxY     int64
	Embed    string // relationship of the picture as the form stands
}

// sizeAttr is the value of a cx or cy attribute.
type sizeAttr struct {
	ooxml.Span
	Tall bool
}

// Blip is the first picture reference in an area of a control, hidden when older programs alone see it.
func (f *Styles) Blip(sdt int32, area ooxml.Span, hidden bool) int32 {
	for n := range f.T.InRange(sdt, area) {
		if f.T.Nodes[n].Kind == ooxml.KBlip && !(f.T.Ignored(n) && !hidden) {
			return n
		}
	}
	return ooxml.None
}

// PictureBox is the box for a picture in an area of a control.
func (f *Styles) PictureBox(sdt int32, area ooxml.Span, hidden bool) *PictureBox {
	t := f.T
	p := &PictureBox{Declared: t.Child(t.Child(sdt, ooxml.KSdtPr), ooxml.KPicture) != ooxml.None, Drawing: ooxml.None, Tag: "a:blip", BoxX: defaultBox, BoxY: defaultBox}
	p.RPrefix, _ = t.RootPrefix(ooxml.NsR)
	if w := f.CellWidth(t.Up(sdt, ooxml.KTc)) - CellMargins; w > 0 {
		p.BoxX = min(p.BoxX, int64(w)*EmuPerTwip)
	}
	blip := f.Blip(sdt, area, hidden)
	if blip == ooxml.None || t.Up(blip, ooxml.KDrawing) == ooxml.None {
		return p
	}
	p.Drawing = t.Up(blip, ooxml.KDrawing)
	p.Blip, p.Tag = t.Whole(blip), string(t.Qname(blip))
	if a, ok := t.Attr(blip, ooxml.NsR, "embed"); ok {
		p.Embed = t.Value(a)
	}
	seenXfrm := false
	for n := range t.Within(p.Drawing) {
		switch k := t.Nodes[n].Kind; {
		case k == ooxml.KExtent:
			p.addSize(t, n, true)
		case k == ooxml.KExt && n > blip && t.Nodes[t.Nodes[n].Parent].Kind == ooxml.KXfrm && !seenXfrm:
			seenXfrm = true
			p.addSize(t, n, false)
		case k == ooxml.KSrcRect:
			p.Cut = append(p.Cut, t.Whole(n))
		}
	}
	return p
}

// addSize notes the cx and cy of element n; those of the extent are the box.
func (p *PictureBox) addSize(t *ooxml.Tree, n int32, box bool) {
	for _, name := range []string{"cx", "cy"} {
		a, ok := t.Bare(n, name)
		if !ok {
			continue
		}
		p.Sizes = append(p.Sizes, sizeAttr{a.Val, name == "cy"})
		v, err := strconv.ParseInt(t.Value(a), 10, 64)
		if !box || err != nil || v <= 0 || v > math.MaxInt32 {
			continue
		}
		if name == "cx" {
			p.BoxX = v
		} else {
			p.BoxY = v
		}
	}
}

// BlipTag is a picture reference; it declares the prefix that the part may lack.
func (p *PictureBox) BlipTag(rel string) string {
	if p.RPrefix != "" {
		return fmt.Sprintf(`<%s %s:embed="%s"/>`, p.Tag, p.RPrefix, rel)
	}
	return fmt.Sprintf(`<%s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%s"/>`, p.Tag, rel)
}

// Fit scales w × h to the box, keeping the aspect. A box that has the aspect
// already, but for rounding, is kept, so that filling twice changes nothing.
func (p *PictureBox) Fit(w, h int) (cx, cy int64) {
	fw, fh := float64(w), float64(h)
	x, y := float64(p.BoxX), float64(p.BoxY)
	if math.Round(x*fh/fw) == y || math.Round(y*fw/fh) == x {
		return p.BoxX, p.BoxY
	}
	cx, cy = p.BoxX, int64(math.Round(x*fh/fw))
	if cy > p.BoxY {
		cx, cy = int64(math.Round(y*fw/fh)), p.BoxY
	}
	return max(cx, 1), max(cy, 1)
}

// DrawingFor is a whole inline drawing, for a picture slot that holds none.
func (p *PictureBox) DrawingFor(w, rel string, id int64, cx, cy int64) string {
	return fmt.Sprintf(`<%[1]s:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[4]d" name="Picture %[4]d"/>`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%[4]d" name="Picture %[4]d"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill>%[5]s<a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData></a:graphic></wp:inline></%[1]s:drawing>`, w, cx, cy, id, p.BlipTag(rel))
}
