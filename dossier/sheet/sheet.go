// Package sheet reads and writes the spreadsheets that people keep: .xlsx, and .csv in the usual Chinese encodings. It knows no
// client and no field.
package sheet

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Errors of reading.
var (
	ErrKind     = errors.New("only .xlsx and .csv can be read")
	ErrOld      = errors.New("the file is of an old spreadsheet program")
	ErrPassword = errors.New("the file is locked with a password")
	ErrDamaged  = errors.New("the file is damaged")
	ErrEmpty    = errors.New("no cell holds anything")
	ErrTooBig   = errors.New("the sheet has too many rows or columns")
)

// headRoom is how many rows of titles and heads may come on top of the rows that are counted.
const headRoom = 20

// Limits of what is read.
const (
	MaxRows    = 5000 + headRoom
	MaxColumns = 256
	// maxBytes bounds the parts of a workbook when they are unpacked. They stay in memory: what clients wrote is not to lie in a
	// folder of the system.
	maxBytes = 64 << 20
)

// Kind says what a cell holds.
type Kind int

// The kinds of cells.
const (
	Empty   Kind = iota
	Words        // text, as it stands there
	Number       // a number: Text has up to 15 digits, as the spreadsheet keeps them
	Date         // a number that is shown as a day: Day has it
	Percent      // a number that is shown in hundredths: Text has them, with %
	Rounded      // a number of more digits than a spreadsheet keeps: those behind the fifteenth are lost
	Masked       // what is shown otherwise, divided, as a word or not at all: Text has what is kept
	Broken       // an error, such as #N/A
	Formula      // a formula without a result: Text has it
	Picture      // a picture that WPS keeps in the cell: Text has the formula that shows it
)

// Cell is what a cell of a spreadsheet shows. The zero Cell is empty.
type Cell struct {
	Kind Kind
	Text string
	Day  time.Time
	// Shows is which of the year (y), the month (m) and the day (d) are shown of a Date.
	Shows string
	// Struck is what is struck through in a cell, which Text is without; the whole where that is all there is.
	Struck string
	// Seen is what is shown of a Number where that is rounded to something noticeably else; "" for others.
	Seen   string
	Raised string // what of a text stands as a superscript: a note's mark, an exponent
	Hidden bool   // its row or its column is not shown
}

// Sheet is one sheet of a workbook. Rows may be of different lengths.
type Sheet struct {
	Name   string // "" for that of a .csv
	Rows   [][]Cell
	Hidden bool // the sheet is not shown
}

// HidesRow tells that a row is not shown, by itself or for a filter; false where it is shown, or there is none.
func (s Sheet) HidesRow(row int) bool {
	if row < 0 || row >= len(s.Rows) || len(s.Rows[row]) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.Rows[row], func(c Cell) bool { return !c.Hidden })
}

// At is a cell, row and column from 0; an empty one beyond those that are there.
func (s Sheet) At(row, column int) Cell {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][column]
}

// Place names a cell as spreadsheets do, with its sheet where that has a name: 客户!C7.
func (s Sheet) Place(row, column int) string {
	name := ColumnName(column) + strconv.Itoa(row+1)
	if s.Name != "" {
		name = s.Name + "!" + name
	}
	return name
}

// ColumnName is the letters of a column, from 0.
func ColumnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// trimmed is a sheet without the empty rows at its end; ok tells whether anything is left.
func trimmed(s Sheet) (_ Sheet, ok bool) {
	last := 0
	for i, row := range s.Rows {
		for _, c := range row {
			if c.Kind != Empty {
				last = i + 1
			}
		}
	}
	s.Rows = s.Rows[:last]
	return s, last > 0
}

// words is a cell of text; blank text is no content.
func words(text string) Cell {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Words, Text: text}
}
