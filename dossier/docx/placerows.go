package docx

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// rows fills the printed rows of p, then adds copies of the last one.
func (e *placeEditor) rows(p *Place, records []map[int]string) bool {
	g := e.gridOf(p.At)
	if g == nil || len(p.Rows) != 2 || p.Rows[1] >= len(g.rows) || len(records) == 0 {
		return false
	}
	printed := p.Rows[1] - p.Rows[0] + 1
	for i, rec := range records {
		if i >= printed {
			break
		}
		e.record(p, g.rows[p.Rows[0]+i], rec, i, false)
	}
	if len(records) <= printed {
		return true
	}
	last := g.rows[p.Rows[1]]
	whole := e.t.Whole(last.node)
	var more []byte
	for i := printed; i < len(records); i++ {
		edits, kept := e.edits, e.kept
		e.edits, e.kept = nil, map[int32]bool{}
		e.record(p, last, records[i], i, true)
		e.freshRow(last)
		more = append(more, applySplices(e.t.Src, whole, e.edits)...)
		e.edits, e.kept = edits, kept
	}
	e.edits = append(e.edits, splice{ooxml.Span{Lo: whole.Hi, Hi: whole.Hi}, more})
	return true
}

// gridOf is the table of a row's address.
func (e *placeEditor) gridOf(at string) *grid {
	var found *grid
	e.l.grids(func(g *grid) {
		if len(at) > len(g.addr) && at[:len(g.addr)] == g.addr && at[len(g.addr):len(g.addr)+2] == ".r" {
			if _, err := strconv.Atoi(at[len(g.addr)+2:]); err == nil {
				found = g
			}
		}
	})
	return found
}

// record writes one record into a row; i counts from 0. copied tells that the row is
// one beyond the printed ones, whose number goes on.
func (e *placeEditor) record(p *Place, row gridRow, rec map[int]string, i int, copied bool) {
	for k, text := range rec {
		if k < 0 || k >= len(row.cells) || text == "" {
			continue
		}
		c := row.cells[k]
		text, dropped := clean(text)
		if dropped > 0 {
			e.report.Dropped = append(e.report.Dropped, Dropped{c.addr, dropped})
		}
		e.cellText(c.area, text)
	}
	if s := p.Serial; s != nil && s.Cell < len(row.cells) && (copied || !s.Printed) {
		c := row.cells[s.Cell]
		if squeeze(c.text()) == "" {
			e.emptyArea(c.area, strconv.Itoa(i+1))
		} else {
			e.replaceAll(c.area, strconv.Itoa(i+1))
		}
	}
}

// cellText writes a record's text into a cell of a row.
func (e *placeEditor) cellText(a *area, text string) {
	printed := squeeze(plain(a.chars))
	if field := e.l.fieldOf(a, -1); field > 0 {
		e.field(field, a, -1, text)
		return
	}
	switch p := choiceIn(e.l, a); {
	case p != nil:
		e.options(p, Answer{Chosen: strings.FieldsFunc(text, func(r rune) bool { return isIn("、，,；;\n", r) })})
		return
	case printed == "":
		e.emptyArea(a, text)
	case unitOnly.MatchString(printed) && len(a.blanks) == 0:
		e.beforeUnit(a, cellUnit(printed), text)
	case len(a.blanks) > 0 && a.blanks[0].kind == blankDate:
		e.blank(a, 0, text)
	default:
		e.replaceAll(a, text)
	}
	e.overflow(a, text)
}

// freshRow drops what must be unique in a part from the copy of a row, and lets a
// vertical merge that begins in it go on from the row above.
func (e *placeEditor) freshRow(row gridRow) {
	for d := row.node; int(d) < len(e.t.Nodes) && e.t.Nodes[d].Start < e.t.Nodes[row.node].End; d++ {
		switch e.t.Nodes[d].Kind {
		case ooxml.KP, ooxml.KTr:
			for _, s := range paragraphIDs(e.t, d) {
				e.edits = append(e.edits, splice{Span: s})
			}
		case ooxml.KBookmarkStart, ooxml.KBookmarkEnd, ooxml.KRangeStart, ooxml.KRangeEnd, ooxml.KCommentRef:
			e.edits = append(e.edits, splice{Span: e.t.Whole(d)})
		case ooxml.KVMerge:
			if a, ok := e.t.Attr(d, ooxml.NsW, "val"); ok && e.t.Value(a) == "restart" {
				e.edits = append(e.edits, splice{Span: a.All})
			}
		}
	}
}
