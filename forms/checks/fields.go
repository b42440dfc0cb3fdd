package checks

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

type examination struct {
	form   *forms.Form
	scope  *eval.Scope
	c      forms.Case
	report forms.Report
	bare   bool // of verdicts the outcome alone is wanted
	brief  bool // verdicts and amounts alone are wanted: no findings
}

func (k *examination) add(f forms.Finding) {
	if k.brief || f.Code == forms.FindingRule && f.Severity != forms.Manual && slices.ContainsFunc(k.report.Findings, f.Repeats) {
		return
	}
	k.report.Findings = append(k.report.Findings, f)
}

func (k *examination) fields() {
	for _, f := range k.form.Fields() {
		if !k.scope.Relevant(f) || !k.scope.Wanted(f) {
			continue
		}
		if f.IsTable() {
			k.table(f)
			continue
		}
		k.field(f)
	}
}

func (k *examination) field(f *forms.Field) {
	text := k.scope.Text(f)
	required := k.required(f, f.RequiredExpr)
	finding := forms.Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}
	if text == "" {
		if required && !f.Computed() {
			k.add(finding.As(f.Name()+"/required", gap(f.Source), forms.FindingRequired))
		}
		return
	}
	if f.Computed() {
		return
	}
	sound := k.typed(f, text, finding, nil)
	if typed := k.c.Answers.Values[f.Name()]; typed != "" {
		questioned(k, finding.Place(f)+"/day", eval.OddDay(k.scope, nil, f, typed), finding)
	}
	if sound {
		k.constraint(f, finding)
	}
}

// gap is the severity of a missing answer.
func gap(s forms.Source) forms.Severity {
	if s.Binds() {
		return forms.Block
	}
	return forms.Warn
}

// priced are the names of amounts for which a thing changes hands: 0 says that it was given away, or not filled in.
var priced = pattern.Of(`价|售|销售|成交|租金|合同额|合同金额`)

// zero is an amount of nothing.
var zero = pattern.Of(`^0+(?:\.0+)?$`)

// typed reports what the field's type has to say about the text. It tells whether the text is sound: what the field refuses says
// nothing that could be held against other answers.
func (k *examination) typed(f *forms.Field, text string, finding forms.Finding, sibling func(string) string) (sound bool) {
	parsed := k.scope.Vocab.Parse(f, text, sibling)
	if parsed.Fault != nil {
		bad := finding.As(finding.Place(f)+"/typed", forms.Block, forms.FindingCode(parsed.Fault.Code))
		bad.Fault = parsed.Fault
		k.add(bad)
	}
	switch {
	case f.Is(forms.TypeText, forms.TypeLongText) && eval.Placeholder(text):
		questioned(k, finding.Place(f)+"/placeholder", forms.Fault(forms.FaultPlaceholder, "text", text), finding)
	case f.Is(forms.TypeMoney) && priced.MatchString(f.Label) && zero.MatchString(text):
		questioned(k, finding.Place(f)+"/zero", forms.Fault(forms.FaultZeroPrice, "text", text), finding)
	}
	questioned(k, finding.Place(f)+"/ahead", eval.NumberAhead(k.scope, f, text), finding)
	for _, w := range parsed.Warnings {
		questioned(k, finding.Place(f)+"/warned", w, finding)
	}
	return parsed.Fault == nil
}

// questioned adds a finding that asks to compare an answer; nothing without a fault.
func questioned(k *examination, rule string, why *gb.Fault, finding forms.Finding) {
	if why == nil {
		return
	}
	warn := finding.As(rule, forms.Warn, forms.FindingCode(why.Code))
	warn.Fault = why
	k.add(warn)
}

