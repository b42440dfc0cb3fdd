package forms

import (
	"slices"
	"sort"
	"time"

	"yibiao/forms/gb"
)

// Finding is something that does not hold, or that a person must look at.
type Finding struct {
	// Rule is <programme id>/<rule id> for rules, <field id>/<code> for the checks of a field
	// (required, typed, warned, constraint, rows) and <requirement id>/missing for materials.
	Rule      string
	Severity  Severity
	Programme string // id; "" when the finding belongs to a field of several programmes
	Fields    []string
	Table     string // table id when Row is set
	Row       string // row id
	RowNumber int    // from 1
	Column    string
	Material  string // requirement id
	// Says is the pack's sentence with values filled in; "" when Fault or Code tells all.
	Says string
	// Before is what a person confirmed while the values were others, which no longer counts; "" when nothing was.
	Before string
	// First are the labels of what a statement names and nobody has answered: it cannot be confirmed before.
	First []string
	// Presumed is the label of the field whose default, which nobody typed or confirmed, speaks against the rule; "" when none does.
	Presumed string
	// Code names the check, or is the fault's code.
	Code   FindingCode
	Fault  *gb.Fault
	Source Source
	// Label is the name of the field, column or material concerned.
	Label string
	// Others are the ids of the dossiers that count towards the same cap; nil for other findings. They never leave the vault.
	Others []string
}

// FindingCode tells findings apart. The code of an answer that its field refuses, or questions, is that of its fault.
type FindingCode string

// The codes of findings that are no fault of one answer.
const (
	FindingRequired   FindingCode = "required"
	FindingRowsFew    FindingCode = "rows-few"
	FindingRowsMany   FindingCode = "rows-many"
	FindingRowRepeats FindingCode = "row-repeats"
	FindingMissing    FindingCode = "missing" // a material
	FindingMaybe      FindingCode = "maybe"   // a material that may be needed
	// FindingPresumed names the defaults in force that nobody typed or confirmed, made by the session.
	FindingPresumed   FindingCode = "presumed"
	FindingRule       FindingCode = "rule"
	FindingConstraint FindingCode = "constraint"
	FindingUnique     FindingCode = "unique" // made by the session, which knows the other dossiers
	FindingTwice      FindingCode = "twice"  // likewise: one dossier holds a value twice
	FindingCap        FindingCode = "cap"    // likewise: a limit over several dossiers; the fault tells which way
	FindingFile       FindingCode = "file"   // made by the session, which knows the files
	// FindingNotComputed: something in the pack could not be evaluated, and nothing is said of the answers.
	FindingNotComputed FindingCode = "not-computed"
	// FindingByZero: the same, since it divides by zero; an answer may be to blame too.
	FindingByZero FindingCode = "divided-by-zero"
)

// What a finding about a cap says, as the code of its fault. Their args: label, n (other dossiers), names (of them), sum, limit and
// unit, or times.
const (
	CapOver  gb.FaultCode = "cap-over"  // together they are more than the limit
	CapTimes gb.FaultCode = "cap-times" // they are more than there may be
	CapOpen  gb.FaultCode = "cap-open"  // nobody can tell, since a sum or what decides is not known
)

// Outcome is the state of one condition, or of a programme for which there are some.
type Outcome string

// Outcomes of a condition. A new one gets its line in outcomes.
const (
	Met      Outcome = "met"
	NotMet   Outcome = "not-met"
	Doubtful Outcome = "doubtful"  // what only advises speaks against it: a person must ask before applying
	Unknown  Outcome = "unknown"   // cannot tell yet: a deciding answer is missing
	Confirm  Outcome = "confirm"   // a person has not confirmed it yet
	NotAsked Outcome = "not-asked" // the condition does not apply
	// NoConditions is a programme's alone: its document states none, and nothing is there to be met or confirmed.
	NoConditions Outcome = "no-conditions"
)

// outcomes are all outcomes in the order in which programmes are shown by them, with the letter that stands for each in what is
// kept of long lists. A letter never comes to mean another outcome.
var outcomes = []struct {
	outcome Outcome
	letter  byte
}{{Met, 'a'}, {NoConditions, 'g'}, {Confirm, 'b'}, {Unknown, 'c'}, {Doubtful, 'd'}, {NotMet, 'e'}, {NotAsked, 'f'}}

