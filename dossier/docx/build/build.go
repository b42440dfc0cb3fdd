// Package build writes blank official-look forms as .docx files whose blanks are content controls tagged by field id.
//
// The look follows GB/T 9704 (layout of official documents) where it speaks of faces, sizes, margins and page numbers.
// The output depends on the input alone: the same Document gives the same bytes, whatever the clock or the machine.
//
// Tags of the content controls, as the filling side reads them:
//
//	field.id            text, long text, date or drop-down
//	field.id#format     the same answer in another shape (upper, cn …)
//	field.id=option     a check box
//	table[].column      a blank of the rows of a repeating table; also table[].column=option
//	@material.id         a picture
package build

import "fmt"

// Document is one form. Title is the name in the file's properties; it is printed only where a Cover or a
// Heading of level 0 prints it. Body must hold at least one block unless there is a Cover. Cover may be nil.
type Document struct {
	Title     string
	Cover     *Cover
	Body      []Block
	Version   string  // printed small and grey under the page number; empty prints nothing
	Margins   Margins // the zero value means FormMargins
	Landscape bool    // first orientation of the body; Turn changes it
}

// Margins are the page margins in millimetres, for the upright page.
type Margins struct{ Top, Right, Bottom, Left float64 }

// TextMargins are the margins of GB/T 9704 for pages of running text (text area 156 × 225 mm).
func TextMargins() Margins { return Margins{Top: 37, Right: 26, Bottom: 35, Left: 28} }

// FormMargins are narrower margins for pages of tables.
func FormMargins() Margins { return Margins{Top: 25, Right: 20, Bottom: 25, Left: 20} }

// Bytes gives the finished .docx. Every error is an *Error that names the block.
func (d *Document) Bytes() ([]byte, error) {
	w, err := newWriter(d)
	if err != nil {
		return nil, err
	}
	w.document(d)
	if w.err != nil {
		return nil, w.err
	}
	return pack(partsOf(w, d))
}

// Code tells what is wrong with a Document.
type Code string

// The codes of Error.
const (
	CodeTag     Code = "tag"     // a tag is missing, longer than 64 characters, or holds spaces or control characters
	CodeText    Code = "text"    // a text is not valid UTF-8 or holds a control character that XML cannot carry
	CodeGrid    Code = "grid"    // the spans of a row do not add up to the columns, or a column is too narrow
	CodeMerge   Code = "merge"   // a cell continues a merge that does not stand above it
	CodeOptions Code = "options" // a choice has no options, or two alike
	CodeSize    Code = "size"    // a picture, a margin or a share is zero, negative or does not fit
	CodeEmpty   Code = "empty"   // something that must have content has none
	CodeKind    Code = "kind"    // an unknown kind, level or alignment, or one that cannot stand there
)

// Places in Error.Block that are not blocks of the body.
const (
	InCover    = -1
	InDocument = -2
)

// Error is a fault of a Document: Block is the index in Document.Body, or InCover or InDocument;
// Detail names the text, tag or number at fault.
type Error struct {
	Block  int
	Code   Code
	Detail string
}

// Error names the place, the code and the detail.
func (e *Error) Error() string {
	place := fmt.Sprintf("block %d", e.Block)
	switch e.Block {
	case InCover:
		place = "cover"
	case InDocument:
		place = "document"
	}
	return fmt.Sprintf("build form: %s: %s: %s", place, e.Code, e.Detail)
}
