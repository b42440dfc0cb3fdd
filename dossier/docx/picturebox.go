package docx

import (
	"fmt"
	"math"
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// emuPerTwip is English metric units per twentieth of a point.
const emuPerTwip = 635

// defaultBox is the side, in EMU, of the square that a picture is fitted into where
// the form has none to tell: 5 cm.
const defaultBox = 1800000

// pictureBox is a picture slot compiled.
type pictureBox struct {
	// drawing is the placeholder's w:drawing, none when there is none.
	drawing int32
	// declared tells that the control itself says that it takes a picture; else only its drawing shows it.
	declared bool
	blip     ooxml.Span // whole a:blip; its name and the prefix of its r:embed follow
	tag      string
	rPrefix  string // "" when the root does not bind the namespace
	sizes    []sizeAttr
	cut      []ooxml.Span // crops
	boxX     int64        // EMU
	boxY     int64
	embed    string // relationship of the picture as the form stands
}

// sizeAttr is the value of a cx or cy attribute.
type sizeAttr struct {
	ooxml.Span
	tall bool
}

// blip is the first picture reference in an area of a control, hidden when older programs alone see it.
func (f *styles) blip(sdt int32, area ooxml.Span, hidden bool) int32 {
	for n := range f.t.InRange(sdt, area) {
		if f.t.Nodes[n].Kind == ooxml.KBlip && !(f.t.Ignored(n) && !hidden) {
			return n
		}
	}
	return ooxml.None
}

// pictureBox is the box for a picture in an area of a control.
func (f *styles) pictureBox(sdt int32, area ooxml.Span, hidden bool) *pictureBox {
	t := f.t
	p := &pictureBox{declared: t.Child(t.Child(sdt, ooxml.KSdtPr), ooxml.KPicture) != ooxml.None, drawing: ooxml.None, tag: "a:blip", boxX: defaultBox, boxY: defaultBox}
	p.rPrefix, _ = t.RootPrefix(ooxml.NsR)
	if w := f.cellWidth(t.Up(sdt, ooxml.KTc)) - cellMargins; w > 0 {
		p.boxX = min(p.boxX, int64(w)*emuPerTwip)
	}
	blip := f.blip(sdt, area, hidden)
	if blip == ooxml.None || t.Up(blip, ooxml.KDrawing) == ooxml.None {
		return p
	}
	p.drawing = t.Up(blip, ooxml.KDrawing)
	p.blip, p.tag = t.Whole(blip), string(t.Qname(blip))
	if a, ok := t.Attr(blip, ooxml.NsR, "embed"); ok {
		p.embed = t.Value(a)
	}
	seenXfrm := false
	for n := range t.Within(p.drawing) {
		switch k := t.Nodes[n].Kind; {
		case k == ooxml.KExtent:
			p.addSize(t, n, true)
		case k == ooxml.KExt && n > blip && t.Nodes[t.Nodes[n].Parent].Kind == ooxml.KXfrm && !seenXfrm:
			seenXfrm = true
			p.addSize(t, n, false)
		case k == ooxml.KSrcRect:
			p.cut = append(p.cut, t.Whole(n))
		}
	}
	return p
}

// addSize notes the cx and cy of element n; those of the extent are the box.
func (p *pictureBox) addSize(t *ooxml.Tree, n int32, box bool) {
	for _, name := range []string{"cx", "cy"} {
		a, ok := t.Bare(n, name)
		if !ok {
			continue
		}
		p.sizes = append(p.sizes, sizeAttr{a.Val, name == "cy"})
		v, err := strconv.ParseInt(t.Value(a), 10, 64)
		if !box || err != nil || v <= 0 || v > math.MaxInt32 {
			continue
		}
		if name == "cx" {
			p.boxX = v
		} else {
			p.boxY = v
		}
	}
}

// blipTag is a picture reference; it declares the prefix that the part may lack.
func (p *pictureBox) blipTag(rel string) string {
	if p.rPrefix != "" {
		return fmt.Sprintf(`<%s %s:embed="%s"/>`, p.tag, p.rPrefix, rel)
	}
	return fmt.Sprintf(`<%s xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="%s"/>`, p.tag, rel)
}

// fit scales w × h to the box, keeping the aspect. A box that has the aspect
// already, but for rounding, is kept, so that filling twice changes nothing.
func (p *pictureBox) fit(w, h int) (cx, cy int64) {
	fw, fh := float64(w), float64(h)
	x, y := float64(p.boxX), float64(p.boxY)
	if math.Round(x*fh/fw) == y || math.Round(y*fw/fh) == x {
		return p.boxX, p.boxY
	}
	cx, cy = p.boxX, int64(math.Round(x*fh/fw))
	if cy > p.boxY {
		cx, cy = int64(math.Round(y*fw/fh)), p.boxY
	}
	return max(cx, 1), max(cy, 1)
}

// drawingFor is a whole inline drawing, for a picture slot that holds none.
func (p *pictureBox) drawingFor(w, rel string, id int64, cx, cy int64) string {
	return fmt.Sprintf(`<%[1]s:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%[2]d" cy="%[3]d"/><wp:docPr id="%[4]d" name="Picture %[4]d"/>`+
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`+
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="%[4]d" name="Picture %[4]d"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill>%[5]s<a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`+
		`</a:graphicData></a:graphic></wp:inline></%[1]s:drawing>`, w, cx, cy, id, p.blipTag(rel))
}
