package docx

import (
	"bytes"
	"io"
	"sync"

	"yibiao/dossier/docx/internal/ooxml"
)

// placed is the outcome of looking for the places of a form once.
type placed struct {
	once  sync.Once
	found *found
	err   error
}

// Places returns the places to fill of a form without placeholders, in document
// order, places to sign included. Headers and footers have none. Its result is the
// caller's to change. It fails like Open when the main part cannot be read.
func (f *Form) Places() ([]Place, error) {
	found, err := f.inspect()
	if err != nil {
		return nil, err
	}
	return append([]Place(nil), found.places...), nil
}

// inspect lays the main part out and finds its places, once for a form.
func (f *Form) inspect() (*found, error) {
	p := &f.placed
	p.once.Do(func() { p.found, p.err = f.look() })
	return p.found, p.err
}

func (f *Form) look() (*found, error) {
	main, err := f.pkg.archive.MainPart()
	if err != nil {
		return nil, err
	}
	t, err := f.scanPart(main)
	if err != nil {
		return nil, err
	}
	styles, err := f.styles(main)
	if err != nil {
		return nil, err
	}
	l := newLayout(t, styles)
	places, err := findPlaces(l)
	if err != nil {
		return nil, err
	}
	return &found{pkg: &f.pkg, ids: &f.ids, layout: l, places: places}, nil
}

// styles scans the styles part of main, nil when there is none.
func (f *Form) styles(main string) (*ooxml.Tree, error) {
	rels, err := f.pkg.archive.ReadRelations(main)
	if err != nil {
		return nil, err
	}
	names := rels.OfType(ooxml.RelStyles)
	if len(names) == 0 || !f.pkg.archive.Has(names[0]) {
		return nil, nil
	}
	src, err := f.pkg.archive.Read(names[0])
	if err != nil {
		return nil, err
	}
	return ooxml.Scan(names[0], src)
}

// FillPlaces writes the form with answers in its places, by address, to w. Every byte
// outside of them is the form's own. Places to sign are refused and listed. It fails
// with an *Error before it writes anything, or with w's error.
func (f *Form) FillPlaces(w io.Writer, answers map[string]Answer) (PlaceReport, error) {
	found, err := f.inspect()
	if err != nil {
		return PlaceReport{}, err
	}
	return fillPlaces(w, found, answers)
}

// FillPlacesBytes is FillPlaces into memory.
func (f *Form) FillPlacesBytes(answers map[string]Answer) ([]byte, PlaceReport, error) {
	var b bytes.Buffer
	r, err := f.FillPlaces(&b, answers)
	if err != nil {
		return nil, PlaceReport{}, err
	}
	return b.Bytes(), r, nil
}

// ReadPlaces returns the answers that f, a filled copy of blank, holds: the inverse of
// blank.FillPlaces, for forms filled by hand as well. Keys are the blank's addresses;
// places without an answer, and places to sign, are absent. It fails like Open when
// one of the main parts cannot be read.
func (f *Form) ReadPlaces(blank *Form) (map[string]Answer, error) {
	b, err := blank.inspect()
	if err != nil {
		return nil, err
	}
	filled, err := f.inspect()
	if err != nil {
		return nil, err
	}
	return readPlaces(b, filled), nil
}

// Outline makes a form to be filled of an outline, a document of headings with nothing under them: under each lowest heading
// it puts an empty paragraph, which is then a place for a long text; every other byte stays. headings are those that got one.
// Without headings the document is no outline: it has tables, or text that says something, as a notice has. It fails like
// Places.
func (f *Form) Outline() (data []byte, headings []string, err error) {
	found, err := f.inspect()
	if err != nil {
		return nil, nil, err
	}
	return outline(found)
}

// Compare compares a filled form with its blank. Differences are those that lie outside
// of the places to fill, nil when there is none: parts in the blank's order, within the
// main part by address, words before markup. A form saved anew by a word processor
// differs in markup everywhere: the first fifty such differences are told, and how
// many more there are. Where rows or paragraphs are missing, markup is not compared.
// Places are all places to fill of the blank; words that a place lost other than
// instructions, samples and the characters that it waits with are differences too. It
// fails with the *Error of the file that cannot be opened.
func Compare(blank, filled []byte) (Comparison, error) {
	var sides [2]*found
	for i, data := range [][]byte{blank, filled} {
		f, err := Open(data)
		if err != nil {
			return Comparison{}, err
		}
		if sides[i], err = f.inspect(); err != nil {
			return Comparison{}, err
		}
	}
	return compareFilled(sides[0], sides[1])
}
