package build

import "unicode"

// Cover is the first page; it carries no page number. Over stands at its top left (附件1), Title in large type, one
// line each; Sub below it (2025 年度); Lines are the blanks of the cover; Bottom stands at the foot of the page (the issuing
// office, year and month). Title must have a line, the rest may be empty.
type Cover struct {
	Over   []string
	Title  []string
	Sub    string
	Lines  []CoverLine
	Bottom []string
}

// CoverLine is a label and an underlined blank. The colon is added. Content replaces the slot that Tag and
// Kind describe; a check slot or a long one can only be given by Content.
type CoverLine struct {
	Label   string
	Tag     string
	Kind    Kind
	Content []Inline
}

// Measures of the cover in twips.
const (
	coverTitleLine = 900
	coverLine      = 560
	coverRow       = 680
	coverSlack     = 1200 // room for blanks that take two lines once filled
)

func (w *writer) cover(c *Cover) {
	w.fresh = false
	if len(c.Title) == 0 {
		w.failf(CodeEmpty, "cover without title")
		return
	}
	a := w.page.area()
	style, height, titleLines := coverTitle(c.Title, a.width)
	used := len(c.Over)*coverLine + titleLines*height + len(c.Lines)*coverRow + len(c.Bottom)*coverLine + coverSlack
	if c.Sub != "" {
		used += 2 * coverLine
	}
	free := max(a.height-used, 600)
	for _, s := range c.Over {
		w.line(par{style: styleOver}, s)
	}
	before := free * 27 / 100
	if len(c.Over) == 0 {
		// A space above the first line of a page is not kept everywhere; above the second it is.
		w.filler(false)
	}
	for _, s := range c.Title {
		w.line(par{style: style, before: before}, s)
		before = 0
	}
	if c.Sub != "" {
		w.line(par{style: styleCoverSub, before: coverLine / 2}, c.Sub)
	}
	if len(c.Lines) > 0 {
		w.paragraph(par{style: styleFiller, before: free * 30 / 100}, "")
		w.coverLines(c.Lines, a.width)
	}
	before = free * 40 / 100
	for _, s := range c.Bottom {
		w.line(par{style: styleCoverSub, before: before}, s)
		before = 0
	}
}

// coverTitle takes the larger type when every line fits on one line in it, and gives the lines needed.
func coverTitle(title []string, width int) (style string, height, lines int) {
	style, height = styleCover, coverTitleLine
	for _, t := range title {
		if textWidth(t, sizeCover) > width {
			style, height = styleTitle, 700
		}
	}
	for _, t := range title {
		lines += 1 + textWidth(t, sizeOf(style))/(width+1)
	}
	return style, height, lines
}

// textWidth estimates the width of a text in twips: Latin letters, digits and half-width marks take half an em.
func textWidth(s string, halfPoints int) int {
	units := 0
	for _, r := range s {
		if r < 0x2E80 && !unicode.In(r, unicode.So, unicode.No, unicode.Pd, unicode.Pi, unicode.Pf) {
			units++
		} else {
			units += 2
		}
	}
	return units * halfPoints * 10 / 2
}

func (w *writer) coverLines(lines []CoverLine, width int) {
	const em = sizeBody * 10
	label := 4 * em
	for _, l := range lines {
		label = max(label, textWidth(l.Label, sizeBody))
	}
	label = min(label+2*em, width/2)
	table := table{width: min(width, label+17*em), plain: true,
		face: face{value: styleCoverValue, label: styleCoverLabel, long: styleCoverValue, row: coverRow * 25.4 / 1440}}
	table.shares = []float64{float64(label), float64(table.width - label)}
	for _, l := range lines {
		content := l.Content
		if content == nil {
			content = []Inline{Slot{Tag: l.Tag, Title: l.Label, Kind: l.Kind}}
		}
		table.rows = append(table.rows, Row{Cells: []Cell{
			{Text: l.Label + "：", Label: true, base: true},
			{Content: content, Align: AlignCenter, rule: true, base: true},
		}})
	}
	w.table(table)
}
