package edit

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find"
	"yibiao/dossier/docx/place/find/phrase"
)

// leastHeadings is how many headings make an outline.
const leastHeadings = 3

// Outline puts an empty paragraph under each lowest heading of f, and gives the headings, none where f is no outline.
func Outline(f *find.Found) (data []byte, headings []string, err error) {
	l := f.Layout
	prefix, ok := l.T.RootPrefix(ooxml.NsW)
	if !ok {
		return nil, nil, ooxml.Fail(ooxml.CodeNotWord, l.T.Part, "no prefix for the word processing namespace")
	}
	lines := outlineOf(l)
	var edits []markup.Splice
	for i, h := range lines {
		if h.level == 0 || i+1 < len(lines) && lines[i+1].level > h.level {
			continue
		}
		if i+1 == len(lines) || !phrase.IsHint(wording.Squeeze(lines[i+1].para.Text())) { // a hint below is itself the place
			at := l.T.Whole(h.para.Node).Hi
			edits = append(edits, markup.Splice{Span: ooxml.Span{Lo: at, Hi: at}, Text: []byte("<" + prefix + ":p/>")})
		}
		headings = append(headings, wording.CleanLabel(wording.Squeeze(h.para.Text())))
	}
	if len(headings) == 0 {
		return nil, nil, nil
	}
	changed := map[int][]byte{f.Pkg.Archive.ByName[ooxml.Lower(l.T.Part)]: markup.ApplySplices(l.T.Src, ooxml.Span{Lo: 0, Hi: len(l.T.Src)}, edits)}
	var b bytes.Buffer
	if err := f.Pkg.Archive.Write(&b, changed, nil); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), headings, nil
}

// outlineLine is a line of an outline; level 0 is a remark on what to write.
type outlineLine struct {
	para  *layout.Area
	level int
}

// outlineOf gives the lines of an outline from its first heading on, nil for another document.
func outlineOf(l *layout.Layout) []outlineLine {
	var lines []outlineLine
	headings, remarks := 0, 0
	for _, b := range l.Body.Blocks {
		if b.Table != nil {
			return nil
		}
		text := wording.Squeeze(b.Para.Text())
		if text == "" {
			continue
		}
		level := headingLevel(l, b.Para, text)
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
		lines = append(lines, outlineLine{b.Para, level})
	}
	if headings < leastHeadings || remarks > headings {
		return nil
	}
	return lines
}

// headingLevel is 1 for the highest headings, 0 for what is none.
func headingLevel(l *layout.Layout, p *layout.Area, text string) int {
	if utf8.RuneCountInString(text) > 40 || strings.ContainsAny(text, "。；;!！?？") || strings.HasSuffix(text, "：") || find.HeadsNotes(text) {
		return 0
	}
	sign := wording.Numbered.FindString(text)
	switch {
	case sign == "":
		if l.StyledHeading(p.Node) && len(p.Blanks) == 0 {
			return 2
		}
		return 0
	case strings.HasPrefix(sign, "第"):
		return 1
	case find.NumberedChapter(text):
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
	if phrase.IsHint(text) || strings.HasPrefix(text, "（") && strings.HasSuffix(text, "）") {
		return false
	}
	return strings.Contains(text, "。") || utf8.RuneCountInString(text) > 60
}
