package docx

import (
	"io"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// fillPlaces writes the form f with answers in its places, by address, to w.
func fillPlaces(w io.Writer, f *found, answers map[string]Answer) (PlaceReport, error) {
	l, places := f.layout, f.places
	prefix, ok := l.t.RootPrefix(ooxml.NsW)
	if !ok {
		return PlaceReport{}, ooxml.Fail(ooxml.CodeNotWord, l.t.Part, "no prefix for the word processing namespace")
	}
	e := newPlaceEditor(l, prefix)
	seen := map[string]bool{}
	for i := range places {
		p := &places[i]
		seen[p.At] = true
		if p.Locked {
			e.report.Locked = append(e.report.Locked, p.At)
			continue
		}
		a, ok := answers[p.At]
		if !ok || a.empty() {
			continue
		}
		if p.Kind == PlaceImage {
			continue
		}
		if p.Kind == PlaceSign || a.Picture != nil {
			e.report.Refused = append(e.report.Refused, p.At)
			continue
		}
		if e.fill(p, a) {
			e.report.Filled = append(e.report.Filled, p.At)
		}
	}
	for _, at := range sortedKeys(answers) {
		if !seen[at] {
			e.report.Unknown = append(e.report.Unknown, at)
		}
	}
	changed := map[int][]byte{}
	added, err := e.pictures(f, answers, changed)
	if err != nil {
		return PlaceReport{}, err
	}
	e.report.inOrder(places)
	if len(e.edits) > 0 {
		changed[f.pkg.archive.ByName[ooxml.Lower(l.t.Part)]] = applySplices(l.t.Src, ooxml.Span{Lo: 0, Hi: len(l.t.Src)}, e.edits)
	}
	return e.report, f.pkg.archive.Write(w, changed, added)
}

// placeEditor collects the changes of one filling.
type placeEditor struct {
	l       *layout
	t       *ooxml.Tree
	f       *styles
	mark    writer
	areas   map[string]*area
	edits   []splice
	kept    map[int32]bool // w:t elements that keep their spaces by now
	report  PlaceReport
	current string // the address being filled
	hint    string // instruction that a picture replaces, without white space
	manner  string // the mark of a box chosen, "" until it is asked for
}

func newPlaceEditor(l *layout, prefix string) *placeEditor {
	e := &placeEditor{
		l: l, t: l.t, mark: newWriter(prefix), areas: map[string]*area{}, kept: map[int32]bool{},
		f: &styles{t: l.t, w: prefix, hints: map[string]bool{"PlaceholderText": true}},
	}
	for _, a := range l.areas {
		e.areas[a.addr] = a
	}
	return e
}

// resolve splits an address into its area and the index of the blank, -1 for none.
func (e *placeEditor) resolve(at string) (*area, int) {
	base, n := cutNumber(at)
	a := e.areas[base]
	if a == nil || n == 0 {
		return a, -1
	}
	return a, a.at(n)
}

// fill makes the edits for one answer; false when the place could not take it.
func (e *placeEditor) fill(p *Place, a Answer) bool {
	e.current = p.At
	switch {
	case p.Kind == PlaceRows:
		return e.rows(p, a.Rows)
	case len(p.Options) > 0 && p.Options[0].At != "":
		return e.options(p, a)
	}
	text := a.Text
	if text == "" && len(a.Chosen) > 0 {
		text = strings.Join(a.Chosen, "、")
	}
	text, dropped := clean(text)
	if dropped > 0 {
		e.report.Dropped = append(e.report.Dropped, Dropped{p.At, dropped})
	}
	area, n := e.resolve(p.At)
	if area == nil || text == "" {
		return false
	}
	i := blankOf(p, area)
	if field := e.l.fieldOf(area, i); field > 0 {
		return e.field(field, area, i, text)
	}
	if i >= 0 && area.blanks[i].kind == blankDate && otherYear(area, area.blanks[i], text) {
		e.report.Refused = append(e.report.Refused, p.At)
		return false
	}
	switch {
	case len(p.Options) > 0 && p.Options[0].Mark != "":
		return e.lettered(p, area, i, a)
	case n >= 0:
		e.blank(area, n, text)
	default:
		e.whole(area, p, text)
	}
	return true
}

// whole fills an area that is one place.
func (e *placeEditor) whole(a *area, p *Place, text string) {
	printed := squeeze(plain(a.chars))
	switch {
	case printed == "":
		e.emptyArea(a, text)
	case printed == p.Label && serialText.MatchString(printed):
		e.beforeUnit(a, "", text) // behind the number of an entry
	case sealOnly.MatchString(printed) && p.Hint != "":
		// What says where the seal goes stays.
		e.beforeUnit(a, string(firstRune(printed)), text)
	case p.Sample != "" && p.Unit != "" && strings.HasSuffix(p.Sample, p.Unit):
		e.replaceAll(a, strings.TrimSuffix(text, p.Unit)+p.Unit)
	case p.Sample != "" || p.Hint != "" && printed == squeeze(p.Hint) || onlyHint(a.chars):
		e.replaceAll(a, text)
	case p.Unit != "" && unitRemark.MatchString(printed) && len(a.blanks) == 0:
		e.beforeUnit(a, string(firstRune(printed)), text)
	case p.Unit != "" && unitOnly.MatchString(printed) && len(a.blanks) == 0:
		e.beforeUnit(a, p.Unit, text)
	case p.sub >= 1 && p.sub <= len(a.blanks):
		h := &host{area: a}
		if b := a.blanks[p.sub-1]; p.Kind == PlaceLongText && b.kind == blankColon && h.emptyBelow(b.Hi) > 0 {
			e.below(a, b.Lo, text)
			return
		}
		e.blank(a, p.sub-1, text)
	case len(a.blanks) == 1 && a.blanks[0].kind == blankColon && p.Kind != PlaceLongText:
		e.blank(a, 0, text)
	default:
		e.below(a, headEnd(a), text)
	}
	e.overflow(a, text)
}

// overflow reports a text too long for a row of exact height.
func (e *placeEditor) overflow(a *area, text string) {
	if a.kind != areaCell {
		return
	}
	p := e.t.Find(a.node, ooxml.KP)
	if p == ooxml.None {
		return
	}
	room := e.f.roomOf(p, e.f.markProps(e.t.Child(e.t.Child(p, ooxml.KPPr), ooxml.KRPr)))
	if fits := room.ems(); fits > 0 {
		if have := room.need(text); have > fits {
			e.report.Overflow = append(e.report.Overflow, Overflow{e.current, OverflowHeight, int(have + 0.5), int(fits)})
		}
	}
}
