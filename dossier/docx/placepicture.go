package docx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
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
	pkg   opened // the main part alone
	part  string
	media media
	ids   idMaker
}

// newPlacePictures reads the relations of the main part.
func newPlacePictures(pkg *opened, ids *idSpace, t *ooxml.Tree) (*placePictures, error) {
	rels, err := pkg.archive.ReadRelations(t.Part)
	if err != nil {
		return nil, err
	}
	only := opened{archive: pkg.archive, types: pkg.types, parts: []string{t.Part}, rels: map[string]*ooxml.Relations{t.Part: rels}}
	return &placePictures{pkg: only, part: t.Part, ids: idMaker{space: ids}}, nil
}

// pictures writes the pictures among the answers and returns the parts that the
// package needs for them; changed takes the relations and content types. A file that
// is no picture fails with CodePicture.
func (e *placeEditor) pictures(f *found, answers map[string]Answer, changed map[int][]byte) ([]ooxml.NewPart, error) {
	var pics *placePictures
	for i := range f.places {
		p := &f.places[i]
		a := answers[p.At]
		if p.Kind != PlaceImage || a.empty() {
			continue
		}
		area, n := e.resolve(p.At)
		if a.Picture == nil || area == nil || n >= 0 {
			e.report.Refused = append(e.report.Refused, p.At)
			continue
		}
		if pics == nil {
			var err error
			if pics, err = newPlacePictures(f.pkg, f.ids, e.t); err != nil {
				return nil, err
			}
		}
		rel, w, h, err := pics.media.add(&pics.pkg, pics.part, a.Picture)
		if err != nil {
			return nil, &ooxml.Error{Code: ooxml.CodePicture, Offset: -1, Detail: "value of " + p.At, Err: err}
		}
		e.hint = squeeze(p.Hint)
		e.picture(area, rel, [2]int{w, h}, &pics.ids)
		e.report.Filled = append(e.report.Filled, p.At)
	}
	if pics == nil {
		return nil, nil
	}
	return pics.media.parts(&pics.pkg, changed)
}

// picture puts a picture of w by h pixels into an area: into its picture control,
// instead of words that only say so, else below its words.
func (e *placeEditor) picture(a *area, rel string, size [2]int, ids *idMaker) {
	if sdt := e.pictureControl(a.node); sdt != ooxml.None && e.swap(sdt, rel, size) {
		return
	}
	box := e.pictureRoom(a)
	cx, cy := box.fit(size[0], size[1])
	if natural := int64(size[0]) * emuPerPixel; cx > natural {
		cx, cy = natural, int64(size[1])*emuPerPixel
	}
	run := append([]byte(nil), e.mark.run...)
	run = append(run, box.drawingFor(e.f.w, rel, ids.next(drawingID), cx, cy)...)
	run = append(run, e.mark.runEnd...)
	e.place(a, run)
}

// place puts a run that holds a picture into an area.
func (e *placeEditor) place(a *area, run []byte) {
	paras := e.paragraphs(a)
	words := strings.TrimRight(squeeze(plain(a.chars)), "：:")
	switch {
	case len(paras) == 0:
		at := int(e.t.Nodes[a.node].Close)
		e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, e.pictureParagraph(ooxml.None, run)})
	case words == "":
		e.intoParagraph(paras[0], run)
	case words != "" && words == e.hint, words == squeeze(plain(a.chars)) && imageWords.MatchString(words) && utf8.RuneCountInString(words) <= 20:
		e.cut(a, 0, len(a.chars))
		e.intoParagraph(paras[0], run)
	default:
		for i, p := range paras[:len(paras)-1] {
			if !e.blankPara(p) && e.blankPara(paras[i+1]) {
				e.intoParagraph(paras[i+1], run)
				return
			}
		}
		last := paras[len(paras)-1]
		at := int(e.t.Nodes[last].End)
		e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, e.pictureParagraph(last, run)})
	}
}

// pictureParagraph is a new paragraph, aligned like p, that holds a run.
func (e *placeEditor) pictureParagraph(p int32, run []byte) []byte {
	out := append([]byte(e.mark.para), "<"+e.f.w+":pPr>"+e.singleSpaced()...)
	if pr := e.t.Child(p, ooxml.KPPr); pr != ooxml.None {
		for c := range e.t.Kids(pr) {
			if e.local(c) == "jc" {
				out = append(out, e.t.Raw(c)...)
			}
		}
	}
	out = append(out, "</"+e.f.w+":pPr>"...)
	return append(append(out, run...), e.mark.paraEnd...)
}

// singleSpaced is the line spacing of a paragraph that shows a picture: lines of exact
// height, usual in forms, would cut it off.
func (e *placeEditor) singleSpaced() string {
	return "<" + e.f.w + ":spacing " + e.f.w + `:line="240" ` + e.f.w + `:lineRule="auto"/>`
}

func (e *placeEditor) local(n int32) string {
	return e.t.Local(n)
}

// afterSpacing are the paragraph properties that the schema wants after w:spacing.
var afterSpacing = []string{
	"ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
	"textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
}