func (k *examination) constraint(f *forms.Field, finding forms.Finding) {
	if eval.RunsOn(k.scope, f) {
		soon := finding.As(finding.Place(f)+"/over", forms.Warn, forms.FindingConstraint)
		soon.Says = k.fill(f.Over.Says)
		k.add(soon)
	}
	if c := eval.At(k.scope, f); c != nil {
		odd := finding.As(finding.Place(f)+"/held", forms.Warn, forms.FindingConstraint)
		odd.Says = k.fill(c.Says)
		held(k, odd)
	}
	if f.Constraint == nil || f.Constraint.Expr == nil {
		return
	}
	k.scope.ResetReads()
	holds, known, err := k.scope.Judge(f)
	if err != nil {
		k.fail(finding, finding.Place(f)+"/constraint")
		return
	}
	if known && !holds {
		bad := finding.As(finding.Place(f)+"/constraint", f.Constraint.Weight(), forms.FindingConstraint)
		bad.Says = k.fill(f.Constraint.Says)
		if f.Constraint.Stated() {
			bad.Source = f.Constraint.Source
		}
		k.add(bad)
	}
}

// held adds what is said of the time of an answer, once where several answers are held against one another.
func held(k *examination, odd forms.Finding) {
	for i := range k.report.Findings {
		if f := &k.report.Findings[i]; f.Code == odd.Code && f.Says == odd.Says && f.Row == odd.Row {
			f.Fields = append(f.Fields, odd.Fields...)
			return
		}
	}
	k.add(odd)
}

func (k *examination) required(f *forms.Field, e *forms.Expression) bool {
	if e == nil {
		return f.Required.S == "true"
	}
	holds, known, err := eval.Truth(e, k.scope)
	if err != nil {
		k.fail(forms.Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}, f.Name()+"/required")
	}
	return holds && known
}

func (k *examination) table(f *forms.Field) {
	rows := k.c.Answers.Tables[f.Name()]
	minimum := f.MinRows
	if k.required(f, f.RequiredExpr) && minimum == 0 {
		minimum = 1
	}
	finding := forms.Finding{Fields: []string{f.Name()}, Source: f.Source, Label: f.Label}
	if f.None && k.scope.None(f.Name()) {
		minimum = 0
	}
	if len(rows) < minimum {
		few := finding.As(f.Name()+"/rows", gap(f.Source), forms.FindingRowsFew)
		few.Fault = forms.Fault(forms.FaultRowsFew, "have", len(rows), "min", minimum)
		k.add(few)
	}
	if f.MaxRows > 0 && len(rows) > f.MaxRows {
		many := finding.As(f.Name()+"/rows", forms.Warn, forms.FindingRowsMany)
		many.Fault = forms.Fault(forms.FaultRowsMany, "have", len(rows), "max", f.MaxRows)
		k.add(many)
	}
	before := len(k.report.Findings)
	if len(rows) > 0 {
		k.constraint(f, finding)
	}
	told := len(k.report.Findings) > before
	repeated := eval.Repeats(f, rows)
	series(k, f, func(i int) bool { _, is := repeated[i]; return told || is })
	for i := range rows {
		if earlier, is := repeated[i]; is {
			twice := finding.As(f.Name()+"/repeats", forms.Warn, forms.FindingRowRepeats)
			twice.Table, twice.Row, twice.RowNumber = f.Name(), rows[i].ID, i+1
			twice.Fault = forms.Fault(forms.FaultRowRepeats, "row", earlier+1)
			k.add(twice)
		}
		k.row(f, i, &rows[i])
	}
}

