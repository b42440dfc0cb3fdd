package docx

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// rowCounts compares the number of rows of the tables.
func (d *differ) rowCounts() {
	d.align.blank.grids(func(g *grid) {
		f := d.align.tables[g.addr]
		n := 0
		if f != nil {
			n = len(f.rows)
		}
		repeats := slices.ContainsFunc(d.align.places, func(p Place) bool {
			return p.Kind == PlaceRows && strings.HasPrefix(p.At, g.addr+".r")
		})
		if n == len(g.rows) || n > len(g.rows) && repeats {
			return
		}
		d.out = append(d.out, Difference{
			Part: d.align.blank.t.Part, Offset: int64(d.align.blank.t.Nodes[g.node].Start), At: g.addr, What: DiffRows,
			Blank: strconv.Itoa(len(g.rows)), Filled: strconv.Itoa(n),
		})
	})
}

// rowAreas tells whether an area lies in the repeating rows of a table.
func (d *differ) rowAreas() func(*area) bool {
	inside := map[string]bool{}
	for _, p := range d.align.places {
		if p.Kind != PlaceRows {
			continue
		}
		table := p.At[:strings.LastIndex(p.At, ".r")+2]
		for r := p.Rows[0]; r <= p.Rows[1]; r++ {
			for _, c := range p.Columns {
				inside[table+strconv.Itoa(r)+".c"+strconv.Itoa(c.Cell)] = true
			}
			if p.Serial != nil {
				inside[table+strconv.Itoa(r)+".c"+strconv.Itoa(p.Serial.Cell)] = true
			}
		}
	}
	return func(a *area) bool {
		for addr := a.addr; ; {
			if inside[addr] {
				return true
			}
			i := strings.LastIndexByte(addr, '.')
			if i < 0 {
				return false
			}
			addr = addr[:i]
		}
	}
}

// freeParagraphs are the empty paragraphs that a place may spread over: those after
// one that is a place, and all of a text box that is one.
func (d *differ) freeParagraphs() map[string]bool {
	free := map[string]bool{}
	on := false
	for _, b := range d.align.blank.body.blocks {
		switch {
		case b.para == nil || squeeze(b.para.text()) != "":
			on = false
		case d.open[b.para.addr] != nil:
			on = true
		case on:
			free[b.para.addr] = true
		}
	}
	for _, a := range d.align.blank.areas {
		if i := strings.LastIndex(a.addr, ".p"); a.kind == areaBoxPara && d.open[a.addr[:i]] != nil {
			free[a.addr] = true
		}
	}
	return free
}

// markup compares the bytes of the main parts between the areas that hold a place:
// what lies there must be the same, byte by byte.
func (d *differ) markup() {
	b, f := d.align.blank.t, d.align.filled.t
	told := map[string]bool{}
	for _, x := range d.out {
		told[x.At] = x.At != ""
	}
	at, from, found := 0, 0, 0
	check := func(to, until int) {
		if to < at || until < from || bytes.Equal(b.Src[at:to], f.Src[from:until]) {
			return
		}
		for _, h := range hunks(b.Src[at:to], f.Src[from:until]) {
			x := Difference{
				Part: b.Part, Offset: int64(at + h.b.Lo), At: d.areaAt(at + h.b.Lo), What: DiffMarkup,
				Blank: excerpt(string(b.Src[at+h.b.Lo : at+h.b.Hi])), Filled: excerpt(string(f.Src[from+h.f.Lo : from+h.f.Hi])),
			}
			if told[x.At] {
				continue
			}
			if found++; found <= maxMarkup {
				d.out = append(d.out, x)
			}
		}
	}
	for _, z := range d.zones() {
		check(z.b.Lo, z.f.Lo)
		at, from = max(at, z.b.Hi), max(from, z.f.Hi)
	}
	check(len(b.Src), len(f.Src))
	if found > maxMarkup {
		d.out = append(d.out, Difference{Part: b.Part, Offset: -1, What: DiffMore, Filled: strconv.Itoa(found - maxMarkup)})
	}
}

// zone is a range of the blank's main part that answers may change, and what stands
// for it in the filled one.
type zone struct{ b, f ooxml.Span }

// zones are the areas that hold a place to fill, outermost only, in order.
func (d *differ) zones() []zone {
	var out []zone
	bt, ft := d.align.blank.t, d.align.filled.t
	for _, p := range d.align.places {
		if p.Kind == PlaceSign {
			continue
		}
		if p.Kind == PlaceRows {
			out = append(out, d.rowZone(&p)...)
			continue
		}
		ats := []string{p.At}
		for _, o := range p.Options {
			ats = append(ats, o.At)
		}
		for _, at := range ats {
			base, _ := cutNumber(at)
			i := slices.IndexFunc(d.align.blank.areas, func(a *area) bool { return a.addr == base })
			if i < 0 || d.align.areas[base] == nil {
				continue
			}
			f := d.align.areas[base]
			z := zone{bt.Whole(d.align.blank.areas[i].node), ft.Whole(f.node)}
			if p.sub == 0 {
				for _, a := range d.align.after[base] {
					z.f.Hi = max(z.f.Hi, int(ft.Nodes[a.node].End))
				}
				z.b.Hi = max(z.b.Hi, d.emptyAfter(base))
			}
			out = append(out, z)
		}
	}
	slices.SortStableFunc(out, func(x, y zone) int { return x.b.Lo - y.b.Lo })
	return out
}

// emptyAfter is the end of the empty paragraphs that follow body paragraph base.
func (d *differ) emptyAfter(base string) int {
	end, on := 0, false
	for _, b := range d.align.blank.body.blocks {
		switch {
		case b.para != nil && b.para.addr == base:
			on = true
		case on && (b.table != nil || squeeze(b.para.text()) != ""):
			return end
		}
		if on {
			end = int(d.align.blank.t.Nodes[b.para.node].End)
		}
	}
	return end
}

// rowZone is the range of a table's repeating rows.
func (d *differ) rowZone(p *Place) []zone {
	table := p.At[:strings.LastIndex(p.At, ".r")]
	var g *grid
	d.align.blank.grids(func(x *grid) {
		if x.addr == table {
			g = x
		}
	})
	f := d.align.tables[table]
	rows := d.align.rows[p.At]
	if g == nil || f == nil || len(rows) == 0 || rows[0].Hi <= rows[0].Lo || rows[0].Hi > len(f.rows) {
		return nil
	}
	bt, ft := d.align.blank.t, d.align.filled.t
	return []zone{{
		ooxml.Span{Lo: int(bt.Nodes[g.rows[p.Rows[0]].node].Start), Hi: int(bt.Nodes[g.rows[p.Rows[1]].node].End)},
		ooxml.Span{Lo: int(ft.Nodes[f.rows[rows[0].Lo].node].Start), Hi: int(ft.Nodes[f.rows[rows[0].Hi-1].node].End)},
	}}
}
