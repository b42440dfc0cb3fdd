package forms

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/gb"
)

type examination struct {
	form   *Form
	scope  *scope
	c      Case
	report Report
}

func (k *examination) add(f Finding) {
	if k.scope.early || f.Code == FindingRule && f.Severity != Manual && slices.ContainsFunc(k.report.Findings, f.repeats) {
		return
	}
	k.report.Findings = append(k.report.Findings, f)
}

func (k *examination) fields() {
	for _, f := range k.form.Fields() {
		if !k.scope.relevant(f) || !k.scope.wanted(f) {
			continue
		}
		if f.IsTable() {
			k.table(f)
			continue
		}
		k.field(f)
	}
}

func (k *examination) field(f *Field) {
	text := k.scope.text(f)
	required := k.required(f, f.required)
	if required && !f.Computed() {
		k.report.Asked++
		if text != "" {
			k.report.Answered++
		}
	}
	finding := Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}
	if text == "" {
		if required && !f.Computed() {
			k.add(finding.as(f.Name()+"/required", gap(f.Source), FindingRequired))
		}
		return
	}
	if f.Computed() {
		return
	}
	k.typed(f, text, finding, nil)
	if typed := k.c.Answers.Values[f.Name()]; typed != "" {
		questioned(k, finding.place(f)+"/day", oddDay(k.scope, nil, f, typed), finding)
	}
	k.constraint(f, finding)
}

// gap is the severity of a missing answer.
func gap(s Source) Severity {
	if s.Binds() {
		return Block
	}
	return Warn
}

// typed reports what the field's type has to say about the text.
func (k *examination) typed(f *Field, text string, finding Finding, sibling func(string) string) {
	parsed := k.scope.vocab.Parse(f, text, sibling)
	if parsed.Fault != nil {
		bad := finding.as(finding.place(f)+"/typed", Block, FindingCode(parsed.Fault.Code))
		bad.Fault = parsed.Fault
		k.add(bad)
	}
	for _, w := range parsed.Warnings {
		questioned(k, finding.place(f)+"/warned", w, finding)
	}
}

// questioned adds a finding that asks to compare an answer; nothing without a fault.
func questioned(k *examination, rule string, why *gb.Fault, finding Finding) {
	if why == nil {
		return
	}
	warn := finding.as(rule, Warn, FindingCode(why.Code))
	warn.Fault = why
	k.add(warn)
}

func (k *examination) constraint(f *Field, finding Finding) {
	if f.Constraint == nil || f.Constraint.expr == nil {
		return
	}
	k.scope.resetReads()
	holds, known, err := k.scope.judge(f)
	if err != nil {
		k.fail(finding, finding.place(f)+"/constraint")
		return
	}
	if known && !holds {
		bad := finding.as(finding.place(f)+"/constraint", f.Constraint.severity(), FindingConstraint)
		bad.Says = k.fill(f.Constraint.Says)
		if f.Constraint.stated() {
			bad.Source = f.Constraint.Source
		}
		k.add(bad)
	}
}

func (c *Constraint) severity() Severity {
	switch {
	case c.Impossible:
		return Block
	case c.Severity == "":
		return Warn
	}
	return c.Severity
}

func (k *examination) required(f *Field, e *Expression) bool {
	if e == nil {
		return f.Required.S == "true"
	}
	holds, known, err := e.holds(k.scope)
	if err != nil {
		k.fail(Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}, f.Name()+"/required")
	}
	return holds && known
}

