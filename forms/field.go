package forms

import (
	"reflect"
	"slices"
)

// Field is one thing that is asked. A table is a field of type "table" with Columns.
//
// Required, Relevant, Constraint, Calculate and Default are expressions over the other fields of the form;
// inside a column they may also use row.<column>.
type Field struct {
	ID    Text   `yaml:"id"`
	Label string `yaml:"label"`
	// Group is the section of the client profile that a vocabulary field belongs to.
	Group string `yaml:"group"`
	Type  Text   `yaml:"type"` // a key of Types
	Unit  string `yaml:"unit"` // 万元, %, 台/套; printed after the value
	// Options are the allowed values of choice and multi; a choice with Open also takes other text.
	Options []string `yaml:"options"`
	Open    bool     `yaml:"open"`
	// Required is "true", "false" or an expression.
	Required   Text        `yaml:"required"`
	Relevant   Text        `yaml:"relevant"`
	Constraint *Constraint `yaml:"constraint"`
	// Over says when what the answer speaks of is over: the quarter of a figure, the day of an event. What is not may be prepared, so it
	// only warns; it decides no condition and is part of no sum.
	Over *Constraint `yaml:"over"`
	// Period is the first and the last day of what a figure is of, as expressions: the quarter of an output. Empty: not told.
	Period []Text `yaml:"period"`
	// Held is what an answer and the time it is of are held against: the contract, the loan, the base period, the year in a number, the
	// figure of the year before. What breaks one may be true all the same: every condition that rests on the answer is doubtful, with
	// that sentence.
	Held      []*Constraint `yaml:"held"`
	Calculate Text          `yaml:"calculate"` // always computed, never typed
	Default   Text          `yaml:"default"`   // used while nothing is typed
	// DefaultHolds: the default follows from what is answered or stands in the cited document, and decides conditions as an
	// answer does. Any other is a guess, which proves nothing until somebody has typed it.
	DefaultHolds bool `yaml:"default_holds"`
	// Guess is what the field, or column, probably holds while nothing is typed; nil for none.
	Guess     *Guess `yaml:"guess"`
	Validator Text   `yaml:"validator"` // a name of gb.Validators()
	// Min and Max bound the number of characters of text, the number of entries of list and multi, and the value of numbers.
	Min  *int64 `yaml:"min"`
	Max  *int64 `yaml:"max"`
	Hint string `yaml:"hint"`
	// Example is a sample answer shown as help.
	Example string `yaml:"example"`

	// Columns of a table; ColumnSet names a shared set of the vocabulary instead, or before Columns.
	Columns   []*Field `yaml:"columns"`
	ColumnSet Text     `yaml:"column_set"`
	MinRows   int      `yaml:"min_rows"`
	MaxRows   int      `yaml:"max_rows"` // 0: no limit
	// None: a table that must have rows may be stated to have none (a firm in its first year has no earlier figures).
	None bool `yaml:"none"`
	// Early days may lie before the applicant was founded: they are a person's, a patent's, an authority's. Of a table: all its days.
	Early bool `yaml:"early"`
	// Usual is the largest usual amount or percentage, in the field's unit; a larger amount is questioned when it is typed, and a
	// percentage below 1 only when what it would be as a fraction is usual. 0: by the unit.
	Usual int64 `yaml:"usual"`

	// NoSum: amounts that mean nothing added up: prices of one piece, what stands on the books on a day. Of a column.
	NoSum bool `yaml:"no_sum"`
	// Series: the rows are years or months one after the other, the earliest first. Of a column that is a year or a month.
	Series bool `yaml:"series"`

	// Unique: no two dossiers may hold the same value here (an invoice, a patent, the name of a project).
	Unique *Unique `yaml:"unique"`

	Source `yaml:",inline"`

	// Profile is set on vocabulary fields: the answer belongs to the client, not to the dossier.
	Profile bool `yaml:"-"`

	RequiredExpr, RelevantExpr, CalculateExpr, Fallback *Expression   `yaml:"-"`
	PeriodExprs                                         []*Expression `yaml:"-"`
	Typed                                               *Type         `yaml:"-"`
	Row                                                 reflect.Type  `yaml:"-"` // of a table, for expressions
}

// Constraint is a condition on a field's own value.
type Constraint struct {
	Require  Text     `yaml:"require"`
	Says     string   `yaml:"says"`
	Severity Severity `yaml:"severity"` // "" = warn
	// Impossible: an answer against it cannot be true, whatever any document asks (a day of founding that is still to come,
	// a part that is more than the whole). It blocks, as an answer does that is no date or no number.
	Impossible bool `yaml:"impossible"`
	// Source is who else says so; nothing: it is the program's own check, whatever the field rests on.
	Source `yaml:",inline"`
	Expr   *Expression `yaml:"-"`
}

