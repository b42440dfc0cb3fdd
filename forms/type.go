package forms

import (
	"reflect"
	"slices"
	"sort"

	"yibiao/forms/gb"
)

// TypeName names a field type.
type TypeName string

// The names of the field types.
const (
	TypeText      TypeName = "text"
	TypeLongText  TypeName = "longtext"
	TypeUpper     TypeName = "upper"
	TypeInt       TypeName = "int"
	TypeNumber    TypeName = "number"
	TypeMoney     TypeName = "money"
	TypePercent   TypeName = "percent"
	TypeDate      TypeName = "date"
	TypeYearMonth TypeName = "yearmonth"
	TypeYear      TypeName = "year"
	TypeChoice    TypeName = "choice"
	TypeBool      TypeName = "bool"
	TypeMulti     TypeName = "multi"
	TypeList      TypeName = "list"
	TypeCode      TypeName = "code"
	TypeMobile    TypeName = "mobile"
	TypePhone     TypeName = "phone"
	TypeEmail     TypeName = "email"
	TypeURL       TypeName = "url"
	TypeIPNumber  TypeName = "ip_no"
	TypeRegion    TypeName = "region"
	TypeIndustry  TypeName = "industry"
	TypeTable     TypeName = "table"
)

// Trait is what several types have in common. Who treats types alike asks for it, so that a new type is one row here.
type Trait uint8

// The traits.
const (
	TraitAmount  Trait = 1 << iota // a number of any sort
	TraitDay                       // a day, a month or a year
	TraitChosen                    // chosen or ticked, never typed
	TraitOffered                   // chosen from the field's own options
	TraitEntries                   // several entries, one a line
	TraitLines                     // of several lines
	TraitListed                    // a code of an official list, found by its name
)

// Has tells whether a field's type has one of some traits.
func (f *Field) Has(any Trait) bool {
	t := Types[f.TypeName()]
	return t != nil && t.Traits&any != 0
}

// Layout is how a day, month or year is kept; "" for fields of other types.
func (f *Field) Layout() string {
	if t := Types[f.TypeName()]; t != nil {
		return t.layout
	}
	return ""
}

// Is tells whether a field is of one of some types.
func (f *Field) Is(of ...TypeName) bool { return slices.Contains(of, f.TypeName()) }

// TypeName is the name of the field's type.
func (f *Field) TypeName() TypeName { return TypeName(f.Type.S) }

// Type is a kind of answer. A new type is one file with a literal of this struct and a row in the types table.
type Type struct {
	Name   TypeName
	Traits Trait
	// Expr is the Go type that expressions see.
	Expr reflect.Type
	// parse turns typed text into its canonical form; a fault leaves the text as it was.
	parse func(in typed) (string, *gb.Fault, []*gb.Fault)
	// Value turns canonical text into the Go value of expr; ok is false for text that is not canonical.
	Value func(canonical string) (v any, ok bool)
	// display turns canonical text into what is printed; format is the part after "#" in a form's tag.
	display func(in shown) string
	layout  string // see Field.Layout
	// search finds entries of the official list by a part of their names, or code.
	search func(c *gb.Codes, text string) []gb.Code
}

// typed is what a parser may look at.
type typed struct {
	field   *Field
	text    string
	sibling func(column string) string // other cells of the same row; nil outside tables
	vocab   *Vocabulary
}

// shown is what a display function may look at.
type shown struct {
	field     *Field
	canonical string
	format    string
	vocab     *Vocabulary
}

var Types = map[TypeName]*Type{}

func init() {
	for _, family := range [][]*Type{textTypes, numberTypes, dateTypes, choiceTypes, codeTypes} {
		for _, t := range family {
			Types[t.Name] = t
		}
	}
	Types[TypeTable] = &Type{Name: TypeTable}
}

// TypeNames lists the field types, sorted.
func TypeNames() []string {
	names := make([]string, 0, len(Types))
	for name := range Types {
		names = append(names, string(name))
	}
	sort.Strings(names)
	return names
}

// Parsed is the outcome of reading typed text.
type Parsed struct {
	// Canonical is what is kept: the canonical form, or the typed text unchanged when there is a fault.
	Canonical string
	Fault     *gb.Fault
	Warnings  []*gb.Fault
}

// Parse reads text typed into a field; sibling gives the other cells of the row and may be nil.
// Empty text is always accepted: whether an answer is required is a finding, not a typing error.
func (v *Vocabulary) Parse(f *Field, text string, sibling func(string) string) Parsed {
	shown := trimSpace(printable(text))
	var control []*gb.Fault
	if shown != trimSpace(text) {
		control = append(control, Fault(FaultControl))
	}
	if text = characters(shown); text != shown {
		control = append(control, Fault(FaultLookalike))
	}
	if text == "" || f.Typed == nil || f.Typed.parse == nil {
		return Parsed{Canonical: text, Warnings: control}
	}
	if sibling == nil {
		sibling = func(string) string { return "" }
	}
	canonical, fault, warnings := f.Typed.parse(typed{field: f, text: text, sibling: sibling, vocab: v})
	if fault != nil {
		return Parsed{Canonical: text, Fault: fault}
	}
	return Parsed{Canonical: canonical, Warnings: append(control, warnings...)}
}

// Search finds the entries of a field's official list by a part of their names, or by code; none where it has no list.
func (v *Vocabulary) Search(f *Field, text string) []gb.Code {
	if t := Types[f.TypeName()]; t != nil && t.search != nil && v.Codes != nil {
		return t.search(v.Codes, text)
	}
	return nil
}

// Unsound tells what forbids to print an answer: what its field's own check has against it, warnings aside. nil for
// sound and calculated answers. sibling gives the other cells of the row and may be nil.
func (v *Vocabulary) Unsound(f *Field, canonical string, sibling func(string) string) *gb.Fault {
	if f.Computed() {
		return nil
	}
	return v.Parse(f, canonical, sibling).Fault
}

// Secret tells that a field holds an identity number or a bank account, which are masked on the screen until they are asked for.
func (f *Field) Secret() bool {
	_, secret := gb.Masked(f.Validator.S, "")
	return secret
}

// Mask is a text of the field for the screen, masked where the field is secret. Forms and bundles have it whole.
func (f *Field) Mask(text string) string {
	masked, _ := gb.Masked(f.Validator.S, text)
	return masked
}

// Shown is Display for the screen; see Mask.
func (v *Vocabulary) Shown(f *Field, canonical string) string {
	return f.Mask(v.Display(f, canonical, ""))
}

// Display gives an answer as it is printed: "380.00", "2025年5月6日", "是", the name of a region.
// format selects another look ("upper" for capitals); text that is not canonical is shown as it is, and so is a number
// that its field refuses: nothing that was not accepted looks as if it were.
func (v *Vocabulary) Display(f *Field, canonical, format string) string {
	if canonical == "" || f.Typed == nil || f.Typed.display == nil {
		return canonical
	}
	if f.Typed.Expr == DecimalType && v.Unsound(f, canonical, nil) != nil {
		return canonical
	}
	return f.Typed.display(shown{field: f, canonical: canonical, format: format, vocab: v})
}
