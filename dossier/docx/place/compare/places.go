package compare

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// PictureMark stands for a picture among words.
const PictureMark = string(wording.PictureGlyph)

// PlaceChange tells what stands in a place of the blank, and what stood there.
type PlaceChange struct {
	// At and Label are the place's.
	At, Label string
	// Blank and Filled are the words in it, a picture as PictureMark; of a choice the options
	// ticked.
	Blank, Filled string
	// Removed are printed words of the place that are gone, Left an instruction that
	// still stands beside the answer; "" for none.
	Removed, Left string
	// Why says what the removed words were.
	Why RemovedKind
}

// RemovedKind says what printed words were that an answer took the place of.
type RemovedKind string

// The kinds of words that go when a place is filled.
const (
	RemovedHint   RemovedKind = "hint"   // an instruction, or the prompt of a control
	RemovedSample RemovedKind = "sample" // a value printed as an example, or answers to choose from
	RemovedUnit   RemovedKind = "unit"   // 年 月 日 of a date
	RemovedWords  RemovedKind = "words"  // anything else
)

// Changed reports whether the place says something else than in the blank.
func (c PlaceChange) Changed() bool {
	return solid(c.Blank) != solid(c.Filled) || strings.Count(c.Blank, PictureMark) != strings.Count(c.Filled, PictureMark)
}

// Comparison is how a filled form departs from its blank: outside of the places to
// fill, and in them.
type Comparison struct {
	Differences []Difference
	// Places are those to fill, in document order, found in the blank alone.
	Places []PlaceChange
}

// Forms compares a filled form with its blank.
func Forms(blank, filled *find.Found) (Comparison, error) {
	d, err := diff(blank, filled)
	if err != nil {
		return Comparison{}, err
	}
	return Comparison{Differences: d.out, Places: d.changes}, nil
}

// lostWords adds what the places lost that no area told.
func (d *differ) lostWords() {
	for _, c := range d.changes {
		base, _ := layout.CutNumber(c.At)
		told := slices.ContainsFunc(d.out, func(x Difference) bool { return x.At == base })
		if c.Why != RemovedWords || told {
			continue
		}
		for _, a := range d.align.blank.Areas {
			if a.Addr == base {
				d.add(a, DiffWords, c.Blank, c.Filled)
			}
		}
	}
}

// places tells of every place to fill what stands in it.
func (d *differ) places() []PlaceChange {
	from := map[string]*layout.Area{}
	for _, a := range d.align.blank.Areas {
		from[a.Addr] = a
	}
	var out []PlaceChange
	for i := range d.align.places {
		p := &d.align.places[i]
		if p.Kind == place.Sign {
			continue
		}
		c := PlaceChange{At: p.At, Label: p.Label}
		base, _ := layout.CutNumber(p.At)
		a, f := from[base], d.align.areas[base]
		switch {
		case p.Kind == place.Rows:
			c.Blank, c.Filled, c.Removed = d.rowsOf(p, from)
			c.Why = RemovedHint
		case a == nil:
			continue
		case f == nil:
			c.Blank = strings.Trim(a.Text(), wording.Spaces+"\n")
			c.Removed, c.Why = solid(c.Blank), RemovedWords
		case len(p.Options) > 0 && p.Options[0].At != "":
			c.Blank, c.Filled = d.tickedIn(d.blankAlign(), p, from), d.tickedIn(d.align, p, from)
		default:
			d.wordsIn(&c, p, a, f)
			if a.Text() == f.Text() && d.align.blank.FieldOf(a, layout.BlankOf(p, a)) == 0 {
				c.Filled, c.Removed = c.Blank, "" // however it is read
			}
		}
		if c.Removed == "" {
			c.Why = ""
		}
		out = append(out, c)
	}
	return out
}

// blankAlign aligns the blank with itself.
func (d *differ) blankAlign() *alignment {
	if d.self == nil {
		d.self = align(d.align.blank, d.align.blank, d.align.places)
	}
	return d.self
}

// tickedIn are the labels of the ticked options of p.
func (d *differ) tickedIn(m *alignment, p *place.Place, from map[string]*layout.Area) string {
	var out []string
	for _, o := range p.Options {
		if m.chosen(o.At, from) {
			out = append(out, o.Label)
		}
	}
	return strings.Join(out, "、")
}

