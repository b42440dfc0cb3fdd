package build

import "math"

// Pair is a label and its blank in a LabelGrid. Content replaces the slot that Tag and Kind describe. Options are
// tick boxes, or the list of a KindChoice. Unit is printed after the slot. Hint is printed under the label, in
// brackets. Wide takes the whole width; long texts and options that do not fit half of it take it by
// themselves. Neighbouring pairs of the same Group get a common vertical label before theirs. HeightMM 0 means the usual height.
type Pair struct {
	Group    string
	Label    string
	Hint     string
	Tag      string
	Kind     Kind
	Unit     string
	Options  []Option
	Content  []Inline
	Wide     bool
	HeightMM float64
}

// Relative widths of a LabelGrid: one label for each perRow.
const (
	groupShare = 0.075
	oneLabel   = 0.24
	twoLabel   = 0.21
	moreLabel  = 0.45 // of a pair
	longHeight = 45.0 // mm kept free for a long text
)

// LabelGrid sets pairs out perRow to a row (1 to 4, anything else counts as 2). A pair that stands alone in its
// row takes the rest of it. The grid has one more column, for the groups, when any pair has a Group; a pair without Group spans it.
func LabelGrid(pairs []Pair, perRow int) Grid {
	if perRow < 1 || perRow > 4 {
		perRow = 2
	}
	l := layout{perRow: perRow}
	for _, p := range pairs {
		l.grouped = l.grouped || p.Group != ""
	}
	l.widths()
	for i := 0; i < len(pairs); {
		j := i + 1
		for j < len(pairs) && pairs[j].Group == pairs[i].Group {
			j++
		}
		l.group(pairs[i:j])
		i = j
	}
	return Grid{Widths: l.shares, Rows: l.rows}
}

type layout struct {
	perRow  int
	grouped bool
	shares  []float64
	rows    []Row
}

func (l *layout) widths() {
	rest := 1.0
	if l.grouped {
		l.shares = append(l.shares, groupShare)
		rest -= groupShare
	}
	label := moreLabel / float64(l.perRow)
	switch l.perRow {
	case 1:
		label = oneLabel
	case 2:
		label = twoLabel
	}
	for range l.perRow {
		l.shares = append(l.shares, label*rest, (1/float64(l.perRow)-label)*rest)
	}
}

// group sets out the pairs of one group; the vertical label is merged over all their rows.
func (l *layout) group(pairs []Pair) {
	first := len(l.rows)
	var row []Pair
	flush := func() {
		if len(row) > 0 {
			l.rows = append(l.rows, l.row(row))
			row = nil
		}
	}
	for _, p := range pairs {
		if l.perRow == 1 || p.Wide || p.Kind == KindLong || l.tooWide(p) {
			flush()
			row = append(row, p)
			flush()
			continue
		}
		row = append(row, p)
		if len(row) == l.perRow {
			flush()
		}
	}
	flush()
	if pairs[0].Group == "" {
		return
	}
	l.label(pairs[0].Group, l.rows[first:])
}

// label puts the group's cell before each of rows and makes them high enough together for its characters.
func (l *layout) label(text string, rows []Row) {
	const line = 400 * 25.4 / 1440 // mm, of styleLabel
	usual := gridFace(false).row
	upright := labelHeight(text) <= usual*float64(len(rows))
	if !upright {
		// Two characters to a line need less height than one below the other.
		need := math.Ceil(float64(len([]rune(text)))/2)*line + 2
		for i := range rows {
			rows[i].MinHeightMM = max(rows[i].MinHeightMM, usual, need/float64(len(rows)))
		}
	}
	for i := range rows {
		c := Cell{Text: text, Label: true, Vertical: upright, Merge: MergeStart}
		if len(rows) == 1 {
			c.Merge = MergeNone
		}
		if i > 0 {
			c = Cell{Label: true, Vertical: upright, Merge: MergeContinue}
		}
		rows[i].Cells = append([]Cell{c}, rows[i].Cells...)
	}
}

// labelHeight is the height in mm that an upright label needs.
func labelHeight(text string) float64 {
	const perChar = sizeCell / 2 * 0.3528 * 1.1 // a point is 0.3528 mm
	return float64(len([]rune(text)))*perChar + 3
}

func (l *layout) row(pairs []Pair) Row {
	var r Row
	for i, p := range pairs {
		label := Cell{Text: p.Label, Label: true}
		if p.Hint != "" {
			label.Text += "\n（" + p.Hint + "）"
		}
		if i == 0 && l.grouped && p.Group == "" {
			label.Span = 2
		}
		value := p.cell()
		if i == len(pairs)-1 {
			// The last value takes the columns of the pairs that are not there.
			value.Span = 1 + 2*(l.perRow-len(pairs))
		}
		if value.Span > 1 || l.perRow == 1 {
			if p.Kind != KindDate && len(p.Options) == 0 {
				value.Align = AlignLeft
			}
		}
		r.Cells = append(r.Cells, label, value)
	}
	return r
}

// tooWide tells whether a pair's options need more than one line of a plain value cell.
func (l *layout) tooWide(p Pair) bool {
	if len(p.Options) == 0 || p.Kind == KindChoice {
		return false
	}
	need := 0
	for _, o := range p.Options {
		need += textWidth("☐"+o.Text+"　", sizeCell)
		if o.Fill != "" {
			need += textWidth(blankUnderline, sizeCell)
		}
	}
	m := FormMargins()
	room := float64(a4Width-twips(m.Left)-twips(m.Right)) * l.shares[len(l.shares)-1]
	return float64(need) > room-2*cellSide
}

func (p Pair) cell() Cell {
	c := Cell{Align: AlignCenter, MinHeightMM: p.HeightMM, Content: p.Content}
	if p.Kind == KindLong {
		c.Top = true
		if c.MinHeightMM == 0 {
			c.MinHeightMM = longHeight
		}
	}
	if p.Content != nil {
		return c
	}
	if len(p.Options) > 0 && p.Kind != KindChoice {
		c.Content, c.Align = Checks(p.Tag, p.Label, p.Options), AlignLeft
		return c
	}
	s := Slot{Tag: p.Tag, Title: p.Label, Kind: p.Kind}
	for _, o := range p.Options {
		s.Options = append(s.Options, o.Text)
	}
	c.Content = []Inline{s}
	if p.Unit != "" && p.Kind != KindLong {
		c.Content = append(c.Content, Text{S: p.Unit})
	}
	return c
}
