package forms

import (
	"maps"
	"slices"
	"time"
)

// Answers are what has been filled in: canonical text by field id, and rows by table id in their order.
// A missing key or "" means "not answered"; lists and multiple choices hold one entry a line.
type Answers struct {
	Values map[string]string
	Tables map[string][]Row
}

// Row is one row of a table. ID stays the same for the life of the row.
type Row struct {
	ID    string
	Cells map[string]string
}

// Case is everything a check looks at.
type Case struct {
	Answers Answers
	// Attached counts the files per requirement id that are there for all that is known of them.
	Attached map[string]int
	// Unfit counts those that are attached and known to be lost, cut or broken: they are there for nothing.
	Unfit map[string]int
	// Today is the day of the check, used by rules on periods.
	Today time.Time
	// Approved: what was applied for has been granted.
	Approved bool
	// Begun: a dossier holds the case. What it leaves empty it leaves out; before one, nobody has been asked yet.
	Begun bool
}

// NewAnswers gives empty answers ready for writing.
func NewAnswers() Answers {
	return Answers{Values: map[string]string{}, Tables: map[string][]Row{}}
}

// Clone gives answers of their own: what is changed in these is not changed in those.
func (a Answers) Clone() Answers {
	own := Answers{Values: maps.Clone(a.Values), Tables: make(map[string][]Row, len(a.Tables))}
	for table, rows := range a.Tables {
		copied := slices.Clone(rows)
		for i := range copied {
			copied[i].Cells = maps.Clone(copied[i].Cells)
		}
		own.Tables[table] = copied
	}
	return own
}

// NoneOf is the answer under which a client states that it has no rows for a table ("true").
func NoneOf(table string) string { return "none:" + table }

// Leading is the column by whose cell a row of a table is known: the first that was written in words, else the first that says anything. cell
// gives what a column, by its name, says; nil for a row without a word.
func Leading(table *Field, cell func(column string) string) (lead *Field) {
	for _, c := range table.Columns {
		worded := !c.Has(TraitChosen | TraitDay | TraitAmount)
		switch {
		case cell(c.Name()) == "":
		case worded:
			return c
		case lead == nil:
			lead = c
		}
	}
	return lead
}
