package docx

import (
	"bytes"
	"io"
	"sync"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
	"yibiao/dossier/docx/place/edit"
	"yibiao/dossier/docx/place/find"
)

// placed is the outcome of looking for the places of a form once.
type placed struct {
	once  sync.Once
	found *find.Found
	err   error
}

// Places returns the places to fill of a form without placeholders, in document
// order, places to sign included. Headers and footers have none. Its result is the
// caller's to change. It fails like Open when the main part cannot be read.
func (f *Form) Places() ([]place.Place, error) {
	found, err := f.inspect()
	if err != nil {
		return nil, err
	}
	return append([]place.Place(nil), found.Places...), nil
}

// inspect lays the main part out and finds its places, once for a form.
func (f *Form) inspect() (*find.Found, error) {
	p := &f.placed
	p.once.Do(func() { p.found, p.err = f.look() })
	return p.found, p.err
}

func (f *Form) look() (*find.Found, error) {
	main, err := f.pkg.Archive.MainPart()
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
	l := layout.NewLayout(t, styles)
	places, err := find.Places(l)
	if err != nil {
		return nil, err
	}
	return &find.Found{Pkg: &f.pkg, Ids: &f.ids, Layout: l, Places: places}, nil
}

// styles scans the styles part of main, nil when there is none.
func (f *Form) styles(main string) (*ooxml.Tree, error) {
	rels, err := f.pkg.Archive.ReadRelations(main)
	if err != nil {
		return nil, err
	}
	names := rels.OfType(ooxml.RelStyles)
	if len(names) == 0 || !f.pkg.Archive.Has(names[0]) {
		return nil, nil
	}
	src, err := f.pkg.Archive.Read(names[0])
	if err != nil {
		return nil, err
	}
	return ooxml.Scan(names[0], src)
}

// FillPlaces writes the form with answers in its places, by address, to w. Every byte
// outside of them is the form's own. Places to sign are refused and listed. It fails
// with an *Error before it writes anything, or with w's error.
func (f *Form) FillPlaces(w io.Writer, answers map[string]place.Answer) (place.Report, error) {
	found, err := f.inspect()
	if err != nil {
		return place.Report{}, err
	}
	return edit.Fill(w, found, answers)
}

// FillPlacesBytes is FillPlaces into memory.
func (f *Form) FillPlacesBytes(answers map[string]place.Answer) ([]byte, place.Report, error) {
	var b bytes.Buffer
	r, err := f.FillPlaces(&b, answers)
	if err != nil {
		return nil, place.Report{}, err
	}
	return b.Bytes(), r, nil
}

// ReadPlaces returns the answers that f, a filled copy of blank, holds: the inverse of
// blank.FillPlaces, for forms filled by hand as well. Keys are the blank's addresses;
// places without an answer, and places to sign, are absent. It fails like Open when
// one of the main parts cannot be read.
func (f *Form) ReadPlaces(blank *Form) (map[string]place.Answer, error) {
	b, err := blank.inspect()
	if err != nil {
		return nil, err
	}
	filled, err := f.inspect()
	if err != nil {
		return nil, err
	}
	return compare.Read(b, filled), nil
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
	return edit.Outline(found)
}

// Compare compares a filled form with its blank. Differences are those that lie outside
// of the places to fill, nil when there is none: parts in the blank's order, within the
// main part by address, words before markup. A form saved anew by a word processor
// differs in markup everywhere: the first fifty such differences are told, and how
// many more there are. Where rows or paragraphs are missing, markup is not compared.
// Places are all places to fill of the blank; words that a place lost other than
// instructions, samples and the characters that it waits with are differences too. It
// fails with the *Error of the file that cannot be opened.
func Compare(blank, filled []byte) (compare.Comparison, error) {
	var sides [2]*find.Found
	for i, data := range [][]byte{blank, filled} {
		f, err := Open(data)
		if err != nil {
			return compare.Comparison{}, err
		}
		if sides[i], err = f.inspect(); err != nil {
			return compare.Comparison{}, err
		}
	}
	return compare.Forms(sides[0], sides[1])
}
