package place

import (
	"cmp"
	"slices"
)

// Answer is what goes into a place. The zero value leaves the place as printed.
type Answer struct {
	// Text is printed as it is; "\n" begins a line or paragraph. Where the form
	// prints 年 月 日, a date in figures (2025-3-1, 2025年3月1日, 2025-03) goes
	// between them.
	Text string
	// Chosen are the labels, or the addresses, of the options to tick. A choice
	// without addresses takes the first as its text.
	Chosen []string
	// Rows are the records of a rows place: the physical cell of the blank rows
	// (Column.Cell) to its text.
	Rows []map[int]string
	// Picture is what an image place shows; other places take none.
	Picture *Picture
}

// Empty reports whether the answer asks for nothing.
func (a Answer) Empty() bool {
	return a.Text == "" && len(a.Chosen) == 0 && len(a.Rows) == 0 && a.Picture == nil
}

// Report tells what FillPlaces did. All lists are in document order, Unknown is
// sorted.
type Report struct {
	Filled []string // addresses that took their answer
	// Unknown are addresses that are no place of the form; Refused are places for a
	// signature or seal, which are never written, dates of which the form prints the
	// beginning of another year, and pictures for words or words for a
	// picture.
	Unknown, Refused []string
	// Unlisted are chosen options that the form does not print, "address: option".
	Unlisted []string
	// Locked are the places that the form keeps from being changed, asked for or not.
	Locked   []string
	Overflow []Overflow // Tag is the address
	Dropped  []Dropped  // Tag is the address
}

// InOrder puts the addresses of the report in the order of the places.
func (r *Report) InOrder(places []Place) {
	order := map[string]int{}
	for i, p := range places {
		order[p.At] = i
	}
	for _, list := range [][]string{r.Filled, r.Refused} {
		slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(order[a], order[b]) })
	}
}
