package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// leastHeadings is how many headings make an outline.
const leastHeadings = 3

// outline puts an empty paragraph under each lowest heading of f, and gives the headings, none where f is no outline.
func outline(f *found) (data []byte, headings []string, err error) {
	l := f.layout
	prefix, ok := l.t.RootPrefix(ooxml.NsW)
	if !ok {
		return nil, nil, ooxml.Fail(ooxml.CodeNotWord, l.t.Part, "no prefix for the word processing namespace")
	}
	lines := outlineOf(l)
	var edits []splice
	for i, h := range lines {
		if h.level == 0 || i+1 < len(lines) && lines[i+1].level > h.level {
			continue
		}
		if i+1 == len(lines) || !isHint(squeeze(lines[i+1].para.text())) { // a hint below is itself the place
			at := l.t.Whole(h.para.node).Hi
			edits = append(edits, splice{ooxml.Span{Lo: at, Hi: at}, []byte("<" + prefix + ":p/>")})
		}
		headings = append(headings, cleanLabel(squeeze(h.para.text())))
	}
	if len(headings) == 0 {
		return nil, nil, nil
	}
	changed := map[int][]byte{f.pkg.archive.ByName[ooxml.Lower(l.t.Part)]: applySplices(l.t.Src, ooxml.Span{Lo: 0, Hi: len(l.t.Src)}, edits)}
	var b bytes.Buffer
	if err := f.pkg.archive.Write(&b, changed, nil); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), headings, nil
}

// outlineLine is a line of an outline; level 0 is a remark on what to write.
type outlineLine struct {
	para  *area
	level int
}

// outlineOf gives the lines of an outline from its first heading on, nil for another document.
func outlineOf(l *layout) []outlineLine {
	var lines []outlineLine
	headings, remarks := 0, 0
	for _, b := range l.body.blocks {
		if b.table != nil {
			return nil
		}
		text := squeeze(b.para.text())
		if text == "" {
			continue
		}
		level := headingLevel(l, b.para, text)
		switch {
		case level > 0:
			headings++
		case headings == 0:
			continue // the title, or who issued it
		case says(text):
			return nil
		default:
			remarks++
		}
		lines = append(lines, outlineLine{b.para, level})
	}
	if headings < leastHeadings || remarks > headings {
		return nil
	}
	return lines
}

// headingLevel is 1 for the highest headings, 0 for what is none.
func headingLevel(l *layout, p *area, text string) int {
	if utf8.RuneCountInString(text) > 40 || strings.ContainsAny(text, "。；;!！?？") || strings.HasSuffix(text, "：") || headsNotes(text) {
		return 0
	}
	sign := numbered.FindString(text)
	switch {
	case sign == "":
		if l.styledHeading(p.node) && len(p.blanks) == 0 {
			return 2
		}
		return 0
	case strings.HasPrefix(sign, "第"):
		return 1
	case numberedChapter(text):
		return 2
	case strings.ContainsAny(sign, "一二三四五六七八九十"):
		return 3
	case strings.HasPrefix(sign, "（") || strings.HasPrefix(sign, "("):
		return 9
	}
	return 4 + strings.Count(strings.TrimRight(sign, ".、．)）"), ".") // 1. 1.1 1.1.1
}

// says tells whether a line is a statement rather than a remark in brackets on what to write.
func says(text string) bool {
	if isHint(text) || strings.HasPrefix(text, "（") && strings.HasSuffix(text, "）") {
		return false
	}
	return strings.Contains(text, "。") || utf8.RuneCountInString(text) > 60
}