// Outcomes are all outcomes in the order in which programmes are shown by them.
func Outcomes() []Outcome {
	all := make([]Outcome, 0, len(outcomes))
	for _, x := range outcomes {
		all = append(all, x.outcome)
	}
	return all
}

// ProgrammeOutcomes are those that a programme can come to, in the same order: a programme always asks.
func ProgrammeOutcomes() []Outcome {
	return slices.DeleteFunc(Outcomes(), func(o Outcome) bool { return o == NotAsked })
}

// Letter is the small letter that stands for the outcome in what is kept; 0 for what is none.
func (o Outcome) Letter() byte {
	for _, x := range outcomes {
		if x.outcome == o {
			return x.letter
		}
	}
	return 0
}

// OutcomeOf is the outcome that a kept letter stands for; "" for none.
func OutcomeOf(letter byte) Outcome {
	for _, x := range outcomes {
		if x.letter == letter {
			return x.outcome
		}
	}
	return ""
}

// Condition is one eligibility condition with the values that decided.
type Condition struct {
	Rule     *Rule
	Outcome  Outcome
	Deciding []Decided
	// Missing is the field or table whose answer would settle an unknown or an inferred outcome; "" otherwise.
	Missing string
	// Wrong: what is missing was answered, but so that it cannot be true.
	Wrong bool
	// Failed: the rule itself could not be worked out, and no answer would settle it; the outcome is then Unknown.
	Failed bool
	// Guessed: what is missing shows a default that is only a guess.
	Guessed bool
	// Presumed: it came out as it did by a default of the field in Missing, which nobody typed or confirmed.
	Presumed bool
	// Inferred: the condition seems to hold, but what was answered does not say so; the outcome is then Confirm.
	Inferred bool
	// Stated: what the condition rests on was only chosen or ticked by the applicant, with no figure, date or name that could be
	// compared. It is told as the applicant's own word; without the material that proves it, it is inferred.
	Stated bool
	// Filed: a file is attached that the condition rests on. The program has not read it.
	Filed bool
	// NotYet is why what was answered cannot decide yet: what it speaks of is still to come or not over; "" otherwise.
	NotYet string
	// Vague is what stands in the missing field although it says nothing, as “待定” does, or an amount of 0; "" otherwise.
	Vague string
	// Odd is the field of a day or an amount that is questioned, for which the condition is doubtful however it came out; "" otherwise.
	Odd string
	// OddWhy is why, where the time of that answer is at odds with another; nil otherwise.
	OddWhy *Finding
	// Against is what the rule says of what speaks against the condition, where it does not hold or is doubtful by it; "" otherwise, and
	// where conditions are only counted.
	Against string
	// Unasked is the field that the condition waits for though the form does not ask it of such an applicant: nobody can answer it here,
	// and the condition is doubtful; "" otherwise.
	Unasked string
	// Listed: what is missing is a table that has rows. Blank is how many cells that the rule reads are blank in them, Row (from 1)
	// and Column (its label) the first of these.
	Listed bool
	Blank  int
	Row    int
	Column string
	// Twice is the row (from 1) that Row repeats, so that the two count as one; 0 where none does, or cells are blank.
	Twice int
	// Either are the materials any one of which would do, by requirement id, Missing among them; nil when there is no choice.
	Either []string
	// Estimated: it came out by days that were counted through a year whose days off no notice has given yet.
	Estimated bool
	// Unfit: files are attached for the material that is missing, and all are known to be lost, cut or broken.
	Unfit bool
}

// Default is the default that a presumed condition came out by, as shown.
func (c Condition) Default() string {
	for _, d := range c.Deciding {
		if d.Field == c.Missing {
			return d.Text
		}
	}
	return ""
}

// Ground is what a met condition rests on. None of them is a fact that was looked up.
type Ground string

// The grounds.
const (
	OnAnswers Ground = "answers" // figures, dates and names as they were filled in
	OnFiles   Ground = "files"   // the same or a choice, with a file attached that nothing was read of
	OnWord    Ground = "word"    // a tick, or a choice without a file
)

// Ground tells what the condition rests on.
func (c Condition) Ground() Ground {
	switch {
	case c.Rule.Severity == Manual:
		return OnWord
	case c.Filed:
		return OnFiles
	case c.Stated:
		return OnWord
	}
	return OnAnswers
}

