package docx

import (
	"slices"
	"strconv"
)

// copyEdits are the edits of record i of a group, of those of the whole part, and with
// them, in order, those that make a copy of the record fit beside it:
// fresh ids and no bookmarks, and where the copy comes after the last printed row
// also the next serial number, and merged cells continued.
func (f *finder) copyEdits(g *rowGroup, i int, all []edit, after bool) []edit {
	t := f.t
	edits := slices.Clone(editsIn(all, g.record(t, i)))
	end := int32(g.record(t, i).hi)
	for d := g.units[i*g.period]; int(d) < len(t.nodes) && t.nodes[d].start < end; d++ {
		switch t.nodes[d].kind {
		case kP, kTr:
			for _, s := range paragraphIDs(t, d) {
				edits = append(edits, edit{span: s})
			}
		case kBookmarkStart, kBookmarkEnd, kRangeStart, kRangeEnd, kCommentRef:
			edits = append(edits, edit{span: t.whole(d)})
		case kID:
			if a, ok := t.attr(d, nsW, "val"); ok && t.nodes[t.nodes[d].parent].kind == kSdtPr {
				edits = append(edits, edit{span: a.val, do: opControlID})
			}
		case kDocPr:
			if a, ok := t.bare(d, "id"); ok {
				edits = append(edits, edit{span: a.val, do: opDrawingID})
			}
		case kTc:
			if after && g.period == 1 && !g.hasSlot(t, d) {
				edits = append(edits, f.copiedCell(d, len(g.units))...)
			}
		}
	}
	sortEdits(edits)
	return edits
}

// hasSlot reports whether a slot of the last row lies in cell tc or wraps it.
func (g *rowGroup) hasSlot(t *tree, tc int32) bool {
	for _, s := range g.slots[len(g.slots)-1] {
		if t.inside(s.node, tc) || t.inside(tc, s.node) && s.level == levelCell {
			return true
		}
	}
	return false
}

// copiedCell is what becomes of a cell without slots: the beginning of a vertical
// merge becomes its continuation, and a cell that holds nothing but the number of
// the last printed row counts on.
func (f *finder) copiedCell(tc int32, printed int) []edit {
	t := f.t
	if m := t.child(t.child(tc, kTcPr), kVMerge); t.val(m) == "restart" {
		a, _ := t.attr(m, nsW, "val")
		edits := []edit{{span: a.all}}
		for p := range t.kids(tc) {
			if t.nodes[p].kind != kP {
				continue
			}
			rest := t.inner(p)
			if pr := t.child(p, kPPr); pr != none {
				rest.lo = int(t.nodes[pr].end)
			}
			edits = append(edits, edit{span: rest})
		}
		return edits
	}
	number := strconv.Itoa(printed)
	text := t.find(tc, kT)
	if text != none && string(t.inner(text).of(t.src)) == number && f.textOf(tc, t.inner(tc)) == number {
		return []edit{{span: t.inner(text), do: opSerial}}
	}
	return nil
}