// intoParagraph appends a run that holds a picture to a paragraph.
func (e *placeEditor) intoParagraph(p int32, run []byte) {
	n := e.t.Nodes[p]
	pr := e.t.Child(p, ooxml.KPPr)
	props := "<" + e.f.w + ":pPr>" + e.singleSpaced() + "</" + e.f.w + ":pPr>"
	if e.t.Src[n.Open-2] == '/' {
		whole := append(append([]byte(nil), openTag(e.t, p)...), props...)
		e.edits = append(e.edits, splice{e.t.Whole(p), append(append(whole, run...), e.mark.paraEnd...)})
		return
	}
	switch {
	case pr == ooxml.None:
		e.edits = append(e.edits, splice{ooxml.Span{Lo: int(n.Open), Hi: int(n.Open)}, []byte(props)})
	case e.t.Src[e.t.Nodes[pr].Open-2] == '/':
		e.edits = append(e.edits, splice{e.t.Whole(pr), []byte(props)})
	default:
		e.loosen(pr)
	}
	e.edits = append(e.edits, splice{ooxml.Span{Lo: int(n.Close), Hi: int(n.Close)}, run})
}

// loosen frees the lines of a paragraph with properties pr from a fixed height.
func (e *placeEditor) loosen(pr int32) {
	at := int(e.t.Nodes[pr].Close)
	for c := range e.t.Kids(pr) {
		name := e.local(c)
		if name == "spacing" {
			rule, ruled := e.t.Attr(c, ooxml.NsW, "lineRule")
			line, lined := e.t.Attr(c, ooxml.NsW, "line")
			switch {
			case !lined:
				at := int(e.t.Nodes[c].Start) + 1 + len(e.t.Qname(c))
				if !ruled {
					e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, []byte(" " + e.f.w + `:line="240" ` + e.f.w + `:lineRule="auto"`)})
				}
			case ruled && e.t.Value(rule) == "exact":
				e.edits = append(e.edits, splice{rule.Val, []byte("auto")}, splice{line.Val, []byte("240")})
			}
			return
		}
		if slices.Contains(afterSpacing, name) {
			at = int(e.t.Nodes[c].Start)
			break
		}
	}
	e.edits = append(e.edits, splice{ooxml.Span{Lo: at, Hi: at}, []byte(e.singleSpaced())})
}

// pictureRoom is the box that a picture in an area is fitted into.
func (e *placeEditor) pictureRoom(a *area) *pictureBox {
	box := &pictureBox{drawing: ooxml.None, tag: "a:blip", boxX: pictureWidth, boxY: pictureHeight}
	box.rPrefix, _ = e.t.RootPrefix(ooxml.NsR)
	tc := a.node
	if e.t.Nodes[tc].Kind != ooxml.KTc {
		if tc = e.t.Up(a.node, ooxml.KTc); tc == ooxml.None {
			return box
		}
	}
	if w := e.f.cellWidth(tc) - cellMargins; w > 0 {
		box.boxX = min(box.boxX, int64(w)*emuPerTwip)
	}
	if h := e.cellHeight(tc); h > 0 {
		box.boxY = int64(h) * emuPerTwip
	}
	return box
}

// cellHeight is the height in twips that the rows of a cell have, 0 when they may grow
// from next to nothing.
func (e *placeEditor) cellHeight(tc int32) int {
	total, exact := 0, false
	e.l.grids(func(g *grid) {
		for r, row := range g.rows {
			for _, c := range row.cells {
				if c.node != tc {
					continue
				}
				for k := r; k <= min(c.last, len(g.rows)-1); k++ {
					exact = exact || g.rows[k].exact
					if h := g.rows[k].height; h > 0 && h < math.MaxInt16 {
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

// pictureControl is the content control for a picture within n, none when there is
// none that shows a drawing.
func (e *placeEditor) pictureControl(n int32) int32 { return pictureControl(e.t, n) }

// swap shows another picture in the drawing of a picture control, false when it has
// none that can be told.
func (e *placeEditor) swap(sdt int32, rel string, size [2]int) bool {
	content := e.t.Child(sdt, ooxml.KSdtContent)
	box := e.f.pictureBox(sdt, e.t.Inner(content), false)
	if content == ooxml.None || box.drawing == ooxml.None {
		return false
	}
	cx, cy := box.fit(size[0], size[1])
	e.edits = append(e.edits, splice{box.blip, []byte(box.blipTag(rel))})
	for _, s := range box.sizes {
		v := cx
		if s.tall {
			v = cy
		}
		e.edits = append(e.edits, splice{s.Span, strconv.AppendInt(nil, v, 10)})
	}
	for _, s := range box.cut {
		e.edits = append(e.edits, splice{Span: s})
	}
	if hint := e.t.Child(e.t.Child(sdt, ooxml.KSdtPr), ooxml.KShowingPlcHdr); hint != ooxml.None {
		e.edits = append(e.edits, splice{Span: e.t.Whole(hint)})
	}
	return true
}