// Decided is a value that an outcome rests on.
type Decided struct {
	Field, Label, Text string
}

// Verdict is one programme's eligibility, condition by condition. It says nothing about the export: see Report.Blocking.
type Verdict struct {
	Programme  *Programme
	Conditions []Condition
	// Aside are conditions of the document that do not apply as the case was answered: the applicant's own words set them aside.
	Aside []Condition
	// Outcome is the worst of the conditions: NotMet, Doubtful, Unknown, Confirm; Met only when every one is met. When all
	// are met and none of them is the document's own, or none applies, it is Confirm. NoConditions when there are none at all.
	Outcome Outcome
}

// Count tells how many conditions have an outcome.
func (v Verdict) Count(o Outcome) int {
	n := 0
	for _, c := range v.Conditions {
		if c.Outcome == o {
			n++
		}
	}
	return n
}

// MaterialState is how a requirement stands in one case.
type MaterialState struct {
	Requirement *FormRequirement
	// Need after the conditions have been decided: always (must be attached), optional, or conditional when
	// it cannot be decided yet or only a person can tell.
	Need Need
	// Applies is false when its condition is known not to hold.
	Applies bool
	// Demanded: the document, or the windows of Guangxi and Liuzhou, ask for it in this case; anything else is only usually asked.
	Demanded bool
	// Files counts all that are attached; Unfit those of them that are known to be lost, cut or broken.
	Files, Unfit int
	// Waits is the label of the answer without which it cannot be told whether the program prints what answers the requirement; ""
	// when that is known.
	Waits string
}

// Unmade is a programme that has an application form, none of which is printed as the case stands.
type Unmade struct {
	Programme *Programme
	// Lacks are the labels of the answers that nobody has given and on which that depends; nil when what was answered decides it.
	Lacks []string
}

// Report is the result of a check.
type Report struct {
	Findings  []Finding
	Verdicts  []Verdict
	Estimates []Estimate
	Materials []MaterialState
	Due       []Due
	Unmade    []Unmade
}

// Blocking counts the findings that refuse an official export: blocks and unconfirmed manual rules.
func (r Report) Blocking() int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == Block || f.Severity == Manual {
			n++
		}
	}
	return n
}

// Count counts the findings of one severity.
func (r Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// SortFindings puts the gravest findings first and keeps the order of equals.
func (r *Report) SortFindings() {
	sort.SliceStable(r.Findings, func(i, j int) bool { return r.Findings[i].Severity.Rank() < r.Findings[j].Severity.Rank() })
}

// Open tells that nothing speaks against a programme and not everything for it: somebody has yet to confirm, prove or answer
// something. An amount is then no more than what there would be if that came out well.
func (o Outcome) Open() bool { return o == Confirm || o == Unknown || o == Doubtful }

// OutcomeRank orders outcomes, best first.
var OutcomeRank = map[Outcome]int{Met: 0, NoConditions: 1, Confirm: 1, Unknown: 2, Doubtful: 3, NotMet: 4}

// As is a finding of one kind. That something is asked for rests on what the field or material rests on; how it was answered is
// the program's own check.
func (f Finding) As(rule string, severity Severity, code FindingCode) Finding {
	f.Rule, f.Severity, f.Code = rule, severity, code
	switch code {
	case FindingRequired, FindingRowsFew, FindingMissing, FindingMaybe:
	default:
		f.Source = Source{Src: Own}
	}
	return f
}

// Place is <field id>, or <table id>.<column id> inside a table.
func (f Finding) Place(field *Field) string {
	if f.Table == "" {
		return field.Name()
	}
	return f.Table + "." + field.Name()
}

// Repeats tells that another programme's rule has said the same of the same place already: it is put right once.
func (f Finding) Repeats(other Finding) bool {
	return f.Code == other.Code && f.Programme != other.Programme && f.Severity == other.Severity && f.Says == other.Says &&
		f.Row == other.Row && f.Material == other.Material && slices.Equal(f.Fields, other.Fields)
}

// Due is a date that a deadline comes down to for one case.
type Due struct {
	Deadline *Deadline
	// Programme is nil for the end of the policy document itself.
	Programme *Programme
	Event     string
	Date      time.Time // midnight UTC
	// Estimated: the holiday calendar of a year on the way is not known yet.
	Estimated bool
	Source    Source
}
