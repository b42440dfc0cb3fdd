package forms

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"
)

// Severity is what a finding means for the export.
type Severity string

// Severities, from the one that stops an export to the one that only informs.
const (
	Block  Severity = "block"  // the official export is refused
	Warn   Severity = "warn"   // the export goes on, with a note
	Manual Severity = "manual" // a person must confirm by a tick
	Info   Severity = "info"   // for reading only
)

// Rank orders severities, gravest first.
func (s Severity) Rank() int {
	switch s {
	case Block:
		return 0
	case Manual:
		return 1
	case Warn:
		return 2
	}
	return 3
}

// Rule is something that must hold.
type Rule struct {
	// Use takes a rule of the pack or the vocabulary; the other keys override it.
	Use Text `yaml:"use"`
	ID  Text `yaml:"id"`
	// Condition names an eligibility condition; a rule without it only checks the form's consistency.
	Condition string `yaml:"condition"`
	When      Text   `yaml:"when"`    // the rule applies only when this holds
	Each      Text   `yaml:"each"`    // a table: the rule is checked for every row, as row.<column>
	Require   Text   `yaml:"require"` // "" for manual and info rules without an expression
	// Infers is when a rule that holds has only been inferred from what was answered: then a person must confirm it.
	Infers Text `yaml:"infers"`
	// InfersSays tells in a clause why that is no more than inferred.
	InfersSays string `yaml:"infers_says"`
	// Doubt is when a rule that does not hold leaves a doubt only, whatever its severity: answers that contradict one another.
	Doubt Text `yaml:"doubt"`
	// Asking: the rule limits the sum that is asked for. Broken, it wants a smaller one: it excludes nobody and is no condition,
	// and what may be paid stands. Set where a require reads so, and by packs.
	Asking bool `yaml:"asking"`
	// Claimed: the rule rests on what the applicant chose or ticked. Set where a require reads nothing else, and by packs where the
	// figures beside a choice can only speak against it.
	Claimed  bool     `yaml:"claimed"`
	Severity Severity `yaml:"severity"`
	Says     string   `yaml:"says"` // sentence when it does not hold; may hold {field.id} and {row.column}
	// SaysFor are sentences for cases of their own, of which the first that is known to be the case stands instead of Says.
	SaysFor []SaysFor `yaml:"says_for"`
	// Ask is the sentence of the tick of a manual rule.
	Ask string `yaml:"ask"`
	// Fields are the places the finding points to; empty = the fields that the expression reads.
	Fields []Text `yaml:"fields"`
	// Needs are requirements that serve as evidence, shown with the rule.
	Needs []Text `yaml:"needs"`
	// About are the fields that the statement of a manual rule speaks of: nobody can confirm it while one of them is empty.
	// The word dossier stands for all that the programme must have.
	About  []Text `yaml:"about"`
	Source `yaml:",inline"`

	WhenExpr, RequireExpr, InfersExpr, DoubtExpr *Expression `yaml:"-"`
	// Sums are the sums over tables that Require compares, so that a finding tells what they come to; none for a rule over rows.
	Sums      []Sum      `yaml:"-"`
	Programme *Programme `yaml:"-"`
	Expired   bool       `yaml:"-"` // stands for the end of the document, not written in any pack
	// Base is the shared rule that this one was taken from; nil for a programme's own.
	Base *Rule `yaml:"-"`
}

// SaysFor is a sentence of a rule that does not hold in a case of its own: of a sole trader, of a branch.
type SaysFor struct {
	When     Text        `yaml:"when"`
	Says     string      `yaml:"says"`
	WhenExpr *Expression `yaml:"-"`
}

// Decides tells whether the rule is a condition of eligibility.
func (r *Rule) Decides() bool { return r.Condition != "" && !r.Asking && r.Severity != Info }

// Key is the id that is unique over all packs: <programme id>/<rule id>.
func (r *Rule) Key() string { return r.Programme.ID.S + "/" + r.ID.S }

// TickField is the answer under which the confirmation of a manual rule is kept ("true" when ticked).
func (r *Rule) TickField() string { return "tick:" + r.Key() }

