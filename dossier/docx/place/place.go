// Package place says what a place of a form is and what goes into it: kinds, labels, options, heads, answers and the
// report of filling. It holds no finding (place/find), no filling (place/edit) and no comparing (place/compare).
package place

import (
	"cmp"
	"slices"
)

// Kind is what a place takes.
type Kind string

// The kinds of places.
const (
	Text     Kind = "text"     // a few words
	LongText Kind = "longtext" // paragraphs
	Number   Kind = "number"
	Money    Kind = "money"
	Date     Kind = "date"
	Choice   Kind = "choice" // one of Options
	Check    Kind = "check"  // any of Options
	Rows     Kind = "rows"   // repeating table rows
	Image    Kind = "image"
	// Sign is filled by hand, never by Fill: signatures and seals, what another
	// office writes, and answers in parts that have no blanks of their own.
	Sign Kind = "sign"
)

// Place is one place of a blank form that waits for writing, found by its label. It
// encodes to JSON as the slot record of the forms' truth files.
type Place struct {
	// At is the address: a body paragraph p5, a table cell t0.r2.c3, a text box
	// p4.x0, with #n for the n-th blank in it; of a choice its first option's, of
	// rows t0.r<first>.
	At string `json:"at"`
	// Label is the printed words that name the place, without white space and a
	// final colon; "" when there are none. Context is the row, group or section.
	Label   string `json:"label"`
	Context string `json:"context,omitempty"`
	Kind    Kind   `json:"kind"`
	// Options are those of a choice or check, in printed order.
	Options []Option `json:"options,omitempty"`
	// Columns, Rows (first and last), Header and Serial describe rows.
	Columns []Column `json:"columns,omitempty"`
	Rows    []int    `json:"rows,omitempty"`
	Header  *int     `json:"header,omitempty"`
	Serial  *Serial  `json:"serial,omitempty"`
	// Unit is printed and stays, Hint is an instruction, which goes when it stands
	// where the value belongs, or the question that a part of an address belongs to;
	// Sample is a value that is printed already.
	Unit   string `json:"unit,omitempty"`
	Hint   string `json:"hint,omitempty"`
	Sample string `json:"sample,omitempty"`
	// Heads are the other printed words that the place stands under, the nearest
	// first; those of Label and Context may be among them.
	Heads []Head `json:"heads,omitempty"`
	// Ours are words by which a contract calls whoever fills it in, where the place belongs to
	// what that side says of itself, and Facing the printed name of the other side.
	Ours   []string `json:"ours,omitempty"`
	Facing string   `json:"facing,omitempty"`
	// Locked tells that the form keeps the place from being changed. Its Kind is
	// Sign: it is nothing to fill.
	Locked bool `json:"locked,omitempty"`

	// Said is what its sentence says before a blank of a line, earlier blanks as _: for those who read in this run.
	Said string `json:"-"`
	// Behind is what stands in brackets right behind its blank, in a line: for the same.
	Behind string `json:"-"`
	// Run is the run of lines of the body that its line belongs to, nil for other places, and Ends tells that its line ends
	// with its label: for the same.
	Run  *Run `json:"-"`
	Ends bool `json:"-"`
	// Notes are the sentences of the form without a place that print a year or say how something is meant, without white space, the same
	// for all its places: for the same.
	Notes []string `json:"-"`
	// Order is that of the place in the document, Sub the blank of its area that it stands for, from 1: for the rooms
	// that fill and compare.
	Order int `json:"-"`
	Sub   int `json:"-"`
}

// Sort puts places in the order of the document: by Order, then by Sub; of equals the first stays first.
func Sort(places []Place) {
	slices.SortStableFunc(places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Sub, b.Sub))
	})
}

// Run are lines with places one after the other: what is printed on the line right above them, and what closes the document, or what
// comes before its annexes, on the line right below them, without white space; "" for nothing.
type Run struct{ Above, Below string }

// Option is one printed option; At is empty for entries of a drop-down list, and
// for options told by a letter or number, Mark, which is written down to choose one.
type Option struct {
	At    string `json:"at,omitempty"`
	Label string `json:"label"`
	Mark  string `json:"mark,omitempty"`
}

// Column is a column of rows: the physical cell in the blank rows, its header
// and what it takes.
type Column struct {
	Cell  int    `json:"c"`
	Label string `json:"label"`
	Kind  Kind   `json:"kind,omitempty"`
}

// Serial is the column of rows that holds running numbers.
type Serial struct {
	Cell    int    `json:"c"`
	Printed bool   `json:"printed"`
	Label   string `json:"label,omitempty"`
}
