package docx

import "strings"

// styles scans the styles part of main, nil when there is none.
func (f *Form) styles(main string) (*tree, error) {
	rels, err := f.archive.readRelations(main)
	if err != nil {
		return nil, err
	}
	names := rels.ofType(relStyles)
	if len(names) == 0 || !f.archive.has(names[0]) {
		return nil, nil
	}
	src, err := f.archive.read(names[0])
	if err != nil {
		return nil, err
	}
	return scan(names[0], src)
}

// headingStyles are the ids of the paragraph styles that make a heading: named so,
// or with an outline level, or based on one that is.
func headingStyles(t *tree) map[string]bool {
	heads := map[string]bool{}
	if t == nil {
		return heads
	}
	based := map[string]string{}
	for n := range t.kids(0) {
		if t.nodes[n].kind != kStyle || t.word(n, "type") != "paragraph" {
			continue
		}
		id := t.word(n, "styleId")
		name := strings.ToLower(t.val(t.child(n, kName)))
		level := t.number(t.child(t.child(n, kPPr), kOutline), "val", 9)
		if strings.HasPrefix(name, "heading ") || strings.HasPrefix(name, "标题 ") || level < 9 {
			heads[id] = true
		}
		based[id] = t.val(t.child(n, kBasedOn))
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

// centred reports whether paragraph p is set in the middle of its line.
func (l *layout) centred(p int32) bool {
	return l.t.word(l.t.childNamed(l.t.child(p, kPPr), "jc"), "val") == "center"
}

// styledHeading reports whether paragraph p is a heading by style or outline level.
func (l *layout) styledHeading(p int32) bool {
	pr := l.t.child(p, kPPr)
	if lvl := l.t.child(pr, kOutline); lvl != none {
		return l.t.number(lvl, "val", 9) < 9
	}
	return l.heads[l.t.val(l.t.child(pr, kPStyle))]
}
