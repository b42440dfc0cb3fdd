// Package compare sets a filled form beside its blank: what each place holds, and what else differs. It changes nothing.
package compare

import (
	"bytes"
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find"
	"yibiao/dossier/docx/place/find/phrase"
)

// Difference is something in which a filled form departs from its blank outside of
// the places to fill.
type Difference struct {
	// Part is the zip entry; Offset the byte in the blank's inflated part, -1 when
	// the difference has no one place. At is the address of the area, "" for none.
	Part   string
	Offset int64
	At     string
	What   DifferenceKind
	// Blank and Filled are the words, or the bytes, that differ, cut to a readable
	// length.
	Blank, Filled string
}

// DifferenceKind says how a filled form differs from its blank.
type DifferenceKind string

// The kinds of differences.
const (
	DiffPartMissing DifferenceKind = "part-missing" // the blank's part is gone
	DiffPartAdded   DifferenceKind = "part-added"
	DiffPart        DifferenceKind = "part-changed"   // a part without places differs
	DiffRows        DifferenceKind = "rows"           // rows are missing, or added where none repeat
	DiffMissing     DifferenceKind = "area-missing"   // a paragraph or cell of the blank is gone
	DiffWords       DifferenceKind = "words"          // printed words changed
	DiffSigned      DifferenceKind = "place-for-hand" // something is written where a hand signs
	DiffMarkup      DifferenceKind = "markup"         // same words, other formatting or structure
	DiffMore        DifferenceKind = "more"           // so many more of the kind before, Filled tells
)

// diff finds what differs outside of the places, and in them.
func diff(b, f *find.Found) (*differ, error) {
	d := &differ{align: align(b.Layout, f.Layout, b.Places), open: openAreas(b.Places)}
	d.shown(f.Pkg.Archive, b.Places)
	if err := d.parts(b.Pkg.Archive, f.Pkg.Archive, b.Layout.T.Part); err != nil {
		return nil, err
	}
	n := len(d.out)
	d.words()
	d.changes = d.places()
	d.lostWords()
	if !slices.ContainsFunc(d.out[n:], func(x Difference) bool { return x.What == DiffRows || x.What == DiffMissing }) {
		d.markup()
	}
	return d, nil
}

type differ struct {
	align *alignment
	self  *alignment              // of the blank with itself
	open  map[string]*place.Place // by area address: the place that takes it as a whole
	// pictures are the parts that the pictures in places are kept in.
	pictures map[string]bool
	changes  []PlaceChange
	out      []Difference
}

// openAreas are the areas that a place takes as a whole.
func openAreas(places []place.Place) map[string]*place.Place {
	open := map[string]*place.Place{}
	for i := range places {
		if p := &places[i]; p.Kind != place.Sign && !strings.Contains(p.At, "#") && (len(p.Options) == 0 || p.Options[0].At == "" || p.Options[0].At == p.At) {
			open[p.At] = p
		}
		for _, o := range places[i].Options {
			if !strings.Contains(o.At, "#") {
				open[o.At] = &places[i]
			}
		}
	}
	return open
}

// parts compares the entries of the packages but for the main part.
func (d *differ) parts(b, f *ooxml.Archive, main string) error {
	for _, file := range b.Files {
		name := file.Name
		switch {
		case strings.HasSuffix(name, "/") || ooxml.Lower(name) == ooxml.Lower(main):
			continue
		case !f.Has(name):
			d.out = append(d.out, Difference{Part: name, Offset: -1, What: DiffPartMissing})
			continue
		}
		x, err := b.Read(name)
		if err != nil {
			return err
		}
		y, err := f.Read(name)
		if err != nil {
			return err
		}
		if at := departs(x, y); at >= 0 && !d.extended(b, f, name, main) {
			d.out = append(d.out, Difference{
				Part: name, Offset: int64(at), What: DiffPart,
				Blank: excerpt(string(x[at:])), Filled: excerpt(string(y[min(at, len(y)):])),
			})
		}
	}
	for _, file := range f.Files {
		if !b.Has(file.Name) && !strings.HasSuffix(file.Name, "/") && !d.pictures[ooxml.Lower(file.Name)] && !(file.Name == ooxml.RelsName(main) && d.extended(b, f, file.Name, main)) {
			d.out = append(d.out, Difference{Part: file.Name, Offset: -1, What: DiffPartAdded})
		}
	}
	return nil
}

