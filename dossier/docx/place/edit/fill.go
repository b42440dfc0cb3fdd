// Package edit writes answers into the places of a form and leaves every other byte as it was. It finds no places.
package edit

import (
	"io"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
)

// Fill writes the form f with answers in its places, by address, to w.
func Fill(w io.Writer, f *find.Found, answers map[string]place.Answer) (place.Report, error) {
	l, places := f.Layout, f.Places
	prefix, ok := l.T.RootPrefix(ooxml.NsW)
	if !ok {
		return place.Report{}, ooxml.Fail(ooxml.CodeNotWord, l.T.Part, "no prefix for the word processing namespace")
	}
	e := newEditor(l, prefix)
	seen := map[string]bool{}
	for i := range places {
		p := &places[i]
		seen[p.At] = true
		if p.Locked {
			e.report.Locked = append(e.report.Locked, p.At)
			continue
		}
		a, ok := answers[p.At]
		if !ok || a.Empty() {
			continue
		}
		if p.Kind == place.Image {
			continue
		}
		if p.Kind == place.Sign || a.Picture != nil {
			e.report.Refused = append(e.report.Refused, p.At)
			continue
		}
		if e.fill(p, a) {
			e.report.Filled = append(e.report.Filled, p.At)
		}
	}
	for _, at := range markup.SortedKeys(answers) {
		if !seen[at] {
			e.report.Unknown = append(e.report.Unknown, at)
		}
	}
	changed := map[int][]byte{}
	added, err := pictures(e, f, answers, changed)
	if err != nil {
		return place.Report{}, err
	}
	e.report.InOrder(places)
	if len(e.edits) > 0 {
		changed[f.Pkg.Archive.ByName[ooxml.Lower(l.T.Part)]] = markup.ApplySplices(l.T.Src, ooxml.Span{Lo: 0, Hi: len(l.T.Src)}, e.edits)
	}
	return e.report, f.Pkg.Archive.Write(w, changed, added)
}

// editor collects the changes of one filling.
type editor struct {
	l       *layout.Layout
	t       *ooxml.Tree
	f       *markup.Styles
	mark    markup.Writer
	areas   map[string]*layout.Area
	edits   []markup.Splice
	kept    map[int32]bool // w:t elements that keep their spaces by now
	report  place.Report
	current string // the address being filled
	hint    string // instruction that a picture replaces, without white space
	manner  string // the mark of a box chosen, "" until it is asked for
}

func newEditor(l *layout.Layout, prefix string) *editor {
	e := &editor{
		l: l, t: l.T, mark: markup.NewWriter(prefix), areas: map[string]*layout.Area{}, kept: map[int32]bool{},
		f: &markup.Styles{T: l.T, W: prefix, Hints: map[string]bool{"PlaceholderText": true}},
	}
	for _, a := range l.Areas {
		e.areas[a.Addr] = a
	}
	return e
}

// resolve splits an address into its area and the index of the blank, -1 for none.
func (e *editor) resolve(at string) (*layout.Area, int) {
	base, n := layout.CutNumber(at)
	a := e.areas[base]
	if a == nil || n == 0 {
		return a, -1
	}
	return a, a.At(n)
}

// fill makes the edits for one answer; false when the place could not take it.
func (e *editor) fill(p *place.Place, a place.Answer) bool {
	e.current = p.At
	switch {
	case p.Kind == place.Rows:
		return fillRows(e, p, a.Rows)
	case len(p.Options) > 0 && p.Options[0].At != "":
		return options(e, p, a)
	}
	text := a.Text
	if text == "" && len(a.Chosen) > 0 {
		text = strings.Join(a.Chosen, "、")
	}
	text, dropped := markup.Clean(text)
	if dropped > 0 {
		e.report.Dropped = append(e.report.Dropped, place.Dropped{Tag: p.At, Count: dropped})
	}
	area, n := e.resolve(p.At)
	if area == nil || text == "" {
		return false
	}
	i := layout.BlankOf(p, area)
	if field := e.l.FieldOf(area, i); field > 0 {
		return intoFieldOrControl(e, field, area, i, text)
	}
	if i >= 0 && area.Blanks[i].Kind == layout.BlankDate && otherYear(area, area.Blanks[i], text) {
		e.report.Refused = append(e.report.Refused, p.At)
		return false
	}
	switch {
	case len(p.Options) > 0 && p.Options[0].Mark != "":
		return lettered(e, p, area, i, a)
	case n >= 0:
		e.blank(area, n, text)
	default:
		e.whole(area, p, text)
	}
	return true
}

// whole fills an area that is one place.
func (e *editor) whole(a *layout.Area, p *place.Place, text string) {
	printed := wording.Squeeze(layout.Plain(a.Chars))
	switch {
	case printed == "":
		e.emptyArea(a, text)
	case printed == p.Label && wording.SerialText.MatchString(printed):
		e.beforeUnit(a, "", text) // behind the number of an entry
	case p.Unit != "" && p.Unit == cell.YearOf(a):
		e.beforeUnit(a, "年", strings.TrimRight(strings.TrimSuffix(text, p.Unit), "年度"))
	case p.Sub == 0 && phrase.OnlyBracket(a):
		e.beforeUnit(a, string(wording.FirstRune(printed)), text)
	case wording.SealOnly.MatchString(printed) && p.Hint != "":
		// What says where the seal goes stays.
		e.beforeUnit(a, string(wording.FirstRune(printed)), text)
	case p.Sample != "" && p.Unit != "" && strings.HasSuffix(p.Sample, p.Unit):
		e.replaceAll(a, strings.TrimSuffix(text, p.Unit)+p.Unit)
	case p.Sample != "" || p.Hint != "" && printed == wording.Squeeze(p.Hint) || phrase.OnlyHint(a.Chars):
		e.replaceAll(a, text)
	case p.Unit != "" && phrase.UnitRemark.MatchString(printed) && len(a.Blanks) == 0:
		e.beforeUnit(a, string(wording.FirstRune(printed)), text)
	case p.Unit != "" && wording.UnitOnly.MatchString(printed) && len(a.Blanks) == 0:
		e.beforeUnit(a, p.Unit, text)
	case p.Sub >= 1 && p.Sub <= len(a.Blanks):
		h := &reading.Host{Area: a}
		if b := a.Blanks[p.Sub-1]; p.Kind == place.LongText && b.Kind == layout.BlankColon && h.EmptyBelow(b.Hi) > 0 {
			e.below(a, b.Lo, text)
			return
		}
		e.blank(a, p.Sub-1, text)
	case len(a.Blanks) == 1 && a.Blanks[0].Kind == layout.BlankColon && p.Kind != place.LongText:
		e.blank(a, 0, text)
	default:
		e.below(a, layout.HeadEnd(a), text)
	}
	e.overflow(a, text)
}

// overflow reports a text too long for a row of exact height.
func (e *editor) overflow(a *layout.Area, text string) {
	if a.Kind != layout.AreaCell {
		return
	}
	p := e.t.Find(a.Node, ooxml.KP)
	if p == ooxml.None {
		return
	}
	room := e.f.RoomOf(p, e.f.MarkProps(e.t.Child(e.t.Child(p, ooxml.KPPr), ooxml.KRPr)))
	if fits := room.Ems(); fits > 0 {
		if have := room.Need(text); have > fits {
			e.report.Overflow = append(e.report.Overflow, place.Overflow{Tag: e.current, Reason: place.OverflowHeight, Have: int(have + 0.5), Room: int(fits)})
		}
	}
}
