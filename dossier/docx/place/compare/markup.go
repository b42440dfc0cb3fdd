package compare

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// rowCounts compares the number of rows of the tables.
func (d *differ) rowCounts() {
	d.align.blank.Grids(func(g *layout.Grid) {
		f := d.align.tables[g.Addr]
		n := 0
		if f != nil {
			n = len(f.Rows)
		}
		repeats := slices.ContainsFunc(d.align.places, func(p place.Place) bool {
			return p.Kind == place.Rows && strings.HasPrefix(p.At, g.Addr+".r")
		})
		if n == len(g.Rows) || n > len(g.Rows) && repeats {
			return
		}
		d.out = append(d.out, Difference{
			Part: d.align.blank.T.Part, Offset: int64(d.align.blank.T.Nodes[g.Node].Start), At: g.Addr, What: DiffRows,
			Blank: strconv.Itoa(len(g.Rows)), Filled: strconv.Itoa(n),
		})
	})
}

// rowAreas tells whether an area lies in the repeating rows of a table.
func (d *differ) rowAreas() func(*layout.Area) bool {
	inside := map[string]bool{}
	for _, p := range d.align.places {
		if p.Kind != place.Rows {
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
	return func(a *layout.Area) bool {
		for addr := a.Addr; ; {
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
	for _, b := range d.align.blank.Body.Blocks {
		switch {
		case b.Para == nil || wording.Squeeze(b.Para.Text()) != "":
			on = false
		case d.open[b.Para.Addr] != nil:
			on = true
		case on:
			free[b.Para.Addr] = true
		}
	}
	for _, a := range d.align.blank.Areas {
		if i := strings.LastIndex(a.Addr, ".p"); a.Kind == layout.AreaBoxPara && d.open[a.Addr[:i]] != nil {
			free[a.Addr] = true
		}
	}
	return free
}

// markup compares the bytes of the main parts between the areas that hold a place:
// what lies there must be the same, byte by byte.
func (d *differ) markup() {
	b, f := d.align.blank.T, d.align.filled.T
	told := map[string]bool{}
	for _, x := range d.out {
		told[x.At] = x.At != ""
	}
	at, from, found := 0, 0, 0
	check := func(to, until int) {
		if to < at || until < from || bytes.Equal(b.Src[at:to], f.Src[from:until]) {
			return
		}
		for _, h := range Hunks(b.Src[at:to], f.Src[from:until]) {
			x := Difference{
				Part: b.Part, Offset: int64(at + h.B.Lo), At: d.areaAt(at + h.B.Lo), What: DiffMarkup,
				Blank: excerpt(string(b.Src[at+h.B.Lo : at+h.B.Hi])), Filled: excerpt(string(f.Src[from+h.F.Lo : from+h.F.Hi])),
			}
			if told[x.At] {
				continue
			}
			if found++; found <= MaxMarkup {
				d.out = append(d.out, x)
			}
		}
	}
	for _, z := range d.zones() {
		check(z.b.Lo, z.f.Lo)
		at, from = max(at, z.b.Hi), max(from, z.f.Hi)
	}
	check(len(b.Src), len(f.Src))
	if found > MaxMarkup {
		d.out = append(d.out, Difference{Part: b.Part, Offset: -1, What: DiffMore, Filled: strconv.Itoa(found - MaxMarkup)})
	}
}

// zone is a range of the blank's main part that answers may change, and what stands
// for it in the filled one.
type zone struct{ b, f ooxml.Span }

// zones are the areas that hold a place to fill, outermost only, in order.
func (d *differ) zones() []zone {
	var out []zone
	bt, ft := d.align.blank.T, d.align.filled.T
	for _, p := range d.align.places {
		if p.Kind == place.Sign {
			continue
		}
		if p.Kind == place.Rows {
			out = append(out, d.rowZone(&p)...)
			continue
		}
		ats := []string{p.At}
		for _, o := range p.Options {
			ats = append(ats, o.At)
		}
		for _, at := range ats {
			base, _ := layout.CutNumber(at)
			i := slices.IndexFunc(d.align.blank.Areas, func(a *layout.Area) bool { return a.Addr == base })
			if i < 0 || d.align.areas[base] == nil {
				continue
			}
			f := d.align.areas[base]
			z := zone{bt.Whole(d.align.blank.Areas[i].Node), ft.Whole(f.Node)}
			if p.Sub == 0 {
				for _, a := range d.align.after[base] {
					z.f.Hi = max(z.f.Hi, int(ft.Nodes[a.Node].End))
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
	for _, b := range d.align.blank.Body.Blocks {
		switch {
		case b.Para != nil && b.Para.Addr == base:
			on = true
		case on && (b.Table != nil || wording.Squeeze(b.Para.Text()) != ""):
			return end
		}
		if on {
			end = int(d.align.blank.T.Nodes[b.Para.Node].End)
		}
	}
	return end
}

// rowZone is the range of a table's repeating rows.
func (d *differ) rowZone(p *place.Place) []zone {
	table := p.At[:strings.LastIndex(p.At, ".r")]
	var g *layout.Grid
	d.align.blank.Grids(func(x *layout.Grid) {
		if x.Addr == table {
			g = x
		}
	})
	f := d.align.tables[table]
	rows := d.align.rows[p.At]
	if g == nil || f == nil || len(rows) == 0 || rows[0].Hi <= rows[0].Lo || rows[0].Hi > len(f.Rows) {
		return nil
	}
	bt, ft := d.align.blank.T, d.align.filled.T
	return []zone{{
		ooxml.Span{Lo: int(bt.Nodes[g.Rows[p.Rows[0]].Node].Start), Hi: int(bt.Nodes[g.Rows[p.Rows[1]].Node].End)},
		ooxml.Span{Lo: int(ft.Nodes[f.Rows[rows[0].Lo].Node].Start), Hi: int(ft.Nodes[f.Rows[rows[0].Hi-1].Node].End)},
	}}
}
