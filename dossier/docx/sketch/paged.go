package sketch

// splitFrom is the least room at the foot of a page in which a row is begun that does not fit.
const splitFrom = 40

// part is a row, or a part of it, on one page.
type part struct {
	row  int
	y, h float64
	ends bool // nothing of the row is left
}

// paged puts a table onto sheets.
type paged struct {
	f     *flow
	t     *table
	after float64
	left  map[*cell][]strip // what has not been drawn yet
	parts []part            // on the sheet at hand
}

// table puts a table onto sheets; after is the height of what its last row may be kept with.
func (f *flow) table(t *table, after float64) {
	p := &paged{f: f, t: t, after: after, left: map[*cell][]strip{}}
	for _, r := range t.rows {
		for _, c := range r.cells {
			p.left[c] = c.strips
		}
	}
	for i := range t.rows {
		p.put(i)
	}
	p.draw()
}

// put puts one row, on as many sheets as it needs.
func (p *paged) put(row int) {
	r := p.t.rows[row]
	rest, fresh := r.height, p.f.top()
	if r.withNext && !fresh && (row == 0 || !p.t.rows[row-1].withNext) && p.f.overflows(p.held(row)) {
		p.turn(row)
		fresh = true
	}
	for !p.f.full {
		room := p.f.bottom() - p.f.y
		if rest <= room+.01 {
			p.add(row, rest, true)
			return
		}
		page := p.f.bottom() - p.f.start()
		switch {
		case !fresh && (r.whole || r.exact || room < splitFrom || rest <= page && !p.splits(row, room)):
			p.turn(row)
			fresh = true
		case r.exact || !p.splits(row, room) && rest-room < splitFrom:
			p.add(row, room, true)
			return
		default:
			p.add(row, room, false)
			p.turn(row)
			rest, fresh = max(rest-room, p.needs(row), 12), true
		}
	}
}

// held is the height of a row with all that it is kept with.
func (p *paged) held(row int) float64 {
	h, through := p.t.held(row)
	if through {
		h += p.after
	}
	return h
}

// held is the height of a row with those that it is kept with; through tells that the last of the table is kept with what follows.
func (t *table) held(row int) (height float64, through bool) {
	for _, r := range t.rows[row:] {
		height += r.height
		if !r.withNext {
			return height, false
		}
	}
	return height, true
}

// splits tells whether some cell of the row has lines on both sides of the cut.
func (p *paged) splits(row int, room float64) bool {
	for _, c := range p.t.rows[row].cells {
		if n := c.fitting(p.left[c], room); c.rows == 1 && n > 0 && n < len(p.left[c]) {
			return true
		}
	}
	return false
}

// needs is the height that the rest of a row needs.
func (p *paged) needs(row int) float64 {
	h := 0.0
	for _, c := range p.t.rows[row].cells {
		if c.rows == 1 && len(p.left[c]) > 0 {
			h = max(h, c.needs(p.left[c]))
		}
	}
	return h
}

func (p *paged) add(row int, h float64, ends bool) {
	p.parts = append(p.parts, part{row, p.f.y, h, ends})
	p.f.y += h
}

// turn draws what stands on the sheet and begins the next, with the headings again.
func (p *paged) turn(row int) {
	p.draw()
	p.f.sheet()
	if p.f.full {
		return
	}
	for i := 0; i < row && p.t.rows[i].heading; i++ {
		if p.f.y+p.t.rows[i].height > p.f.bottom()/2 {
			break
		}
		for _, c := range p.t.rows[i].cells {
			p.left[c] = c.strips
		}
		p.add(i, p.t.rows[i].height, true)
	}
}

// draw draws the cells that stand on the sheet, each over its rows there.
func (p *paged) draw() {
	if p.f.full {
		return
	}
	for row, r := range p.t.rows {
		for _, c := range r.cells {
			y, h, ends := p.extent(row, c)
			if h == 0 {
				continue
			}
			n := len(p.left[c])
			if !ends {
				n = c.fitting(p.left[c], h)
			}
			p.f.draw(moved(p.t.draw(c, y, h, p.left[c][:n]), p.f.section.margin.left, 0))
			p.left[c] = p.left[c][n:]
		}
	}
	p.parts = nil
}

// extent is where a cell stands on the sheet, and whether it ends there; height 0 when it does not stand there.
func (p *paged) extent(row int, c *cell) (y, h float64, ends bool) {
	for _, k := range p.parts {
		if k.row < row || k.row >= row+c.rows {
			continue
		}
		if h == 0 {
			y = k.y
		}
		h += k.h
		ends = k.ends && k.row == row+c.rows-1
	}
	return y, h, ends
}
