package loading

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// compileProgramme checks and compiles what one programme states besides its fields.
func compileProgramme(q *forms.Programme, m *Mistakes, n *eval.Names) {
	if q.Card != nil && len(q.Asks)+len(q.Outputs)+len(q.Materials) > 0 {
		m.At(q.ID.At, "", "%s is a card: it has no asks, materials or outputs", q.ID.S)
	}
	numbered(q.Pack, &q.Applicants.Source)
	if q.Card != nil {
		numbered(q.Pack, &q.Card.Source)
	}
	compileFollows(q, m)
	for _, s := range q.Asks {
		s.RelevantExpr = boolean(m, n, s.Relevant, nil)
	}
	for _, a := range q.After {
		if q.Pack.Vocabulary.Happening(a.S) == nil {
			m.At(a.At, "", "%s: unknown happening %q", q.ID.S, a.S)
		}
	}
	compileRules(q, m, n)
	compileAmounts(q, m, n)
	compileCaps(q, m, n)
	for _, r := range q.Materials {
		r.WhenExpr = boolean(m, n, r.When, nil)
		provenance(m, r.ID.At, r.Src)
	}
	compileDeadlines(q, m, n)
	for i := range q.Process {
		numbered(q.Pack, &q.Process[i].Source)
	}
	compileDeclarations(q, m)
	compileOutputs(q, m, n)
}

// compileFollows checks that what a programme follows is another programme of the pack.
func compileFollows(q *forms.Programme, m *Mistakes) {
	if q.Follows == nil {
		return
	}
	numbered(q.Pack, &q.Follows.Source)
	if len(q.Follows.After) == 0 || q.Follows.Says == "" {
		m.At(q.ID.At, "after says", "%s follows nothing, or does not say what that means", q.ID.S)
	}
	for _, id := range q.Follows.After {
		if id.S == q.ID.S || q.Pack.Programme(id.S) == nil {
			m.At(id.At, "", "%s follows %q, which is no other programme of the pack", q.ID.S, id.S)
		}
	}
}

func compileDeadlines(q *forms.Programme, m *Mistakes, n *eval.Names) {
	for _, d := range q.Deadlines {
		numbered(q.Pack, &d.Source)
		var table *forms.Field
		if d.Each.Given() {
			if table = n.Fields[d.Each.S]; table == nil || !table.IsTable() {
				m.At(d.Each.At, "", "deadline %s: %q is no table", d.Event.S, d.Each.S)
				continue
			}
		}
		e, err := n.Compile(d.From, table, forms.TimeType)
		m.Add(err)
		d.FromExpr = e
		d.WhenExpr = boolean(m, n, d.When, nil)
		if d.Yearly != "" {
			if _, err := time.Parse("01-02", d.Yearly); err != nil {
				m.At(d.Event.At, "", "deadline %s: yearly is %q, not month-day such as 01-10", d.Event.S, d.Yearly)
			}
		}
		if (d.Fixed || d.Eve) && (d.Value == 0 || d.Unit == gb.UnitWorkday) {
			m.At(d.Event.At, "", "deadline %s: only a period of days, months or years is fixed or ends on the eve", d.Event.S)
		}
		dated := d.On != "" || d.Yearly != "" || d.Words != "" || d.From.Given() && d.Value == 0
		if !dated && !slices.Contains([]string{gb.UnitWorkday, gb.UnitDay, gb.UnitMonth, gb.UnitYear}, d.Unit) {
			m.At(d.Event.At, "workday day month year", "deadline %s: unit is %q", d.Event.S, d.Unit)
		}
	}
}

func compileRules(q *forms.Programme, m *Mistakes, n *eval.Names) {
	seen := map[string]bool{}
	for _, r := range q.Rules {
		r.Programme = q
		if !r.ID.Given() || seen[r.ID.S] {
			m.At(r.ID.At, "", "rule id %q is missing or used twice in %s", r.ID.S, q.ID.S)
		}
		seen[r.ID.S] = true
		numbered(q.Pack, &r.Source)
		severityOf(m, r.ID.At, r.Severity, r.Source, false)
		provenance(m, r.ID.At, r.Src)
		if r.Says == "" {
			m.At(r.ID.At, "", "rule %s has no sentence (says)", r.ID.S)
		}
		if !r.Require.Given() && r.Severity != forms.Manual && r.Severity != forms.Info {
			m.At(r.ID.At, "", "rule %s: only manual and info rules may have no require", r.ID.S)
		}
		compileRule(q, m, n, r)
	}
}

