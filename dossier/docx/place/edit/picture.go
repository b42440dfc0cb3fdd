package edit

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find"
)

// Sizes of a picture in a place, in EMU, where the form does not tell.
const (
	pictureWidth  = 5265000 // of the text on an A4 page with usual margins: 14.6 cm
	pictureHeight = 2880000 // 8 cm: a third of the page
	emuPerPixel   = 9525    // at 96 dots per inch; a picture is never enlarged beyond
	leastHeight   = 1134    // twips, 2 cm: a lower row is made to grow
	freeRow       = 400     // twips, of a row whose height is free
)

// placePictures are the pictures of one filling, all in the main part.
type placePictures struct {
	pkg   markup.Opened // the main part alone
	part  string
	media markup.Media
	ids   markup.IdMaker
}

// newPlacePictures reads the relations of the main part.
func newPlacePictures(pkg *markup.Opened, ids *markup.IdSpace, t *ooxml.Tree) (*placePictures, error) {
	rels, err := pkg.Archive.ReadRelations(t.Part)
	if err != nil {
		return nil, err
	}
	only := markup.Opened{Archive: pkg.Archive, Types: pkg.Types, Parts: []string{t.Part}, Rels: map[string]*ooxml.Relations{t.Part: rels}}
	return &placePictures{pkg: only, part: t.Part, ids: markup.IdMaker{Space: ids}}, nil
}

// pictures writes the pictures among the answers and returns the parts that the
// package needs for them; changed takes the relations and content types. A file that
// is no picture fails with CodePicture.
func pictures(e *editor, f *find.Found, answers map[string]place.Answer, changed map[int][]byte) ([]ooxml.NewPart, error) {
	var pics *placePictures
	for i := range f.Places {
		p := &f.Places[i]
		a := answers[p.At]
		if p.Kind != place.Image || a.Empty() {
			continue
		}
		area, n := e.resolve(p.At)
		if a.Picture == nil || area == nil || n >= 0 {
			e.report.Refused = append(e.report.Refused, p.At)
			continue
		}
		if pics == nil {
			var err error
			if pics, err = newPlacePictures(f.Pkg, f.Ids, e.t); err != nil {
				return nil, err
			}
		}
		rel, w, h, err := pics.media.Add(&pics.pkg, pics.part, a.Picture)
		if err != nil {
			return nil, &ooxml.Error{Code: ooxml.CodePicture, Offset: -1, Detail: "value of " + p.At, Err: err}
		}
		e.hint = wording.Squeeze(p.Hint)
		showPicture(e, area, rel, [2]int{w, h}, &pics.ids)
		e.report.Filled = append(e.report.Filled, p.At)
	}
	if pics == nil {
		return nil, nil
	}
	return pics.media.Parts(&pics.pkg, changed)
}

// showPicture puts a picture of w by h pixels into an area: into its picture control,
// instead of words that only say so, else below its words.
func showPicture(e *editor, a *layout.Area, rel string, size [2]int, ids *markup.IdMaker) {
	if sdt := ooxml.PictureControl(e.t, a.Node); sdt != ooxml.None && swap(e, sdt, rel, size) {
		return
	}
	box := pictureRoom(e, a)
	cx, cy := box.Fit(size[0], size[1])
	if natural := int64(size[0]) * emuPerPixel; cx > natural {
		cx, cy = natural, int64(size[1])*emuPerPixel
	}
	run := append([]byte(nil), e.mark.Run...)
	run = append(run, box.DrawingFor(e.f.W, rel, ids.Next(markup.DrawingID), cx, cy)...)
	run = append(run, e.mark.RunEnd...)
	putPicture(e, a, run)
}

// putPicture puts a run that holds a picture into an area.
func putPicture(e *editor, a *layout.Area, run []byte) {
	paras := e.paragraphs(a)
	words := strings.TrimRight(wording.Squeeze(layout.Plain(a.Chars)), "：:")
	switch {
	case len(paras) == 0:
		at := int(e.t.Nodes[a.Node].Close)
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: pictureParagraph(e, ooxml.None, run)})
	case words == "":
		intoParagraph(e, paras[0], run)
	case words != "" && words == e.hint, words == wording.Squeeze(layout.Plain(a.Chars)) && wording.ImageWords.MatchString(words) && utf8.RuneCountInString(words) <= 20:
		e.cut(a, 0, len(a.Chars))
		intoParagraph(e, paras[0], run)
	default:
		for i, p := range paras[:len(paras)-1] {
			if !e.blankPara(p) && e.blankPara(paras[i+1]) {
				intoParagraph(e, paras[i+1], run)
				return
			}
		}
		last := paras[len(paras)-1]
		at := int(e.t.Nodes[last].End)
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: pictureParagraph(e, last, run)})
	}
}

// pictureParagraph is a new paragraph, aligned like p, that holds a run.
func pictureParagraph(e *editor, p int32, run []byte) []byte {
	out := append([]byte(e.mark.Para), "<"+e.f.W+":pPr>"+singleSpaced(e)...)
	if pr := e.t.Child(p, ooxml.KPPr); pr != ooxml.None {
		for c := range e.t.Kids(pr) {
			if e.t.Local(c) == "jc" {
				out = append(out, e.t.Raw(c)...)
			}
		}
	}
	out = append(out, "</"+e.f.W+":pPr>"...)
	return append(append(out, run...), e.mark.ParaEnd...)
}

