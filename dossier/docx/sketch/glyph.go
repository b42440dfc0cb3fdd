package sketch

import (
	"image"
	"image/color"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// glyph is a character, tab, line end or picture of a paragraph.
type glyph struct {
	r       rune // '\t' tab, '\n' line end, '\f' page end, 0 picture
	look    *runLook
	width   float64
	font    int     // that has the character, none for no one
	height  float64 // of a picture
	picture image.Image
	page    bool // stands for the page's number
	total   bool // or for how many there are
}

// reader takes the glyphs of one paragraph in.
type reader struct {
	b      *builder
	para   paraLook
	out    []glyph
	boxes  []*element // text boxes that are anchored here
	fields []field    // that are open
}

// field is one of Word's fields, from its beginning to its end.
type field struct {
	code   string
	result bool // what it shows follows
	box    *element
}

func (r *reader) read(kids []*element) {
	for _, k := range kids {
		switch k.name {
		case "r":
			r.run(k)
		case "fldSimple":
			if !r.numbered(k.attr("instr"), r.b.doc.styles.character(r.para, k.child("r").child("rPr"))) {
				r.read(k.unwrapped())
			}
		case "oMath", "oMathPara":
			look := r.para.run
			r.words(mathWords(k), &look)
		}
	}
}

// mathWords are the characters of a formula, one after the other.
func mathWords(e *element) string {
	words := e.text
	for _, k := range e.kids {
		words += mathWords(k)
	}
	return words
}

func (r *reader) run(e *element) {
	look := r.b.doc.styles.character(r.para, e.child("rPr"))
	if look.raised || look.lowered {
		look.size *= .65
	}
	for _, k := range e.unwrapped() {
		if k.name == "fldChar" || k.name == "instrText" {
			r.field(k, look)
			continue
		}
		if look.hidden || len(r.fields) > 0 && !r.fields[len(r.fields)-1].result {
			continue
		}
		r.content(k, &look)
	}
}

func (r *reader) content(k *element, look *runLook) {
	switch k.name {
	case "t":
		r.words(k.text, look)
	case "tab", "ptab":
		r.out = append(r.out, glyph{r: '\t', look: look})
	case "br":
		end := '\n'
		if k.attr("type") == "page" {
			end = '\f'
		}
		r.out = append(r.out, glyph{r: end, look: look})
	case "cr":
		r.out = append(r.out, glyph{r: '\n', look: look})
	case "noBreakHyphen":
		r.words("-", look)
	case "sym":
		r.symbol(k.attr("font"), k.attr("char"), look)
	case "ruby":
		for _, base := range k.child("rubyBase").unwrapped() {
			if base.name == "r" {
				r.run(base)
			}
		}
	case "footnoteReference", "endnoteReference":
		raised := *look
		raised.size, raised.raised = raised.size*.65, true
		r.words(r.b.note(k), &raised)
	case "drawing", "pict", "object":
		r.drawing(k, look)
	}
}

// symbols are the characters of symbol fonts that forms use besides boxes.
var symbols = map[byte]rune{0xFC: '√', 0xFB: '×', 0x6C: '●', 0x6E: '■', 0xB7: '•', 0xD8: '➢', 0x75: '◆', 0x50: '√', 0x4F: '×'}

func (r *reader) symbol(font, code string, look *runLook) {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return
	}
	low := byte(n)
	sign, known := symbols[low]
	if twins, ok := ooxml.SymbolBoxes[font][low]; ok {
		sign, known = '□', true
		if low == twins[1] && low != twins[0] {
			sign = '☑'
		}
	}
	if !known {
		sign = '□'
	}
	r.words(string(sign), look)
}

// words takes characters in; those of a symbol font are told by their codes.
func (r *reader) words(text string, look *runLook) {
	for _, c := range text {
		if c >= 0xF000 && c <= 0xF0FF {
			r.symbol(look.symbols, strconv.FormatInt(int64(c), 16), look)
			continue
		}
		if c < ' ' {
			c = ' '
		}
		w := r.b.faces.width(c, look.bold)
		if w.font == none {
			r.b.missing(c)
		}
		r.out = append(r.out, glyph{r: c, look: look, width: w.parts * look.size, font: w.font})
	}
}

// field follows Word's marks of where a field begins, shows and ends.
func (r *reader) field(k *element, look runLook) {
	last := len(r.fields) - 1
	if k.name == "instrText" {
		if last >= 0 {
			r.fields[last].code += k.text
		}
		return
	}
	switch k.attr("fldCharType") {
	case "begin":
		r.fields = append(r.fields, field{box: k.find("checkBox")})
	case "separate":
		if last >= 0 {
			r.fields[last].result = !r.numbered(r.fields[last].code, look)
		}
	case "end":
		if last < 0 {
			return
		}
		f := r.fields[last]
		r.fields = r.fields[:last]
		if f.box != nil {
			r.words(string(ticked(f.box)), &look)
		}
	}
}

func ticked(box *element) rune {
	if box.on("checked", box.on("default", false)) {
		return '☑'
	}
	return '□'
}

// numbered takes the fields of page numbers in, and tells whether it was one.
func (r *reader) numbered(code string, look runLook) bool {
	words := strings.Fields(strings.ToUpper(code))
	if len(words) == 0 || words[0] != "PAGE" && words[0] != "NUMPAGES" && words[0] != "SECTIONPAGES" {
		return false
	}
	r.out = append(r.out, glyph{r: '0', look: &look, width: 2 * look.size / 2, page: words[0] == "PAGE", total: words[0] != "PAGE"})
	return true
}

// emu is a point in the units of drawings.
const emu = 12700

// drawing takes a picture in; text boxes are set below the paragraph.
func (r *reader) drawing(k *element, look *runLook) {
	if box := k.find("txbxContent"); box != nil {
		r.boxes = append(r.boxes, k)
		return
	}
	size := k.find("extent")
	w, h := number(size.attr("cx"))/emu, number(size.attr("cy"))/emu
	if w <= 0 || h <= 0 || w > 2000 || h > 2000 {
		return
	}
	m, err := r.b.doc.picture(r.b.rels, k.find("blip").attr("embed"))
	if err != nil { // a kind of picture that is not known: its frame
		m = nil
	}
	r.out = append(r.out, glyph{look: look, width: w, height: h, picture: m})
}

// ink is the colour of characters; black where the form says automatic.
func (l *runLook) ink() color.Color {
	if l.colour == nil {
		return color.Black
	}
	return l.colour
}