func (k *examination) table(f *Field) {
	rows := k.c.Answers.Tables[f.Name()]
	minimum := f.MinRows
	if k.required(f, f.required) && minimum == 0 {
		minimum = 1
	}
	if minimum > 0 {
		k.report.Asked++
		if len(rows) >= minimum {
			k.report.Answered++
		}
	}
	finding := Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}
	if f.None && k.scope.none(f.Name()) {
		minimum = 0
	}
	if len(rows) < minimum {
		few := finding.as(f.Name()+"/rows", gap(f.Source), FindingRowsFew)
		few.Fault = fault("rows-few", "have", len(rows), "min", minimum)
		k.add(few)
	}
	if f.MaxRows > 0 && len(rows) > f.MaxRows {
		many := finding.as(f.Name()+"/rows", Warn, FindingRowsMany)
		many.Fault = fault("rows-many", "have", len(rows), "max", f.MaxRows)
		k.add(many)
	}
	if len(rows) > 0 {
		k.constraint(f, finding)
	}
	repeated := uncounted(f, rows)
	for i := range rows {
		if earlier, is := repeated[i]; is && earlier >= 0 {
			twice := finding.as(f.Name()+"/repeats", Warn, FindingRowRepeats)
			twice.Table, twice.Row, twice.RowNumber = f.Name(), rows[i].ID, i+1
			twice.Fault = fault("row-repeats", "row", earlier+1)
			k.add(twice)
		}
		k.row(f, i, &rows[i])
	}
}

func (k *examination) row(table *Field, index int, row *Row) {
	before := k.scope.row
	k.scope.row = row
	defer func() { k.scope.row = before }()
	sibling := func(column string) string { return row.Cells[column] }
	for _, c := range table.Columns {
		finding := Finding{
			Fields: []string{table.Name()}, Table: table.Name(), Row: row.ID, RowNumber: index + 1,
			Column: c.Name(), Source: table.Source, Label: table.Label + "·" + c.Label,
		}
		text := k.scope.cell(c, row)
		if text == "" {
			if k.required(c, c.required) && !c.Computed() {
				k.add(finding.as(finding.place(c)+"/required", gap(table.Source), FindingRequired))
			}
			continue
		}
		if !c.Computed() {
			k.typed(c, text, finding, sibling)
			if typed := row.Cells[c.Name()]; typed != "" {
				questioned(k, finding.place(c)+"/day", oddDay(k.scope, table, c, typed), finding)
			}
			k.constraint(c, finding)
		}
	}
}

// repeats tells that another programme's rule has said the same of the same place already: it is put right once.
func (f Finding) repeats(other Finding) bool {
	return f.Code == other.Code && f.Programme != other.Programme && f.Severity == other.Severity && f.Says == other.Says &&
		f.Row == other.Row && f.Material == other.Material && slices.Equal(f.Fields, other.Fields)
}

// as is a finding of one kind. That something is asked for rests on what the field or material rests on; how it was answered is
// the program's own check.
func (f Finding) as(rule string, severity Severity, code FindingCode) Finding {
	f.Rule, f.Severity, f.Code = rule, severity, code
	switch code {
	case FindingRequired, FindingRowsFew, FindingMissing, FindingMaybe:
	default:
		f.Source = Source{Src: Own}
	}
	return f
}

// place is <field id>, or <table id>.<column id> inside a table.
func (f Finding) place(field *Field) string {
	if f.Table == "" {
		return field.Name()
	}
	return f.Table + "." + field.Name()
}

// unfilled stands in a sentence for a value that there is none of.
const unfilled = "（未填）"

// fill puts values into a sentence: {field.id}, {row.column}.
func (k *examination) fill(sentence string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(sentence, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(sentence[open:], '}')
		if end < 0 {
			break
		}
		out.WriteString(sentence[:open])
		out.WriteString(k.named(sentence[open+1 : open+end]))
		sentence = sentence[open+end+1:]
	}
	out.WriteString(sentence)
	return strings.ReplaceAll(out.String(), "("+unfilled+")", unfilled)
}

func (k *examination) named(id string) string {
	if column, ok := strings.CutPrefix(id, "row."); ok && k.scope.row != nil {
		return k.scope.row.Cells[column]
	}
	f := k.form.fields[id]
	if f == nil {
		return "{" + id + "}"
	}
	if text := k.scope.text(f); text != "" {
		return shownWith(k.scope.vocab, f, text)
	}
	return unfilled
}

// shownWith is an answer as it stands beside a verdict: a share with all the digits that decide, never rounded to the limit that
// it misses.
func shownWith(v *Vocabulary, f *Field, text string) string {
	if d, err := decimal.NewFromString(text); err == nil && f.Is(TypePercent) && !d.Equal(d.Round(2)) {
		return d.String() + f.Unit
	}
	return v.Display(f, text, "") + f.Unit
}
