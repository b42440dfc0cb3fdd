package build

// Block is a part of the body, from top to bottom.
type Block interface{ write(w *writer) }

// Align is the horizontal place of a text; the empty Align is the natural one of where it stands.
type Align string

// The alignments.
const (
	AlignLeft    Align = "left"
	AlignCenter  Align = "center"
	AlignRight   Align = "right"
	AlignJustify Align = "both"
	AlignSpread  Align = "distribute" // characters spread over the width, as labels of equal length are set
)

// Heading is a title of the form (Level 0) or of a part (1, 2, 3). Numbers such as 一、 are part of Text.
// Over stands above it at the left margin (附件1). NewPage starts a page.
type Heading struct {
	Level   int
	Text    string
	Over    string
	NewPage bool
}

// Paragraph is running text. Indent moves the first line in by two characters. WithNext keeps it on the page where the next block
// begins.
type Paragraph struct {
	Content  []Inline
	Indent   bool
	Align    Align
	WithNext bool
}

// Note is small print, one paragraph for each line: how to fill the form, remarks under a table.
type Note struct{ Lines []string }

// Sign is a block for signatures and seals on the right half of the page, kept together, and WithNext with the block after it.
type Sign struct {
	Lines    []SignLine
	WithNext bool
}

// SignLine is one line of a Sign: a label (法定代表人（签字）：) and what follows it. A line without label is
// set to the right, as the date is.
type SignLine struct {
	Label   string
	Content []Inline
}

// Turn starts a new page in the given orientation; as the first block it only sets the orientation.
type Turn struct{ Landscape bool }

// Picture is a PictureSlot in the middle of the page, with a caption below it unless empty.
type Picture struct {
	Slot    PictureSlot
	Caption string
}

func (h Heading) write(w *writer) {
	if h.Level < 0 || h.Level > 3 {
		w.failf(CodeKind, "heading level %d", h.Level)
	}
	if h.Text == "" {
		w.failf(CodeEmpty, "heading without text")
	}
	p := par{style: headingStyles[h.Level&3], newPage: h.NewPage}
	if h.Over != "" {
		w.line(par{style: styleOver, newPage: h.NewPage}, h.Over)
		p.newPage = false
	}
	w.line(p, h.Text)
}

func (p Paragraph) write(w *writer) {
	if len(p.Content) == 0 {
		w.failf(CodeEmpty, "paragraph without content")
	}
	style := styleNormal
	if p.Indent {
		style = styleBody
	}
	w.flow(par{style: style, align: p.Align, keepNext: p.WithNext}, p.Content, styleBody)
}

func (n Note) write(w *writer) {
	if len(n.Lines) == 0 {
		w.failf(CodeEmpty, "note without lines")
	}
	for i, l := range n.Lines {
		p := par{style: styleNote}
		if i == 0 {
			p.before = 80
		}
		if i == len(n.Lines)-1 {
			p.after = 80
		}
		w.line(p, l)
	}
}

func (s Sign) write(w *writer) {
	if len(s.Lines) == 0 {
		w.failf(CodeEmpty, "signature block without lines")
	}
	left := w.page.area().width * 45 / 100
	for i, l := range s.Lines {
		p := par{style: styleSign, left: left, keepNext: s.WithNext || i < len(s.Lines)-1}
		if i == 0 {
			p.before = 560
		}
		if l.Label == "" {
			p.left, p.align, p.right = 0, AlignRight, 4*sizeBody*10
		}
		w.flow(p, append([]Inline{Text{S: l.Label}}, l.Content...), styleBody)
	}
}

func (t Turn) write(w *writer) {
	if w.fresh {
		w.page.landscape = t.Landscape
		return
	}
	w.endSection(true)
	w.page.landscape = t.Landscape
}

func (p Picture) write(w *writer) {
	w.flow(par{style: stylePicture, keepNext: p.Caption != ""}, []Inline{p.Slot}, styleBody)
	if p.Caption != "" {
		w.line(par{style: styleCaption}, p.Caption)
	}
}
