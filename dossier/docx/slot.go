package docx

import (
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// Kind is what a slot takes.
type Kind string

// The kinds of slots.
const (
	KindText     Kind = "text"     // one line
	KindLongText Kind = "longtext" // paragraphs
	KindCheck    Kind = "check"    // a box
	KindChoice   Kind = "choice"   // one of Items
	KindDate     Kind = "date"     // a date, already in the wanted print
	KindPicture  Kind = "picture"  // an image
)

// Slot is one place in a form that wants an answer. A tag may have several.
type Slot struct {
	// Tag is the whole tag, Title the control's display name (may be empty).
	Tag, Title string
	Kind       Kind
	// Part is the zip entry that holds the slot.
	Part string
	// Table and Column are set for row slots. Column is the key in a row of
	// Values.Tables: all that follows "]." of the tag.
	Table, Column string
	// Row is the fixed row of the table, from 1; 0 for the pattern of any row.
	Row int
	// Items are the entries of a choice, in order; nil for other kinds.
	Items []ooxml.Item
}

// level is what a content control wraps.
type level uint8

const (
	levelInline level = iota // runs within a paragraph
	levelBlock               // paragraphs
	levelCell                // table cells
	levelRow                 // table rows
)

// slot is a Slot with what is needed to write and read it. It is not changed
// after compiling.
type slot struct {
	Slot
	option  bool
	hidden  bool // in an mc:Fallback: written, but not listed
	hint    bool // the control shows its hint instead of a value
	node    int32
	content int32 // w:sdtContent, or none
	level   level
	tagID   int  // index into Form.tags
	closed  bool // a choice that takes nothing but its items
	// record is the row of the table that the slot shows as the form stands, from 0.
	record int
	// area is the range that the value replaces; lead and trail are literals
	// around it, for a control without a content element.
	area        ooxml.Span
	lead, trail string
	look        *look // that of the slot before where it is the same
	check       *markup.CheckBox
	picture     *markup.PictureBox
	pattern     bool // Row is 0 and an enclosing table row repeats
	room        markup.Room
}

// inline reports whether the value is written as runs rather than paragraphs.
func (s *slot) inline() bool { return s.level == levelInline }