// Guess is what follows from other answers, probably: it is offered with its reason, and counts for nothing until a person takes it
// over. Of a default, which is printed, that cannot be said.
type Guess struct {
	Value Text   `yaml:"value"`
	When  Text   `yaml:"when"` // when it is offered; "" = whenever the value is known
	Why   string `yaml:"why"`  // what it rests on, as half a sentence

	ValueExpr, WhenExpr *Expression `yaml:"-"`
}

// Unique says that a value may stand in one dossier only.
type Unique struct {
	// Kind names what is numbered where fields and tables of several names number the same: they are compared with each other.
	// "" compares fields of one label and one sentence.
	Kind Text `yaml:"kind"`
	// Scope is "client" (the dossiers of one client) or "all" (those of every client of the vault).
	Scope Text   `yaml:"scope"`
	Says  string `yaml:"says"` // what is wrong with a second use, and what to do
	// Others is what it means that a dossier of another client holds the value, where the scope is client; "" does not look there.
	Others string `yaml:"others"`
	// Rows: several rows of one dossier may hold the value. Mild: a second use is often as it should be.
	Rows   bool `yaml:"rows"`
	Mild   bool `yaml:"mild"`
	Source `yaml:",inline"`
}

// Kind is the field's type; never nil after a pack has been read.
func (f *Field) Kind() *Type { return f.Typed }

// Name is the id under which answers are kept and expressions speak of the field.
func (f *Field) Name() string { return f.ID.S }

// IsTable tells whether the answer is a list of rows.
func (f *Field) IsTable() bool { return f.Is(TypeTable) }

// Computed tells whether the answer is calculated and never typed.
func (f *Field) Computed() bool { return f.CalculateExpr != nil }

// Guessable tells whether the field, or a cell of the table, is ever guessed.
func (f *Field) Guessable() bool {
	return f.Guess != nil || slices.ContainsFunc(f.Columns, func(c *Field) bool { return c.Guess != nil || c.Series && c.Is(TypeYear) })
}

// Column finds a column of a table by id; nil when there is none.
func (f *Field) Column(id string) *Field {
	for _, c := range f.Columns {
		if c.ID.S == id {
			return c
		}
	}
	return nil
}

// UsedUp tells whether an answer may be used once, so that a further dossier needs another; what is often used again is not.
func (f *Field) UsedUp() bool { return f.Unique != nil && !f.Unique.Mild }

// OnceNames are the names by which a requirement speaks of what a field or its columns hold that may be used once.
func OnceNames(f *Field) (names []string) {
	note := func(f *Field, name string) {
		if !f.UsedUp() {
			return
		}
		if names = append(names, name); f.Unique.Kind.Given() {
			names = append(names, f.Unique.Kind.S)
		}
	}
	note(f, f.Name())
	for _, c := range f.Columns {
		note(c, f.Name()+"."+c.Name())
	}
	return names
}

// Section is a titled group of fields.
type Section struct {
	Use   Text   `yaml:"use"`     // a block of the pack or the vocabulary
	Title string `yaml:"section"` // when no block is used, or instead of the block's title
	// Without leaves fields of the block out.
	Without []Text `yaml:"without"`
	// Relevant says when the section is asked; empty: always. A field that several sections ask is asked when one of them is.
	Relevant Text   `yaml:"relevant"`
	Note     string `yaml:"note"`
	// Unprinted sections are asked on the screen only: they tell the program what to make.
	Unprinted bool `yaml:"unprinted"`
	// Progress: what is kept here is where each authority stands with the application. It is no part of the application and
	// is printed only where a layout names the section.
	Progress bool   `yaml:"progress"`
	Items    []Item `yaml:"fields"`
	// Fields are the resolved items, in order.
	Fields []*Field `yaml:"-"`

	RelevantExpr *Expression `yaml:"-"`
}

// Item is a field written out, or a reference to one that the vocabulary or the pack defines.
type Item struct {
	Ref   Text
	Field *Field
}

// Voids tells that there are answers, against what must hold of them, that count for nothing.
func (f *Field) Voids() bool { return f.Over != nil || f.Constraint != nil && f.Constraint.Impossible }

func (c *Constraint) Weight() Severity {
	switch {
	case c.Impossible:
		return Block
	case c.Severity == "":
		return Warn
	}
	return c.Severity
}