// wordsIn fills c from the area a of the blank that place p is or lies in, and what
// stands for it in the filled form.
func (d *differ) wordsIn(c *PlaceChange, p *place.Place, a, f *layout.Area) {
	i := layout.BlankOf(p, a)
	c.Blank, c.Filled = strings.Trim(a.Text(), wording.Spaces+"\n"), strings.Trim(f.Text(), wording.Spaces+"\n")
	c.Why = RemovedWords
	if phrase.OnlyBracket(a) && len(p.Options) == 0 {
		c.Blank, c.Filled = "", d.align.words(p, a, f)
		return
	}
	if field := d.align.blank.FieldOf(a, i); field > 0 && ooxml.Entries(d.align.blank.T, field) != nil {
		// An old list prints what it has chosen by itself.
		c.Blank, _ = d.blankAlign().fieldText(p, a, a, i)
		c.Filled, _ = d.align.fieldText(p, a, f, i)
		return
	}
	switch {
	case i >= 0:
		b := a.Blanks[i]
		if lo, hi := betweenRange(a, f, i); fits(a, f, d.free(a, nil)) {
			c.Blank, c.Filled = strings.Trim(layout.Plain(a.Chars[b.Lo:b.Hi]), wording.Spaces), strings.Trim(layout.Plain(f.Chars[lo:hi]), wording.Spaces+"\n")
		}
		switch {
		case b.Kind == layout.BlankDate:
			c.Why = RemovedUnit
		case b.Kind == layout.BlankField, phrase.OnlyHint(a.Chars[b.Lo:b.Hi]) && b.Hi > b.Lo, layout.RemarkOnly.MatchString(wording.Squeeze(c.Blank)):
			c.Why = RemovedHint
		case b.Kind == layout.BlankUnderline, b.Kind == layout.BlankSlash:
			c.Why = RemovedSample
		}
		if b.Kind == layout.BlankUnderscore || b.Kind == layout.BlankGap {
			c.Blank = ""
			return
		}
	case phrase.OnlyHint(a.Chars), p.Kind == place.Image, p.Hint != "" && len(p.Options) == 0:
		c.Why = RemovedHint
	case p.Sample != "" || p.Hint != "":
		c.Why = RemovedSample
	}
	d.lost(c, p, i < 0)
}

// lost notes which printed words of a place are gone, and an instruction that still
// stands there.
func (d *differ) lost(c *PlaceChange, p *place.Place, whole bool) {
	was, is := words(c.Blank), words(c.Filled)
	if len(p.Options) > 0 {
		// A tick beside one of the printed answers takes nothing away.
		is = strings.Map(func(r rune) rune {
			if wording.IsIn(wording.TickGlyphs, r) {
				return -1
			}
			return r
		}, is)
	}
	lead, ok := strings.CutSuffix(was, words(p.Unit))
	if was == "" || was == is || p.Unit != "" && whole && ok && strings.HasPrefix(is, lead) && strings.HasSuffix(is, words(p.Unit)) {
		return
	}
	if strings.Contains(is, was) {
		if c.Why == RemovedHint && whole && !begun.MatchString(was) {
			c.Left = was
		}
		return
	}
	if c.Why == RemovedUnit {
		for _, r := range was {
			if wording.IsIn("年月日", r) && !strings.ContainsRune(is, r) {
				c.Removed += string(r)
			}
		}
		return
	}
	c.Removed = was
}

// words are the printed words of text without the characters that blanks wait with.
func words(text string) string {
	return strings.Map(func(r rune) rune {
		if wording.IsIn("（）()[]【】〔〕"+wording.BoxGlyphs+layout.RareBoxes, r) || r == layout.FieldGlyph {
			return -1
		}
		return r
	}, solid(text))
}

// rowsOf tells what the rows of p hold, and which instructions their cells have lost.
func (d *differ) rowsOf(p *place.Place, from map[string]*layout.Area) (blank, filled, removed string) {
	var gone []string
	at := p.At[:strings.LastIndex(p.At, ".r")+2]
	for r := p.Rows[0]; r <= p.Rows[1]; r++ {
		for _, c := range p.Columns {
			addr := at + itoa(r) + ".c" + itoa(c.Cell)
			a, f := from[addr], d.align.areas[addr]
			if a == nil {
				continue
			}
			printed := words(a.Text())
			if f != nil && printed != "" && !strings.Contains(words(f.Text()), printed) && !inOrder(solid(f.Text()), printedWords(a)) && !slices.Contains(gone, printed) {
				gone = append(gone, printed)
			}
		}
	}
	return recordWords(d.blankAlign(), p), recordWords(d.align, p), strings.Join(gone, "、")
}

// recordWords is what the rows of place p say in the filled form of m, "" for empty ones.
func recordWords(m *alignment, p *place.Place) string {
	var out []string
	for _, rec := range m.records(p) {
		var cells []string
		for _, c := range p.Columns {
			if text := rec[c.Cell]; text != "" {
				cells = append(cells, text)
			}
		}
		out = append(out, strings.Join(cells, " "))
	}
	if strings.Join(out, "") == "" {
		return ""
	}
	return strings.Join(out, "；")
}

// begun is the beginning of an answer that a form prints, which belongs to it: 0772-, http://.
var begun = pattern.Of(`^(?:0\d{2,3}-?|https?://|www\.|\+86-?|￥|¥)$`)