// Amount is one sum of money that may be estimated.
type Amount struct {
	ID    Text   `yaml:"id"`
	Label string `yaml:"label"`
	When  Text   `yaml:"when"`
	// Base is the expression of the base, Name its words (销售价格).
	Base Text   `yaml:"base"`
	Name string `yaml:"name"`
	// Ratio is a factor such as 0.5, or an expression; "" = 1.
	Ratio Text `yaml:"ratio"`
	Cap   Text `yaml:"cap"` // "" = no cap
	// Received are the words, parted by |, by which a row of the list of support received, about the same project, is known to be of this
	// programme: what was received counts against the cap. "" for none.
	Received Text `yaml:"received"`
	// Asked is the field with the sum that is asked for, which the estimate limits; "" = apply.amount or project.apply, where asked.
	Asked Text `yaml:"asked"`
	// CapWhen: the cap is written only where this holds (a notice that may set one); empty: always.
	CapWhen Text   `yaml:"cap_when"`
	Unit    string `yaml:"unit"` // 万元 or 元
	// Places is the number of decimals that the result is rounded down to.
	Places int32 `yaml:"places"`
	// NoticeSource is the field that says which yearly notice the ratio or cap was taken from.
	NoticeSource Text   `yaml:"notice_source"`
	Note         string `yaml:"note"`
	// Reading names one of several ways to read the clause; ReadingOf is then the amount that it stands beside.
	// Only one of them can be paid, so a reading is shown but never added.
	Reading   string `yaml:"reading"`
	ReadingOf Text   `yaml:"reading_of"`
	Source    `yaml:",inline"`

	WhenExpr, BaseExpr, RatioExpr, CapExpr, CapWhenExpr *Expression `yaml:"-"`
	Programme                                           *Programme  `yaml:"-"`
}

// Cap is a limit that counts over all dossiers of one applicant that the programme, or several of the pack, have.
type Cap struct {
	// Use stands for a cap of the pack, which several programmes share.
	Use   Text   `yaml:"use"`
	ID    Text   `yaml:"id"` // one in the whole pack
	Label string `yaml:"label"`
	When  Text   `yaml:"when"` // a dossier counts only where this holds
	// Per are expressions that must come to the same, such as the year: each has a limit of its own. None: all dossiers together.
	Per []Text `yaml:"per"`
	// Sum is the field whose sums are added up, Limit an expression in its unit. Times is how many dossiers there may be. One of
	// the two limits is given, or both.
	Sum    Text `yaml:"sum"`
	Limit  Text `yaml:"limit"`
	Times  int  `yaml:"times"`
	Source `yaml:",inline"`

	WhenExpr, LimitExpr *Expression   `yaml:"-"`
	PerExprs            []*Expression `yaml:"-"`
}

// Deadline is a period or date that the document sets, or an obligation after approval.
type Deadline struct {
	// Use stands for a deadline of the pack, which is known by its ID.
	Use   Text   `yaml:"use"`
	ID    Text   `yaml:"id"`
	Event Text   `yaml:"event"`
	From  Text   `yaml:"from"` // a date field that starts the period; "" when it starts outside the program
	Value int    `yaml:"value"`
	Unit  string `yaml:"unit"` // workday, day, month, year
	On    string `yaml:"on"`   // a fixed date 2006-01-02 instead of a period
	// Yearly is a day of every year, 01-10; Words a period that the document gives without a number (及时, 每月).
	Yearly string `yaml:"yearly"`
	Words  string `yaml:"words"`
	When   Text   `yaml:"when"` // the deadline applies only when this holds
	// Each is a table that From reads with row.<column>: one date for every row. The event may hold {row.column}.
	Each Text `yaml:"each"`
	// Fixed: something ends by itself on that day (a validity, a term), and no day off moves it. Eve: it ends the day before.
	Fixed bool `yaml:"fixed"`
	Eve   bool `yaml:"eve"`

	Party      string `yaml:"party"`
	Obligation bool   `yaml:"obligation"` // a duty of the applicant
	// Approved: it begins with the approval, and is no date of a dossier that has none.
	Approved bool `yaml:"approved"`
	// Internal: the authorities' own timetable, told with the policy and never among the dates of a dossier.
	Internal           bool `yaml:"internal"`
	Source             `yaml:",inline"`
	FromExpr, WhenExpr *Expression `yaml:"-"`
}

// authorities are the ends of the names of those who decide.
var authorities = []string{"局", "厅", "委", "委员会", "部", "部门", "政府", "办公室", "管理机构"}

// OfAuthority tells that an authority has to keep the deadline, and the applicant can do nothing about it.
func (d *Deadline) OfAuthority() bool {
	return !d.Obligation && slices.ContainsFunc(authorities, func(end string) bool { return strings.HasSuffix(d.Party, end) })
}

// Need says when a material must be attached.
type Need string

// Needs of a requirement.
const (
	Always      Need = "always"
	Conditional Need = "conditional"
	Optional    Need = "optional"
)

