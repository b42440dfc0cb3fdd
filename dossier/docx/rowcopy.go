package docx

import (
	"slices"
	"strconv"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// copyEdits are the edits of record i of a group, of those of the whole part, and with
// them, in order, those that make a copy of the record fit beside it:
// fresh ids and no bookmarks, and where the copy comes after the last printed row
// also the next serial number, and merged cells continued.
func (f *finder) copyEdits(g *rowGroup, i int, all []patch, after bool) []patch {
	t := f.T
	edits := slices.Clone(editsIn(all, g.record(t, i)))
	end := int32(g.record(t, i).Hi)
	for d := g.units[i*g.period]; int(d) < len(t.Nodes) && t.Nodes[d].Start < end; d++ {
		switch t.Nodes[d].Kind {
		case ooxml.KP, ooxml.KTr:
			for _, s := range markup.ParagraphIDs(t, d) {
				edits = append(edits, patch{Span: s})
			}
		case ooxml.KBookmarkStart, ooxml.KBookmarkEnd, ooxml.KRangeStart, ooxml.KRangeEnd, ooxml.KCommentRef:
			edits = append(edits, patch{Span: t.Whole(d)})
		case ooxml.KID:
			if a, ok := t.Attr(d, ooxml.NsW, "val"); ok && t.Nodes[t.Nodes[d].Parent].Kind == ooxml.KSdtPr {
				edits = append(edits, patch{Span: a.Val, do: opControlID})
			}
		case ooxml.KDocPr:
			if a, ok := t.Bare(d, "id"); ok {
				edits = append(edits, patch{Span: a.Val, do: opDrawingID})
			}
		case ooxml.KTc:
			if after && g.period == 1 && !g.hasSlot(t, d) {
				edits = append(edits, f.copiedCell(d, len(g.units))...)
			}
		}
	}
	sortEdits(edits)
	return edits
}

// hasSlot reports whether a slot of the last row lies in cell tc or wraps it.
func (g *rowGroup) hasSlot(t *ooxml.Tree, tc int32) bool {
	for _, s := range g.slots[len(g.slots)-1] {
		if t.Inside(s.node, tc) || t.Inside(tc, s.node) && s.level == levelCell {
			return true
		}
	}
	return false
}

// copiedCell is what becomes of a cell without slots: the beginning of a vertical
// merge becomes its continuation, and a cell that holds nothing but the number of
// the last printed row counts on.
func (f *finder) copiedCell(tc int32, printed int) []patch {
	t := f.T
	if m := t.Child(t.Child(tc, ooxml.KTcPr), ooxml.KVMerge); t.Val(m) == "restart" {
		a, _ := t.Attr(m, ooxml.NsW, "val")
		edits := []patch{{Span: a.All}}
		for p := range t.Kids(tc) {
			if t.Nodes[p].Kind != ooxml.KP {
				continue
			}
			rest := t.Inner(p)
			if pr := t.Child(p, ooxml.KPPr); pr != ooxml.None {
				rest.Lo = int(t.Nodes[pr].End)
			}
			edits = append(edits, patch{Span: rest})
		}
		return edits
	}
	number := strconv.Itoa(printed)
	text := t.Find(tc, ooxml.KT)
	if text != ooxml.None && string(t.Inner(text).Of(t.Src)) == number && f.textOf(tc, t.Inner(tc)) == number {
		return []patch{{Span: t.Inner(text), do: opSerial}}
	}
	return nil
}