func compileRule(q *forms.Programme, m *Mistakes, n *eval.Names, r *forms.Rule) {
	var table *forms.Field
	if r.Each.Given() {
		table = n.Fields[r.Each.S]
		if table == nil || !table.IsTable() {
			m.At(r.Each.At, "", "rule %s: %q is no table", r.ID.S, r.Each.S)
			return
		}
	}
	r.WhenExpr = boolean(m, n, r.When, nil)
	r.RequireExpr = boolean(m, n, r.Require, table)
	if table == nil && r.RequireExpr != nil {
		r.Sums = n.Sums(r.Require)
	}
	r.InfersExpr = boolean(m, n, r.Infers, nil)
	r.DoubtExpr = boolean(m, n, r.Doubt, nil)
	for _, f := range r.Fields {
		if n.Fields[f.S] == nil {
			m.At(f.At, "", "rule %s: unknown field %s%s", r.ID.S, f.S, forms.Near(f.S, n.Fields))
		}
	}
	for _, need := range r.Needs {
		if !n.Materials[need.S] {
			m.At(need.At, "", "rule %s: unknown material %s", r.ID.S, need.S)
		}
	}
	placeholders(m, n, r.ID.At, r.Says+r.Ask)
	for i := range r.SaysFor {
		x := &r.SaysFor[i]
		if x.WhenExpr = boolean(m, n, x.When, nil); x.WhenExpr == nil || x.Says == "" {
			m.At(r.ID.At, "", "rule %s: a sentence for a case (says_for) needs when and says", r.ID.S)
		}
		placeholders(m, n, r.ID.At, x.Says)
	}
	condition(m, n, r)
	r.Claimed = r.Claimed || restsOnStatements(r, n)
	statement(m, n, q, r)
}

// placeholders checks the {field.id} places of a sentence.
func placeholders(m *Mistakes, n *eval.Names, at forms.Position, sentence string) {
	for {
		_, id, rest, ok := forms.NextPlace(sentence)
		if !ok {
			break
		}
		if n.Fields[id] == nil && !strings.HasPrefix(id, "row.") {
			m.At(at, "", "the sentence names unknown field {%s}%s", id, forms.Near(id, n.Fields))
		}
		sentence = rest
	}
	if strings.Contains(sentence, "{") {
		m.At(at, "", "the sentence has an open {")
	}
}

func compileAmounts(q *forms.Programme, m *Mistakes, n *eval.Names) {
	for _, a := range q.Amounts {
		a.Programme = q
		numbered(q.Pack, &a.Source)
		a.WhenExpr, a.CapWhenExpr = boolean(m, n, a.When, nil), boolean(m, n, a.CapWhen, nil)
		for _, part := range []struct {
			text forms.Text
			to   **forms.Expression
		}{{a.Base, &a.BaseExpr}, {a.Ratio, &a.RatioExpr}, {a.Cap, &a.CapExpr}} {
			e, err := n.Compile(part.text, nil, nil)
			m.Add(err)
			*part.to = e
		}
		if a.BaseExpr == nil || a.Name == "" || a.Unit == "" {
			m.At(a.ID.At, "", "amount %s needs base, name and unit", a.ID.S)
		}
		if a.ReadingOf.Given() && a.Reading == "" {
			m.At(a.ID.At, "", "amount %s: a reading needs its name (reading)", a.ID.S)
		}
		if a.ReadingOf.Given() && !slices.ContainsFunc(q.Amounts, func(x *forms.Amount) bool { return x.ID.S == a.ReadingOf.S && x != a }) {
			m.At(a.ReadingOf.At, "", "amount %s: unknown amount %s", a.ID.S, a.ReadingOf.S)
		}
		askedFor(q, m, n, a)
		limitsAsked(q, a.Asked.S)
		if a.NoticeSource.Given() && n.Fields[a.NoticeSource.S] == nil {
			m.At(a.NoticeSource.At, "", "unknown field %s", a.NoticeSource.S)
		}
	}
}

func compileCaps(q *forms.Programme, m *Mistakes, n *eval.Names) {
	for _, c := range q.Caps {
		numbered(q.Pack, &c.Source)
		provenance(m, c.ID.At, c.Src)
		c.WhenExpr = boolean(m, n, c.When, nil)
		limit, err := n.Compile(c.Limit, nil, nil)
		m.Add(err)
		c.LimitExpr = limit
		if c.Label == "" || c.Times < 1 && limit == nil || c.Sum.Given() != (limit != nil) {
			m.At(c.ID.At, "", "cap %s needs label, and sum with limit, or times, or both", c.ID.S)
		}
		c.PerExprs = nil
		for _, text := range c.Per {
			per, err := n.Compile(text, nil, forms.AnyType)
			m.Add(err)
			c.PerExprs = append(c.PerExprs, per)
		}
		if f := n.Fields[c.Sum.S]; c.Sum.Given() && (f == nil || !f.Is(forms.TypeMoney)) {
			m.At(c.Sum.At, "", "cap %s: %q is no field for money%s", c.ID.S, c.Sum.S, forms.Near(c.Sum.S, n.Fields))
		}
	}
}

