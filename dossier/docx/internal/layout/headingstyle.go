package layout

import (
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// headingStyles are the ids of the paragraph styles that make a heading: named so,
// or with an outline level, or based on one that is.
func headingStyles(t *ooxml.Tree) map[string]bool {
	heads := map[string]bool{}
	if t == nil {
		return heads
	}
	based := map[string]string{}
	for n := range t.Kids(0) {
		if t.Nodes[n].Kind != ooxml.KStyle || t.Word(n, "type") != "paragraph" {
			continue
		}
		id := t.Word(n, "styleId")
		name := strings.ToLower(t.Val(t.Child(n, ooxml.KName)))
		level := t.Number(t.Child(t.Child(n, ooxml.KPPr), ooxml.KOutline), "val", 9)
		if strings.HasPrefix(name, "heading ") || strings.HasPrefix(name, "标题 ") || level < 9 {
			heads[id] = true
		}
		based[id] = t.Val(t.Child(n, ooxml.KBasedOn))
	}
	for id := range based {
		// Ten steps are more than any style goes back; a circle must end.
		for up, i := based[id], 0; up != "" && i < 10; up, i = based[up], i+1 {
			if heads[up] {
				heads[id] = true
				break
			}
		}
	}
	return heads
}

// Centred reports whether paragraph p is set in the middle of its line.
func (l *Layout) Centred(p int32) bool {
	return l.T.Word(l.T.ChildNamed(l.T.Child(p, ooxml.KPPr), "jc"), "val") == "center"
}

// StyledHeading reports whether paragraph p is a heading by style or outline level.
func (l *Layout) StyledHeading(p int32) bool {
	pr := l.T.Child(p, ooxml.KPPr)
	if lvl := l.T.Child(pr, ooxml.KOutline); lvl != ooxml.None {
		return l.T.Number(lvl, "val", 9) < 9
	}
	return l.heads[l.T.Val(l.T.Child(pr, ooxml.KPStyle))]
}
