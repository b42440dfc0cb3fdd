package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Bounds of the search for a mark: a page with more parts than markObjects has one.
const (
	markObjects = 2000
	markDepth   = 8
)

// marks looks for what was put on a page to be seen, drawn or not: a font that is not there must not make a page blank.
// Pictures are no marks, for a scanned empty sheet is one; what they show is judged by their points.
type marks struct {
	in   pdfium.Pdfium
	page requests.Page
	left int
	text bool // there is a text object
	wide bool // there is one that takes room on the page

	pictures []references.FPDF_PAGEOBJECT // those met before the first mark
}

// marked tells whether a page has text, drawing or annotations, and gives its pictures when it has none of these. What cannot be
// looked into counts.
func marked(in pdfium.Pdfium, page requests.Page) (seen bool, pictures []references.FPDF_PAGEOBJECT) {
	m := &marks{in: in, page: page, left: markObjects}
	count, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return true, nil
	}
	for i := range count.Count {
		object, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil || m.object(object.PageObject, 0) {
			return true, nil
		}
	}
	return m.text && m.words() || m.annotated(), m.pictures
}

// drawable tells whether the engine draws every one of the pictures. One that it cannot read leaves the page white, whatever it shows.
func drawable(in pdfium.Pdfium, pictures []references.FPDF_PAGEOBJECT) bool {
	for _, o := range pictures {
		drawn, err := in.FPDFImageObj_GetBitmap(&requests.FPDFImageObj_GetBitmap{ImageObject: o})
		if err != nil {
			return false
		}
		_, _ = in.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: drawn.Bitmap})
	}
	return true
}

// object tells whether an object of the page is a drawing; text is noted for later.
func (m *marks) object(o references.FPDF_PAGEOBJECT, depth int) bool {
	if m.left--; m.left < 0 || depth > markDepth {
		return true
	}
	kind, err := m.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil {
		return true
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_IMAGE:
		m.pictures = append(m.pictures, o)
		return false
	case enums.FPDF_PAGEOBJ_TEXT:
		m.text = true
		at, err := m.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
		m.wide = m.wide || err != nil || at.Right > at.Left
		return false
	case enums.FPDF_PAGEOBJ_PATH:
		return m.inked(o)
	case enums.FPDF_PAGEOBJ_FORM:
		return m.group(o, depth)
	}
	return true
}

// group looks into a form, which is a page within a page.
func (m *marks) group(o references.FPDF_PAGEOBJECT, depth int) bool {
	count, err := m.in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
	if err != nil {
		return true
	}
	for i := range count.Count {
		inner, err := m.in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)})
		if err != nil || m.object(inner.PageObject, depth+1) {
			return true
		}
	}
	return false
}

// inked tells whether a path leaves a trace: many programs lay a white sheet under the page.
func (m *marks) inked(o references.FPDF_PAGEOBJECT) bool {
	mode, err := m.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: o})
	if err != nil {
		return true
	}
	if mode.Stroke {
		c, err := m.in.FPDFPageObj_GetStrokeColor(&requests.FPDFPageObj_GetStrokeColor{PageObject: o})
		if err != nil || !paper(c.StrokeColor.R, c.StrokeColor.G, c.StrokeColor.B) {
			return true
		}
	}
	if mode.FillMode == enums.FPDF_FILLMODE_NONE {
		return false
	}
	c, err := m.in.FPDFPageObj_GetFillColor(&requests.FPDFPageObj_GetFillColor{PageObject: o})
	return err != nil || !paper(c.FillColor.R, c.FillColor.G, c.FillColor.B)
}

// words tells whether the text of the page is more than blanks. Signs that take room but mean no character count.
func (m *marks) words() bool {
	text, err := m.in.GetPageText(&requests.GetPageText{Page: m.page})
	return err != nil || text.Text == "" && m.wide || strings.TrimSpace(text.Text) != ""
}

// annotated tells whether something was laid over the page: a seal, a stamp, a filled field. Links show nothing.
func (m *marks) annotated() bool {
	count, err := m.in.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: m.page})
	if err != nil {
		return false
	}
	for i := range count.Count {
		note, err := m.in.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: m.page, Index: i})
		if err != nil {
			return true
		}
		kind, err := m.in.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: note.Annotation})
		_, _ = m.in.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: note.Annotation})
		if err != nil || kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_LINK && kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_POPUP {
			return true
		}
	}
	return false
}

// ink is the lightest value of a colour that is seen on paper.
const ink = 240

// paper tells whether a colour cannot be told from paper.
func paper(r, g, b uint) bool { return r >= ink && g >= ink && b >= ink }