// Requirement is a material that must or may be attached.
type Requirement struct {
	Use  Text   `yaml:"use"` // a requirement of the vocabulary or the pack; the other keys override it
	ID   Text   `yaml:"id"`
	Name string `yaml:"name"`
	Need Need   `yaml:"need"`
	When Text   `yaml:"when"` // for conditional: required when this holds
	// WhenSays is the condition in words; a conditional requirement without When is decided by the person.
	WhenSays string `yaml:"when_says"`
	Format   string `yaml:"format"`
	Copies   int    `yaml:"copies"` // 0 = as the notice says
	Seal     string `yaml:"seal"`
	Note     string `yaml:"note"`
	// Shared: one file per client serves every dossier.
	Shared bool `yaml:"shared"`
	// Proves names what its files prove that may be used in one dossier only: kinds of numbers, fields, <table>.<column>. A dossier
	// that asks for one of them needs files of its own.
	Proves []Text `yaml:"proves"`
	Source `yaml:",inline"`

	WhenExpr *Expression `yaml:"-"`
}

// Example is an input with the expected result; all examples run whenever the pack is read.
type Example struct {
	Name     Text                           `yaml:"name"`
	With     []string                       `yaml:"with"` // further programmes chosen in the same dossier
	Given    map[string]Scalar              `yaml:"given"`
	Rows     map[string][]map[string]Scalar `yaml:"rows"`
	Attached []string                       `yaml:"attached"`
	Today    string                         `yaml:"today"`
	Expect   map[string]Severity            `yaml:"expect"`   // rule or <field>/<code> → severity of a finding that must be there
	Absent   []string                       `yaml:"absent"`   // findings that must not be there
	Verdict  map[string]Outcome             `yaml:"verdict"`  // rule id → outcome
	Estimate map[string]string              `yaml:"estimate"` // amount id → value in its unit, "" = cannot tell
	Need     map[string]bool                `yaml:"need"`     // requirement id → required or not
	// Others are further dossiers of the same applicant, which caps count too.
	Others []*OtherExample `yaml:"others"`
}

// OtherExample is another dossier of the applicant of an example.
type OtherExample struct {
	Programme Text              `yaml:"programme"` // "" is that of the example
	Given     map[string]Scalar `yaml:"given"`
	Approved  bool              `yaml:"approved"` // then what was granted counts: award.amount
}

// Expression is a compiled expression over the fields of a pack.
type Expression struct {
	Source string
	// Reads are the ids of the fields and tables that the text names, each once, in order.
	Reads   []string
	Reading Reading
	Program *vm.Program
	// Either gives the sides of an or, for a condition that is known by one side alone; nil for what is none. They are
	// compiled when they are first asked for, since few ever are.
	Either func() []*Expression
}

// Reading is what the text of an expression names beside its fields, in order and as often as it names them.
type Reading struct {
	Cells []Cell
	Calls []Call
	Texts []string // what stands in quotation marks, but for the arguments of calls
	Blank []string // columns that are compared with ""
	Once  []Column // columns of which each value may stand only once: unique(map(table, .column))
	// Compared are the fields that are named otherwise than in answered(); Limited those that are the last term of a side that must
	// be less than another.
	Compared, Limited []string
	Or, Zero          bool // there is an or; 0 is asked for, or lets it hold
}

// Cell is one place where an expression reads a column.
type Cell struct {
	Column string
	Of     CellOf
}

// CellOf says of which rows an expression reads a column.
type CellOf string

const (
	EachRow CellOf = ""     // of those of a table, one after another
	ThisRow CellOf = "row"  // of the one that a rule is checked for
	LastRow CellOf = "last" // of the last alone
)

// Call is a call of a function: with the text, the field or the cell that is its first argument; "" for anything else.
type Call struct {
	Function, Argument string
	Cell               Cell
}

// Column is a column of a table, by its name and the table's id.
type Column struct{ Table, Name string }

// Calls tells whether an expression calls a function with an argument, "" for any. False for no expression.
func (e *Expression) Calls(function, argument string) bool {
	return e != nil && slices.ContainsFunc(e.Reading.Calls, func(c Call) bool {
		return c.Function == function && (argument == "" || c.Argument == argument)
	})
}

// ReadsColumn tells whether an expression reads a column, whosever it is. False for no expression.
func (e *Expression) ReadsColumn(name string) bool {
	return e != nil && slices.ContainsFunc(e.Reading.Cells, func(c Cell) bool { return c.Column == name })
}

// Sum is a sum over the rows of a table, with the label and the unit of its column, or of the columns that are added up in each row
// (“不含税金额”加“税额”); both "" where it is a sum of something else.
type Sum struct {
	Expr        *Expression
	Label, Unit string
	// Side is the whole side of the comparison where more is added to the sum, in the same unit; nil where nothing is.
	Side *Expression
}
