package docx

import (
	"yibiao/dossier/docx/place"
)

// Values are what a form is filled with, or what Read found in one.
type Values struct {
	// Fields maps the whole tag of a slot that is no row slot to its value.
	Fields map[string]Value
	// Tables maps a table to its rows in order, and in each what follows "]." of
	// a tag to the value.
	Tables map[string][]map[string]Value
}

// Value is one answer. The zero value empties its slot.
type Value struct {
	// Text is printed as it is. "\n" begins a paragraph, or a line where the slot
	// lies within a paragraph; "\t" is a tab. A choice takes an item's shown text
	// or its stored value; others are printed too and reported.
	Text string
	// Checked ticks a box; check slots look at nothing else.
	Checked bool
	// Picture is the image of a picture slot, nil for none.
	Picture *place.Picture
}

// empty reports whether v leaves a slot of kind k empty.
func (v Value) empty(k Kind) bool {
	switch k {
	case KindCheck:
		return !v.Checked
	case KindPicture:
		return v.Picture == nil
	}
	return v.Text == ""
}

// Report tells what Fill did. Lists are sorted and free of duplicates, except
// where an order is given.
type Report struct {
	// Filled and Empty are the tags of the form, in document order. A tag is
	// filled when any of its slots or rows is.
	Filled, Empty []string
	// Unknown are the keys of values that no slot takes; for a table "t[].column".
	Unknown []string
	// Overflow lists texts that may not fit, in document order.
	Overflow []place.Overflow
	// Dropped lists values with characters that XML does not allow.
	Dropped []place.Dropped
	// Unlisted are the tags of choices filled with a text that is no item.
	Unlisted []string
}