func compileDeclarations(q *forms.Programme, m *Mistakes) {
	for i := range q.Declares {
		d := &q.Declares[i]
		numbered(q.Pack, &d.Source)
		if !d.Use.Given() {
			continue
		}
		at := slices.IndexFunc(q.Pack.Vocabulary.Declarations, func(x forms.NamedDeclaration) bool { return x.ID.S == d.Use.S })
		if at < 0 {
			m.At(d.Use.At, "", "unknown declaration %q", d.Use.S)
			continue
		}
		d.Text = q.Pack.Vocabulary.Declarations[at].Text
	}
}

func compileOutputs(q *forms.Programme, m *Mistakes, n *eval.Names) {
	for _, o := range q.Outputs {
		o.Programme = q
		o.WhenExpr = boolean(m, n, o.When, nil)
		if o.Answers.Given() && !n.Materials[o.Answers.S] {
			m.At(o.Answers.At, "", "output %s answers unknown material %s", o.ID.S, o.Answers.S)
		}
		for _, c := range o.Layout.Cover {
			if n.Fields[c.S] == nil {
				m.At(c.At, "", "output %s: unknown field %s%s", o.ID.S, c.S, forms.Near(c.S, n.Fields))
			}
		}
		for _, c := range o.Layout.Pictures {
			if !n.Materials[c.S] {
				m.At(c.At, "", "output %s: unknown material %s", o.ID.S, c.S)
			}
		}
		placeholders(m, n, o.ID.At, strings.Join(o.Layout.Text, ""))
		if !o.Form.Given() {
			m.At(o.ID.At, "", "output %s has no form", o.ID.S)
		}
		if bad := strings.TrimFunc(o.Form.S, portable); bad != "" {
			m.At(o.Form.At, "letters, digits and ()+,-._", "output %s: the file name of the form holds %q, which not every computer takes", o.ID.S, string([]rune(bad)[0]))
		}
	}
}

// portable tells whether a character of a form's path is safe on every system and may be embedded in a Go program.
func portable(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("()+,-._ /", r)
}

// MissingBlanks lists the outputs whose blank form is not in the pack folder.
func MissingBlanks(p *forms.Pack) []*forms.Output {
	var out []*forms.Output
	for _, q := range p.Programmes {
		for _, o := range q.Outputs {
			if _, err := fs.Stat(p.From.Fsys, path.Join(p.Folder, o.Form.S)); err != nil {
				out = append(out, o)
			}
		}
	}
	return out
}

// condition refuses eligibility conditions that would be told to be met of things that nobody has said.
func condition(m *Mistakes, n *eval.Names, r *forms.Rule) {
	if !r.Decides() || r.RequireExpr == nil {
		return
	}
	if len(r.RequireExpr.Reads) == 0 && !r.Each.Given() && !r.RequireExpr.Calls("attached", "") {
		m.At(r.ID.At, "", "rule %s: a condition must read an answer or a material; what only looks at the form itself takes no condition", r.ID.S)
	}
	for _, c := range silentCells(r, n) {
		m.At(r.ID.At, "", "rule %s: an empty cell %s would decide the condition; say unsure(%s == \"\") for it, or filled(%s)", r.ID.S, c, c, c)
	}
}

// silentCells lists the cells of text in a rule's require whose emptiness the rule does not think of: no number, day or yes-no
// is among them, since an empty one stands for any value.
func silentCells(r *forms.Rule, n *eval.Names) []string {
	tables := r.RequireExpr.Reads
	if r.Each.Given() {
		tables = append(slices.Clone(tables), r.Each.S)
	}
	columns := map[string]bool{}
	for _, id := range tables {
		if f := n.Fields[id]; f != nil && f.IsTable() {
			for _, c := range f.Columns {
				columns[c.Name()] = columns[c.Name()] || c.Typed.Expr == forms.StringType && c.CalculateExpr == nil
			}
		}
	}
	var out []string
	is := r.RequireExpr.Reading
	for _, c := range is.Cells {
		asked := func(call forms.Call) bool {
			return call.Cell == c && (call.Function == "filled" || call.Function == "given")
		}
		heeded := slices.Contains(is.Blank, c.Column) || slices.ContainsFunc(is.Calls, asked) || r.RequireExpr.Calls("may_own", "")
		if name := cellName(c); columns[c.Column] && !heeded && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// cellName is a cell as the text of a rule has it.
func cellName(c forms.Cell) string {
	if c.Of == forms.ThisRow {
		return "row." + c.Column
	}
	return "." + c.Column
}