// departs is the first byte in which a and b differ, -1 for none.
func departs(a, b []byte) int {
	if bytes.Equal(a, b) {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// excerpt is the beginning of s.
func excerpt(s string) string {
	r := []rune(s)
	if len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// words compares what the areas print outside of their places.
func (d *differ) words() {
	d.rowCounts()
	rows := d.rowAreas()
	free := d.freeParagraphs()
	for _, a := range d.align.blank.Areas {
		if a.Kind == layout.AreaBox || free[a.Addr] || a.Merge == 'v' {
			continue
		}
		f := d.align.areas[a.Addr]
		if rows(a) {
			if was := wording.Squeeze(a.Text()); f != nil && wording.UnitOnly.MatchString(was) && !strings.HasSuffix(wording.Squeeze(f.Text()), wording.UnitOnly.FindStringSubmatch(was)[2]) {
				d.add(a, DiffWords, was, wording.Squeeze(f.Text()))
			}
			continue
		}
		if f == nil {
			if wording.Squeeze(a.Text()) != "" {
				d.add(a, DiffMissing, wording.Squeeze(a.Text()), "")
			}
			continue
		}
		if what, bad := d.differs(a, f); bad {
			d.add(a, what, wording.Squeeze(a.Text()), wording.Squeeze(f.Text()))
		}
	}
}

func (d *differ) add(a *layout.Area, what DifferenceKind, b, f string) {
	d.out = append(d.out, Difference{
		Part: d.align.blank.T.Part, Offset: int64(d.align.blank.T.Nodes[a.Node].Start), At: a.Addr, What: what,
		Blank: excerpt(b), Filled: excerpt(f),
	})
}

// differs reports whether f prints other words than a allows.
func (d *differ) differs(a, f *layout.Area) (DifferenceKind, bool) {
	was, is := solid(a.Text()), solid(f.Text())
	if was == is {
		return "", false
	}
	p := d.open[a.Addr]
	switch {
	case p != nil && p.Kind == place.Image && is == "" && strings.ContainsRune(f.Text(), wording.PictureGlyph):
		return "", false
	case p != nil && (was == "" || p.Sample != "" || p.Hint != "" && was == solid(p.Hint) || phrase.OnlyHint(a.Chars)):
		return "", false
	case p != nil && p.Unit != "" && len(a.Blanks) == 0:
		lead, ok := strings.CutSuffix(was, solid(p.Unit))
		return DiffWords, !ok || !strings.HasPrefix(is, lead) || !strings.HasSuffix(is, solid(p.Unit)) || len(is) < len(was)
	case fits(a, f, d.free(a, nil)):
		return "", false
	case d.signed(a) && (d.signedWhole(a) || fits(a, f, d.free(a, func(i int) bool { return d.signedBlank(a, i) }))):
		return DiffSigned, true
	}
	return DiffWords, true
}

// signed reports whether a place to sign is a, or a blank of it.
func (d *differ) signed(a *layout.Area) bool {
	return slices.ContainsFunc(d.align.places, func(p place.Place) bool {
		base, _ := layout.CutNumber(p.At)
		return p.Kind == place.Sign && base == a.Addr
	})
}

// signedWhole reports whether area a is a place to sign as a whole.
func (d *differ) signedWhole(a *layout.Area) bool {
	return slices.ContainsFunc(d.align.places, func(p place.Place) bool { return p.Kind == place.Sign && p.At == a.Addr })
}

// signedBlank reports whether blank i of a is one to sign.
func (d *differ) signedBlank(a *layout.Area, i int) bool {
	return slices.ContainsFunc(d.align.places, func(p place.Place) bool {
		base, _ := layout.CutNumber(p.At)
		return p.Kind == place.Sign && base == a.Addr && layout.BlankOf(&p, a) == i
	})
}
