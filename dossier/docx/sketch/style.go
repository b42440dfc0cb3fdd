package sketch

import (
	"image/color"
	"strconv"
)

// runLook is how characters are set.
type runLook struct {
	size            float64
	bold, line      bool // line: underlined
	hidden          bool
	colour          color.Color // nil is black
	symbols         string      // the symbol font, "" for letters
	raised, lowered bool
}

// paraLook is how a paragraph is set; run is what its characters begin with.
type paraLook struct {
	align                 string
	left, right           float64
	first                 float64 // of the first line, negative hangs
	firstChars, leftChars float64 // in characters, 0 for none
	before, after         float64
	line                  float64 // points, or a factor with rule auto
	rule                  string
	grid                  bool // lines stand on the section's grid
	breakBefore           bool
	withNext              bool // stays on the page where the next block begins
	list, level           string
	stops                 []stop
	run                   runLook
}

// stop is a place that a tab goes to.
type stop struct {
	at     float64
	align  string
	leader string
}

// styles are the named looks of a document.
type styles struct {
	run   *element // of all characters
	para  *element
	byID  map[string]*element
	plain string // the paragraph style of those that name none
}

func readStyles(root *element) *styles {
	s := &styles{byID: map[string]*element{}}
	if root == nil {
		return s
	}
	s.run = root.at("docDefaults", "rPrDefault", "rPr")
	s.para = root.at("docDefaults", "pPrDefault", "pPr")
	for _, k := range root.kids {
		if k.name != "style" {
			continue
		}
		s.byID[k.attr("styleId")] = k
		if k.attr("type") == "paragraph" && k.attr("default") == "1" {
			s.plain = k.attr("styleId")
		}
	}
	return s
}

// chain are the styles that one is based on and itself, the basic one first. A circle is cut.
func (s *styles) chain(id string) []*element {
	var out []*element
	seen := map[string]bool{}
	for id != "" && !seen[id] {
		seen[id] = true
		e := s.byID[id]
		if e == nil {
			break
		}
		out = append([]*element{e}, out...)
		id = e.child("basedOn").attr("val")
	}
	return out
}

// paragraph works out the look of a paragraph by its properties, which may be nil.
func (s *styles) paragraph(pPr *element, within []*element) paraLook {
	p := paraLook{align: "left", line: 1, rule: "auto", grid: true, run: runLook{size: 10.5}}
	p.run.apply(s.run)
	p.apply(s.para)
	for _, e := range within {
		p.apply(e.child("pPr"))
		p.run.apply(e.child("rPr"))
	}
	id := pPr.child("pStyle").attr("val")
	if id == "" {
		id = s.plain
	}
	for _, e := range s.chain(id) {
		p.apply(e.child("pPr"))
		p.run.apply(e.child("rPr"))
	}
	p.apply(pPr)
	return p
}

// character works out the look of a run within a paragraph.
func (s *styles) character(p paraLook, rPr *element) runLook {
	r := p.run
	for _, e := range s.chain(rPr.child("rStyle").attr("val")) {
		r.apply(e.child("rPr"))
	}
	r.apply(rPr)
	return r
}

func (r *runLook) apply(e *element) {
	if e == nil {
		return
	}
	if n := number(e.child("sz").attr("val")); n > 0 {
		r.size = min(n/2, 200)
	}
	r.bold, r.hidden = e.on("b", r.bold), e.on("vanish", r.hidden)
	r.line = e.on("u", r.line)
	if c := e.child("color"); c != nil {
		r.colour = colourOf(c.attr("val"))
	}
	if f := e.child("rFonts"); f != nil {
		r.symbols = f.attr("ascii")
	}
	if v := e.child("vertAlign"); v != nil {
		r.raised, r.lowered = v.attr("val") == "superscript", v.attr("val") == "subscript"
	}
}

func colourOf(hex string) color.Color {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return nil
	}
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
}

func (p *paraLook) apply(e *element) {
	if e == nil {
		return
	}
	if a := e.child("jc").attr("val"); a != "" {
		p.align = a
	}
	p.indent(e.child("ind"))
	p.spacing(e.child("spacing"))
	p.grid, p.breakBefore = e.on("snapToGrid", p.grid), e.on("pageBreakBefore", p.breakBefore)
	p.withNext = e.on("keepNext", p.withNext)
	if n := e.child("numPr"); n != nil {
		p.list, p.level = n.child("numId").attr("val"), n.child("ilvl").attr("val")
	}
	if t := e.child("tabs"); t != nil {
		p.stops = nil
		for _, k := range t.kids {
			if k.attr("val") != "clear" {
				p.stops = append(p.stops, stop{points(k.attr("pos")), k.attr("val"), k.attr("leader")})
			}
		}
	}
}

func (p *paraLook) indent(e *element) {
	for _, a := range e.attributes() {
		n := points(a.Value)
		switch a.Name.Local {
		case "left", "start":
			p.left = n
		case "right", "end":
			p.right = n
		case "firstLine":
			p.first = n
		case "hanging":
			p.first = -n
		case "firstLineChars":
			p.firstChars = number(a.Value) / 100
		case "hangingChars":
			p.firstChars = -number(a.Value) / 100
		case "leftChars", "startChars":
			p.leftChars = number(a.Value) / 100
		}
	}
}

func (p *paraLook) spacing(e *element) {
	for _, a := range e.attributes() {
		switch a.Name.Local {
		case "before":
			p.before = points(a.Value)
		case "after":
			p.after = points(a.Value)
		case "beforeLines":
			p.before = number(a.Value) / 100 * linePitch
		case "afterLines":
			p.after = number(a.Value) / 100 * linePitch
		}
	}
	if e.attr("line") == "" {
		return
	}
	if p.rule = e.attr("lineRule"); p.rule == "" {
		p.rule = "auto"
	}
	if p.line = points(e.attr("line")); p.rule == "auto" {
		p.line /= 12
	}
}
