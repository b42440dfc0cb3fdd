package docx

import (
	"fmt"

	"yibiao/dossier/docx/internal/ooxml"
)

// duplicates checks the ids that must differ within a part. Fallbacks repeat those
// of their newer twins and are left out.
func (l *linter) duplicates(t *ooxml.Tree) {
	type key struct {
		code ProblemCode
		id   string
	}
	seen := map[key]bool{}
	for i := range t.Nodes {
		n := int32(i)
		var a ooxml.Attr
		var ok bool
		var code ProblemCode
		switch t.Nodes[n].Kind {
		case ooxml.KDocPr:
			a, ok = t.Bare(n, "id")
			code = LintDrawingID
		case ooxml.KBookmarkStart:
			a, ok = t.Attr(n, ooxml.NsW, "id")
			code = LintBookmark
		case ooxml.KID:
			if t.Nodes[t.Nodes[n].Parent].Kind == ooxml.KSdtPr {
				a, ok = t.Attr(n, ooxml.NsW, "val")
			}
			code = LintControlID
		case ooxml.KP, ooxml.KTr:
			a, ok = t.Attr(n, ooxml.NsW14, "paraId")
			code = LintParaID
		}
		if !ok || t.Ignored(n) {
			continue
		}
		k := key{code, t.Value(a)}
		if seen[k] {
			l.add(code, t.Part, a.All.Lo, k.id)
		}
		seen[k] = true
	}
}

// tables checks that cells end with a paragraph and rows keep to the grid.
func (l *linter) tables(t *ooxml.Tree) {
	for i := range t.Nodes {
		n := int32(i)
		switch t.Nodes[n].Kind {
		case ooxml.KTc:
			if !endsWithParagraph(t, n) {
				l.add(LintCell, t.Part, int(t.Nodes[n].Start), "")
			}
		case ooxml.KTr:
			tbl := t.Up(n, ooxml.KTbl)
			grid := t.Child(tbl, ooxml.KTblGrid)
			if grid == ooxml.None {
				continue
			}
			cols := 0
			for c := range t.Kids(grid) {
				if t.Nodes[c].Kind == ooxml.KGridCol {
					cols++
				}
			}
			if used := columnsOf(t, n); used > cols {
				l.add(LintGrid, t.Part, int(t.Nodes[n].Start), fmt.Sprintf("%d columns in a grid of %d", used, cols))
			}
		}
	}
}

// endsWithParagraph reports whether the last block in n is a paragraph, looking
// into content controls.
func endsWithParagraph(t *ooxml.Tree, n int32) bool {
	last := ooxml.None
	for c := range t.Kids(n) {
		switch t.Nodes[c].Kind {
		case ooxml.KP, ooxml.KTbl, ooxml.KSdt:
			last = c
		}
	}
	switch {
	case last == ooxml.None:
		return false
	case t.Nodes[last].Kind == ooxml.KSdt:
		content := t.Child(last, ooxml.KSdtContent)
		return content != ooxml.None && endsWithParagraph(t, content)
	}
	return t.Nodes[last].Kind == ooxml.KP
}

// columnsOf is the number of grid columns that row tr takes.
func columnsOf(t *ooxml.Tree, tr int32) int {
	pr := t.Child(tr, ooxml.KTrPr)
	cols := max(0, t.Number(t.Child(pr, ooxml.KGridBefore), "val", 0)) + max(0, t.Number(t.Child(pr, ooxml.KGridAfter), "val", 0))
	for n := range t.Within(tr) {
		if t.Nodes[n].Kind == ooxml.KTc && t.Up(n, ooxml.KTr) == tr {
			cols += max(1, t.Number(t.Child(t.Child(n, ooxml.KTcPr), ooxml.KGridSpan), "val", 1))
		}
	}
	return cols
}