// singleSpaced is the line spacing of a paragraph that shows a picture: lines of exact
// height, usual in forms, would cut it off.
func singleSpaced(e *editor) string {
	return "<" + e.f.W + ":spacing " + e.f.W + `:line="240" ` + e.f.W + `:lineRule="auto"/>`
}

// afterSpacing are the paragraph properties that the schema wants after w:spacing.
var afterSpacing = []string{
	"ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
	"textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
}

// intoParagraph appends a run that holds a picture to a paragraph.
func intoParagraph(e *editor, p int32, run []byte) {
	n := e.t.Nodes[p]
	pr := e.t.Child(p, ooxml.KPPr)
	props := "<" + e.f.W + ":pPr>" + singleSpaced(e) + "</" + e.f.W + ":pPr>"
	if e.t.Src[n.Open-2] == '/' {
		whole := append(append([]byte(nil), markup.OpenTag(e.t, p)...), props...)
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(p), Text: append(append(whole, run...), e.mark.ParaEnd...)})
		return
	}
	switch {
	case pr == ooxml.None:
		e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: int(n.Open), Hi: int(n.Open)}, Text: []byte(props)})
	case e.t.Src[e.t.Nodes[pr].Open-2] == '/':
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(pr), Text: []byte(props)})
	default:
		loosen(e, pr)
	}
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: int(n.Close), Hi: int(n.Close)}, Text: run})
}

// loosen frees the lines of a paragraph with properties pr from a fixed height.
func loosen(e *editor, pr int32) {
	at := int(e.t.Nodes[pr].Close)
	for c := range e.t.Kids(pr) {
		name := e.t.Local(c)
		if name == "spacing" {
			rule, ruled := e.t.Attr(c, ooxml.NsW, "lineRule")
			line, lined := e.t.Attr(c, ooxml.NsW, "line")
			switch {
			case !lined:
				at := int(e.t.Nodes[c].Start) + 1 + len(e.t.Qname(c))
				if !ruled {
					e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: []byte(" " + e.f.W + `:line="240" ` + e.f.W + `:lineRule="auto"`)})
				}
			case ruled && e.t.Value(rule) == "exact":
				e.edits = append(e.edits, markup.Splice{Span: rule.Val, Text: []byte("auto")}, markup.Splice{Span: line.Val, Text: []byte("240")})
			}
			return
		}
		if slices.Contains(afterSpacing, name) {
			at = int(e.t.Nodes[c].Start)
			break
		}
	}
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: []byte(singleSpaced(e))})
}

// pictureRoom is the box that a picture in an area is fitted into.
func pictureRoom(e *editor, a *layout.Area) *markup.PictureBox {
	box := &markup.PictureBox{Drawing: ooxml.None, Tag: "a:blip", BoxX: pictureWidth, BoxY: pictureHeight}
	box.RPrefix, _ = e.t.RootPrefix(ooxml.NsR)
	tc := a.Node
	if e.t.Nodes[tc].Kind != ooxml.KTc {
		if tc = e.t.Up(a.Node, ooxml.KTc); tc == ooxml.None {
			return box
		}
	}
	if w := e.f.CellWidth(tc) - markup.CellMargins; w > 0 {
		box.BoxX = min(box.BoxX, int64(w)*markup.EmuPerTwip)
	}
	if h := cellHeight(e, tc); h > 0 {
		box.BoxY = int64(h) * markup.EmuPerTwip
	}
	return box
}

// cellHeight is the height in twips that the rows of a cell have, 0 when they may grow
// from next to nothing.
func cellHeight(e *editor, tc int32) int {
	total, exact := 0, false
	e.l.Grids(func(g *layout.Grid) {
		for r, row := range g.Rows {
			for _, c := range row.Cells {
				if c.Node != tc {
					continue
				}
				for k := r; k <= min(c.Last, len(g.Rows)-1); k++ {
					exact = exact || g.Rows[k].Exact
					if h := g.Rows[k].Height; h > 0 && h < math.MaxInt16 {
						total += h
					} else {
						total += freeRow
					}
				}
			}
		}
	})
	const lines = 60 // for the borders
	if total < leastHeight && !exact {
		return 0
	}
	return max(total-lines, 1)
}

// swap shows another picture in the drawing of a picture control, false when it has
// none that can be told.
func swap(e *editor, sdt int32, rel string, size [2]int) bool {
	content := e.t.Child(sdt, ooxml.KSdtContent)
	box := e.f.PictureBox(sdt, e.t.Inner(content), false)
	if content == ooxml.None || box.Drawing == ooxml.None {
		return false
	}
	cx, cy := box.Fit(size[0], size[1])
	e.edits = append(e.edits, markup.Splice{Span: box.Blip, Text: []byte(box.BlipTag(rel))})
	for _, s := range box.Sizes {
		v := cx
		if s.Tall {
			v = cy
		}
		e.edits = append(e.edits, markup.Splice{Span: s.Span, Text: strconv.AppendInt(nil, v, 10)})
	}
	for _, s := range box.Cut {
		e.edits = append(e.edits, markup.Splice{Span: s})
	}
	if hint := e.t.Child(e.t.Child(sdt, ooxml.KSdtPr), ooxml.KShowingPlcHdr); hint != ooxml.None {
		e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(hint)})
	}
	return true
}
