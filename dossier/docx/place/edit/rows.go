package edit

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/sentence"
)

// fillRows fills the printed rows of p, then adds copies of the last one.
func fillRows(e *editor, p *place.Place, records []map[int]string) bool {
	g := gridOf(e, p.At)
	if g == nil || len(p.Rows) != 2 || p.Rows[1] >= len(g.Rows) || len(records) == 0 {
		return false
	}
	printed := p.Rows[1] - p.Rows[0] + 1
	for i, rec := range records {
		if i >= printed {
			break
		}
		e.record(p, g.Rows[p.Rows[0]+i], rec, i, false)
	}
	if len(records) <= printed {
		return true
	}
	last := g.Rows[p.Rows[1]]
	whole := e.t.Whole(last.Node)
	var more []byte
	for i := printed; i < len(records); i++ {
		edits, kept := e.edits, e.kept
		e.edits, e.kept = nil, map[int32]bool{}
		e.record(p, last, records[i], i, true)
		freshRow(e, last)
		more = append(more, markup.ApplySplices(e.t.Src, whole, e.edits)...)
		e.edits, e.kept = edits, kept
	}
	e.edits = append(e.edits, markup.Splice{Span: ooxml.Span{Lo: whole.Hi, Hi: whole.Hi}, Text: more})
	return true
}

// gridOf is the table of a row's address.
func gridOf(e *editor, at string) *layout.Grid {
	var found *layout.Grid
	e.l.Grids(func(g *layout.Grid) {
		if len(at) > len(g.Addr) && at[:len(g.Addr)] == g.Addr && at[len(g.Addr):len(g.Addr)+2] == ".r" {
			if _, err := strconv.Atoi(at[len(g.Addr)+2:]); err == nil {
				found = g
			}
		}
	})
	return found
}

// record writes one record into a row; i counts from 0. copied tells that the row is
// one beyond the printed ones, whose number goes on.
func (e *editor) record(p *place.Place, row layout.GridRow, rec map[int]string, i int, copied bool) {
	for k, text := range rec {
		if k < 0 || k >= len(row.Cells) || text == "" {
			continue
		}
		c := row.Cells[k]
		text, dropped := markup.Clean(text)
		if dropped > 0 {
			e.report.Dropped = append(e.report.Dropped, place.Dropped{Tag: c.Addr, Count: dropped})
		}
		cellText(e, c.Area, text)
	}
	if s := p.Serial; s != nil && s.Cell < len(row.Cells) && (copied || !s.Printed) {
		c := row.Cells[s.Cell]
		if wording.Squeeze(c.Text()) == "" {
			e.emptyArea(c.Area, strconv.Itoa(i+1))
		} else {
			e.replaceAll(c.Area, strconv.Itoa(i+1))
		}
	}
}

// cellText writes a record's text into a cell of a row.
func cellText(e *editor, a *layout.Area, text string) {
	printed := wording.Squeeze(layout.Plain(a.Chars))
	if field := e.l.FieldOf(a, -1); field > 0 {
		intoFieldOrControl(e, field, a, -1, text)
		return
	}
	switch p := sentence.ChoiceIn(e.l, a); {
	case p != nil:
		options(e, p, place.Answer{Chosen: strings.FieldsFunc(text, func(r rune) bool { return wording.IsIn("、，,；;\n", r) })})
		return
	case printed == "":
		e.emptyArea(a, text)
	case wording.UnitOnly.MatchString(printed) && len(a.Blanks) == 0:
		e.beforeUnit(a, phrase.CellUnit(printed), text)
	case len(a.Blanks) > 0 && a.Blanks[0].Kind == layout.BlankDate:
		e.blank(a, 0, text)
	default:
		e.replaceAll(a, text)
	}
	e.overflow(a, text)
}

// freshRow drops what must be unique in a part from the copy of a row, and lets a
// vertical merge that begins in it go on from the row above.
func freshRow(e *editor, row layout.GridRow) {
	for d := row.Node; int(d) < len(e.t.Nodes) && e.t.Nodes[d].Start < e.t.Nodes[row.Node].End; d++ {
		switch e.t.Nodes[d].Kind {
		case ooxml.KP, ooxml.KTr:
			for _, s := range markup.ParagraphIDs(e.t, d) {
				e.edits = append(e.edits, markup.Splice{Span: s})
			}
		case ooxml.KBookmarkStart, ooxml.KBookmarkEnd, ooxml.KRangeStart, ooxml.KRangeEnd, ooxml.KCommentRef:
			e.edits = append(e.edits, markup.Splice{Span: e.t.Whole(d)})
		case ooxml.KVMerge:
			if a, ok := e.t.Attr(d, ooxml.NsW, "val"); ok && e.t.Value(a) == "restart" {
				e.edits = append(e.edits, markup.Splice{Span: a.All})
			}
		}
	}
}
