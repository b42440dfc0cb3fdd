package docx

import "fmt"

// duplicates checks the ids that must differ within a part. Fallbacks repeat those
// of their newer twins and are left out.
func (l *linter) duplicates(t *tree) {
	type key struct {
		code ProblemCode
		id   string
	}
	seen := map[key]bool{}
	for i := range t.nodes {
		n := int32(i)
		var a attr
		var ok bool
		var code ProblemCode
		switch t.nodes[n].kind {
		case kDocPr:
			a, ok = t.bare(n, "id")
			code = LintDrawingID
		case kBookmarkStart:
			a, ok = t.attr(n, nsW, "id")
			code = LintBookmark
		case kID:
			if t.nodes[t.nodes[n].parent].kind == kSdtPr {
				a, ok = t.attr(n, nsW, "val")
			}
			code = LintControlID
		case kP, kTr:
			a, ok = t.attr(n, nsW14, "paraId")
			code = LintParaID
		}
		if !ok || t.ignored(n) {
			continue
		}
		k := key{code, t.value(a)}
		if seen[k] {
			l.add(code, t.part, a.all.lo, k.id)
		}
		seen[k] = true
	}
}

// tables checks that cells end with a paragraph and rows keep to the grid.
func (l *linter) tables(t *tree) {
	for i := range t.nodes {
		n := int32(i)
		switch t.nodes[n].kind {
		case kTc:
			if !endsWithParagraph(t, n) {
				l.add(LintCell, t.part, int(t.nodes[n].start), "")
			}
		case kTr:
			tbl := t.up(n, kTbl)
			grid := t.child(tbl, kTblGrid)
			if grid == none {
				continue
			}
			cols := 0
			for c := range t.kids(grid) {
				if t.nodes[c].kind == kGridCol {
					cols++
				}
			}
			if used := columnsOf(t, n); used > cols {
				l.add(LintGrid, t.part, int(t.nodes[n].start), fmt.Sprintf("%d columns in a grid of %d", used, cols))
			}
		}
	}
}

// endsWithParagraph reports whether the last block in n is a paragraph, looking
// into content controls.
func endsWithParagraph(t *tree, n int32) bool {
	last := none
	for c := range t.kids(n) {
		switch t.nodes[c].kind {
		case kP, kTbl, kSdt:
			last = c
		}
	}
	switch {
	case last == none:
		return false
	case t.nodes[last].kind == kSdt:
		content := t.child(last, kSdtContent)
		return content != none && endsWithParagraph(t, content)
	}
	return t.nodes[last].kind == kP
}

// columnsOf is the number of grid columns that row tr takes.
func columnsOf(t *tree, tr int32) int {
	pr := t.child(tr, kTrPr)
	cols := max(0, t.number(t.child(pr, kGridBefore), "val", 0)) + max(0, t.number(t.child(pr, kGridAfter), "val", 0))
	for n := range t.within(tr) {
		if t.nodes[n].kind == kTc && t.up(n, kTr) == tr {
			cols += max(1, t.number(t.child(t.child(n, kTcPr), kGridSpan), "val", 1))
		}
	}
	return cols
}