func (k *examination) row(table *forms.Field, index int, row *forms.Row) {
	before := k.scope.Row
	k.scope.Row = row
	defer func() { k.scope.Row = before }()
	sibling := func(column string) string { return row.Cells[column] }
	for _, c := range table.Columns {
		finding := forms.Finding{
			Fields: []string{table.Name()}, Table: table.Name(), Row: row.ID, RowNumber: index + 1,
			Column: c.Name(), Source: table.Source, Label: table.Label + "·" + c.Label,
		}
		text := k.scope.Cell(c, row)
		if text == "" {
			if k.required(c, c.RequiredExpr) && !c.Computed() {
				k.add(finding.As(finding.Place(c)+"/required", gap(table.Source), forms.FindingRequired))
			}
			continue
		}
		if !c.Computed() {
			sound := k.typed(c, text, finding, sibling)
			if typed := row.Cells[c.Name()]; typed != "" {
				questioned(k, finding.Place(c)+"/day", eval.OddDay(k.scope, table, c, typed), finding)
			}
			if sound {
				k.constraint(c, finding)
			}
		}
	}
}

// Sentence puts answers in force into a sentence of a rule, as the finding of that rule has them: {eq.sold} becomes 3 台. What is
// no field of the form stays.
func Sentence(form *forms.Form, a forms.Answers, sentence string) string {
	return putIn(sentence, func(id string) (string, *forms.Field) {
		f := form.Known(id)
		if f == nil || a.Values[f.Name()] == "" {
			return "", f
		}
		return shownWith(form.Pack.Vocabulary, f, a.Values[f.Name()]), f
	})
}

// fill puts values into a sentence: {field.id}, {row.column}.
func (k *examination) fill(sentence string) string { return putIn(sentence, k.named) }

// putIn puts what named tells into a sentence in the place of what stands in braces, and of an answer that there is none of that it
// was not filled in; alone in brackets, where no words lead to it, it is named.
func putIn(sentence string, named func(id string) (text string, f *forms.Field)) string {
	var out strings.Builder
	for {
		before, id, rest, ok := forms.NextPlace(sentence)
		if !ok {
			break
		}
		text, f := named(id)
		switch {
		case f == nil && text == "" && !strings.HasPrefix(id, "row."):
			text = "{" + id + "}"
		case f == nil:
		case text == "" && strings.HasSuffix(before, "(") && strings.HasPrefix(rest, ")"):
			before, rest, text = before[:len(before)-1], rest[1:], "（“"+f.Label+"”"+lacks(f)+"）"
		case text == "":
			text = "（" + lacks(f) + "）"
		}
		out.WriteString(before)
		out.WriteString(text)
		sentence = rest
	}
	out.WriteString(sentence)
	return out.String()
}

// lacks tells why there is no answer: nobody gave one, or it cannot be calculated.
func lacks(f *forms.Field) string {
	if f.Computed() {
		return "算不出"
	}
	return "未填"
}

// named is the answer that a sentence names, "" for none, and its field, nil for what is none.
func (k *examination) named(id string) (string, *forms.Field) {
	if column, ok := strings.CutPrefix(id, "row."); ok && k.scope.Row != nil {
		if text := k.scope.Row.Cells[column]; text != "" {
			return text, nil
		}
		if table := k.form.ByID[k.scope.Each]; table != nil {
			return "", table.Column(column)
		}
		return "", nil
	}
	f := k.form.ByID[id]
	if f == nil || k.scope.Text(f) == "" {
		return "", f
	}
	return shownWith(k.scope.Vocab, f, k.scope.Text(f)), f
}

// shownWith is an answer as it stands beside a verdict.
func shownWith(v *forms.Vocabulary, f *forms.Field, text string) string {
	if f.Is(forms.TypeIndustry) {
		return unnamed(text, v.Display(f, text, ""))
	}
	return forms.WithUnit(v.Display(f, text, forms.ExactFormat), f.Unit)
}

// unnamed tells beside the code of a group or a class, of which only the division's name is held, that its own name is not: nobody has
// compared it with the list of GB/T 4754.
func unnamed(code, shown string) string {
	level := map[int]string{len("C342"): "中类", len("C3421"): "小类"}[len(code)]
	if level == "" || !strings.Contains(shown, "（大类：") {
		return shown
	}
	return strings.Replace(shown, "（大类：", "（"+level+"的名称没有收录，没有核对；大类：", 1)
}
