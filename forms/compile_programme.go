package forms

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"yibiao/forms/gb"
)

// compile checks and compiles what one programme states besides its fields.
func (q *Programme) compile(m *mistakes, n *names) {
	if q.Card != nil && len(q.Asks)+len(q.Outputs)+len(q.Materials) > 0 {
		m.at(q.ID.At, "", "%s is a card: it has no asks, materials or outputs", q.ID.S)
	}
	q.Pack.numbered(&q.Applicants.Source)
	if q.Card != nil {
		q.Pack.numbered(&q.Card.Source)
	}
	q.compileFollows(m)
	for _, s := range q.Asks {
		s.relevant = m.boolean(n, s.Relevant, nil)
	}
	for _, a := range q.After {
		if q.Pack.Vocabulary.Happening(a.S) == nil {
			m.at(a.At, "", "%s: unknown happening %q", q.ID.S, a.S)
		}
	}
	q.compileRules(m, n)
	q.compileAmounts(m, n)
	for _, r := range q.Materials {
		r.when = m.boolean(n, r.When, nil)
		m.provenance(r.ID.At, r.Src)
	}
	q.compileDeadlines(m, n)
	for i := range q.Process {
		q.Pack.numbered(&q.Process[i].Source)
	}
	q.compileDeclarations(m)
	q.compileOutputs(m, n)
}

// compileFollows checks that what a programme follows is another programme of the pack.
func (q *Programme) compileFollows(m *mistakes) {
	if q.Follows == nil {
		return
	}
	q.Pack.numbered(&q.Follows.Source)
	if len(q.Follows.After) == 0 || q.Follows.Says == "" {
		m.at(q.ID.At, "after says", "%s follows nothing, or does not say what that means", q.ID.S)
	}
	for _, id := range q.Follows.After {
		if id.S == q.ID.S || q.Pack.Programme(id.S) == nil {
			m.at(id.At, "", "%s follows %q, which is no other programme of the pack", q.ID.S, id.S)
		}
	}
}

func (q *Programme) compileDeadlines(m *mistakes, n *names) {
	for _, d := range q.Deadlines {
		q.Pack.numbered(&d.Source)
		var table *Field
		if d.Each.Given() {
			if table = n.fields[d.Each.S]; table == nil || !table.IsTable() {
				m.at(d.Each.At, "", "deadline %s: %q is no table", d.Event.S, d.Each.S)
				continue
			}
		}
		e, err := n.compile(d.From, table, timeType)
		m.add(err)
		d.from = e
		d.when = m.boolean(n, d.When, nil)
		if d.Yearly != "" {
			if _, err := time.Parse("01-02", d.Yearly); err != nil {
				m.at(d.Event.At, "", "deadline %s: yearly is %q, not month-day such as 01-10", d.Event.S, d.Yearly)
			}
		}
		if (d.Fixed || d.Eve) && (d.Value == 0 || d.Unit == gb.UnitWorkday) {
			m.at(d.Event.At, "", "deadline %s: only a period of days, months or years is fixed or ends on the eve", d.Event.S)
		}
		dated := d.On != "" || d.Yearly != "" || d.Words != "" || d.From.Given() && d.Value == 0
		if !dated && !slices.Contains([]string{gb.UnitWorkday, gb.UnitDay, gb.UnitMonth, gb.UnitYear}, d.Unit) {
			m.at(d.Event.At, "workday day month year", "deadline %s: unit is %q", d.Event.S, d.Unit)
		}
	}
}

func (q *Programme) compileRules(m *mistakes, n *names) {
	seen := map[string]bool{}
	for _, r := range q.Rules {
		r.Programme = q
		if !r.ID.Given() || seen[r.ID.S] {
			m.at(r.ID.At, "", "rule id %q is missing or used twice in %s", r.ID.S, q.ID.S)
		}
		seen[r.ID.S] = true
		q.Pack.numbered(&r.Source)
		m.severity(r.ID.At, r.Severity, r.Source, false)
		m.provenance(r.ID.At, r.Src)
		if r.Says == "" {
			m.at(r.ID.At, "", "rule %s has no sentence (says)", r.ID.S)
		}
		if !r.Require.Given() && r.Severity != Manual && r.Severity != Info {
			m.at(r.ID.At, "", "rule %s: only manual and info rules may have no require", r.ID.S)
		}
		q.compileRule(m, n, r)
	}
}

func (q *Programme) compileRule(m *mistakes, n *names, r *Rule) {
	var table *Field
	if r.Each.Given() {
		table = n.fields[r.Each.S]
		if table == nil || !table.IsTable() {
			m.at(r.Each.At, "", "rule %s: %q is no table", r.ID.S, r.Each.S)
			return
		}
	}
	r.when = m.boolean(n, r.When, nil)
	r.require = m.boolean(n, r.Require, table)
	r.infers = m.boolean(n, r.Infers, nil)
	r.doubt = m.boolean(n, r.Doubt, nil)
	for _, f := range r.Fields {
		if n.fields[f.S] == nil {
			m.at(f.At, "", "rule %s: unknown field %s%s", r.ID.S, f.S, near(f.S, n.fields))
		}
	}
	for _, need := range r.Needs {
		if !n.materials[need.S] {
			m.at(need.At, "", "rule %s: unknown material %s", r.ID.S, need.S)
		}
	}
	m.placeholders(n, r.ID.At, r.Says+r.Ask)
	m.condition(n, r)
	r.claimed = r.restsOnStatements(n)
	m.statement(n, q, r)
}

// placeholders checks the {field.id} places of a sentence.
func (m *mistakes) placeholders(n *names, at Position, sentence string) {
	for _, part := range strings.Split(sentence, "{")[1:] {
		id, _, closed := strings.Cut(part, "}")
		if !closed {
			m.at(at, "", "the sentence has an open {")
		} else if n.fields[id] == nil && !strings.HasPrefix(id, "row.") {
			m.at(at, "", "the sentence names unknown field {%s}%s", id, near(id, n.fields))
		}
	}
}

func (q *Programme) compileAmounts(m *mistakes, n *names) {
	for _, a := range q.Amounts {
		a.Programme = q
		q.Pack.numbered(&a.Source)
		a.when, a.capWhen = m.boolean(n, a.When, nil), m.boolean(n, a.CapWhen, nil)
		for _, part := range []struct {
			text Text
			to   **Expression
		}{{a.Base, &a.base}, {a.Ratio, &a.ratio}, {a.Cap, &a.cap}} {
			e, err := n.compile(part.text, nil, nil)
			m.add(err)
			*part.to = e
		}
		if a.base == nil || a.Name == "" || a.Unit == "" {
			m.at(a.ID.At, "", "amount %s needs base, name and unit", a.ID.S)
		}
		if a.ReadingOf.Given() && a.Reading == "" {
			m.at(a.ID.At, "", "amount %s: a reading needs its name (reading)", a.ID.S)
		}
		if a.ReadingOf.Given() && !slices.ContainsFunc(q.Amounts, func(x *Amount) bool { return x.ID.S == a.ReadingOf.S && x != a }) {
			m.at(a.ReadingOf.At, "", "amount %s: unknown amount %s", a.ID.S, a.ReadingOf.S)
		}
		q.askedFor(m, n, a)
		if a.NoticeSource.Given() && n.fields[a.NoticeSource.S] == nil {
			m.at(a.NoticeSource.At, "", "unknown field %s", a.NoticeSource.S)
		}
	}
}

// askedFor settles which field holds the sum that an amount limits.
func (q *Programme) askedFor(m *mistakes, n *names, a *Amount) {
	if a.Asked.Given() {
		if f := n.fields[a.Asked.S]; f == nil || !f.Is(TypeMoney) {
			m.at(a.Asked.At, "", "amount %s: asked %s is no sum of money%s", a.ID.S, a.Asked.S, near(a.Asked.S, n.fields))
		}
		return
	}
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if f.Name() == "apply.amount" || f.Name() == "project.apply" && !a.Asked.Given() {
				a.Asked = f.ID
			}
		}
	}
}

func (q *Programme) compileDeclarations(m *mistakes) {
	for i := range q.Declares {
		d := &q.Declares[i]
		q.Pack.numbered(&d.Source)
		if !d.Use.Given() {
			continue
		}
		at := slices.IndexFunc(q.Pack.Vocabulary.Declarations, func(x NamedDeclaration) bool { return x.ID.S == d.Use.S })
		if at < 0 {
			m.at(d.Use.At, "", "unknown declaration %q", d.Use.S)
			continue
		}
		d.Text = q.Pack.Vocabulary.Declarations[at].Text
	}
}

func (q *Programme) compileOutputs(m *mistakes, n *names) {
	for _, o := range q.Outputs {
		o.Programme = q
		o.when = m.boolean(n, o.When, nil)
		if o.Answers.Given() && !n.materials[o.Answers.S] {
			m.at(o.Answers.At, "", "output %s answers unknown material %s", o.ID.S, o.Answers.S)
		}
		for _, c := range o.Layout.Cover {
			if n.fields[c.S] == nil {
				m.at(c.At, "", "output %s: unknown field %s%s", o.ID.S, c.S, near(c.S, n.fields))
			}
		}
		for _, c := range o.Layout.Pictures {
			if !n.materials[c.S] {
				m.at(c.At, "", "output %s: unknown material %s", o.ID.S, c.S)
			}
		}
		m.placeholders(n, o.ID.At, strings.Join(o.Layout.Text, ""))
		if !o.Form.Given() {
			m.at(o.ID.At, "", "output %s has no form", o.ID.S)
		}
		if bad := strings.TrimFunc(o.Form.S, portable); bad != "" {
			m.at(o.Form.At, "letters, digits and ()+,-._", "output %s: the file name of the form holds %q, which not every computer takes", o.ID.S, string([]rune(bad)[0]))
		}
	}
}

// portable tells whether a character of a form's path is safe on every system and may be embedded in a Go program.
func portable(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("()+,-._ /", r)
}

// MissingBlanks lists the outputs whose blank form is not in the pack folder.
func (p *Pack) MissingBlanks() []*Output {
	var out []*Output
	for _, q := range p.Programmes {
		for _, o := range q.Outputs {
			if _, err := fs.Stat(p.files.fsys, path.Join(p.Folder, o.Form.S)); err != nil {
				out = append(out, o)
			}
		}
	}
	return out
}

// condition refuses eligibility conditions that would be told to be met of things that nobody has said.
func (m *mistakes) condition(n *names, r *Rule) {
	if r.Condition == "" || r.Severity == Info || r.require == nil {
		return
	}
	if len(r.require.Reads) == 0 && !r.Each.Given() && !strings.Contains(r.Require.S, "attached(") {
		m.at(r.ID.At, "", "rule %s: a condition must read an answer or a material; what only looks at the form itself takes no condition", r.ID.S)
	}
	for _, c := range r.silentCells(n) {
		m.at(r.ID.At, "", "rule %s: an empty cell %s would decide the condition; say unsure(%s == \"\") for it, or filled(%s)", r.ID.S, c, c, c)
	}
}

var cellOfRow = regexp.MustCompile(`(?:\brow)?\.([a-z_0-9]+)\b`)

// silentCells lists the cells of text in a rule's require whose emptiness the rule does not think of: no number, day or yes-no
// is among them, since an empty one stands for any value.
func (r *Rule) silentCells(n *names) []string {
	tables := r.require.Reads
	if r.Each.Given() {
		tables = append(slices.Clone(tables), r.Each.S)
	}
	columns := map[string]bool{}
	for _, id := range tables {
		if f := n.fields[id]; f != nil && f.IsTable() {
			for _, c := range f.Columns {
				columns[c.Name()] = columns[c.Name()] || c.kind.expr == stringType && c.calculate == nil
			}
		}
	}
	var out []string
	for _, at := range cellOfRow.FindAllStringSubmatchIndex(r.Require.S, -1) {
		cell, name := r.Require.S[at[0]:at[1]], r.Require.S[at[2]:at[3]]
		known := strings.Contains(r.Require.S, "."+name+" == \"\"") || strings.Contains(r.Require.S, "filled("+cell+")") ||
			strings.Contains(r.Require.S, "given("+cell+")") || strings.Contains(r.Require.S, "may_own(")
		before := byte(' ')
		if at[0] > 0 {
			before = r.Require.S[at[0]-1]
		}
		if columns[name] && !known && !isWord(before) && !slices.Contains(out, cell) {
			out = append(out, cell)
		}
	}
	return out
}

// restsOnStatements tells whether a rule rests on what the applicant chose or ticked: the level of a title, the state of a
// patent. Words beside a choice, and that something was filled in at all, compare with nothing; a figure, a date, the number of a
// certificate or a file is more than a statement.
func (r *Rule) restsOnStatements(n *names) bool {
	if r.require == nil || r.Severity == Manual || strings.Contains(r.Require.S, "attached(") {
		return false
	}
	chosen := r.Each.Given() && r.readsChoice(n.fields[r.Each.S])
	compared := filledIn.ReplaceAllString(r.Require.S, "")
	for _, id := range r.require.Reads {
		f := n.fields[id]
		switch {
		case f != nil && f.IsTable() && r.readsChoice(f):
			return true // the other answers say how many such rows there must be
		case f == nil || f.IsTable() || f.calculate != nil:
			return false
		case f.Is(TypeChoice, TypeBool, TypeMulti):
			chosen = true
		case !f.Is(TypeText, TypeLongText, TypeList) && strings.Contains(compared, id):
			return false
		}
	}
	return chosen
}

var filledIn = regexp.MustCompile(`answered\([^()]*\)`)

// readsChoice tells whether a rule reads a cell of the table that is chosen or ticked.
func (r *Rule) readsChoice(table *Field) bool {
	for _, cell := range cellOfRow.FindAllStringSubmatch(r.Require.S, -1) {
		if c := table.Column(cell[1]); c != nil && c.Is(TypeChoice, TypeBool) && c.calculate == nil {
			return true
		}
	}
	return false
}

// isWord tells whether a byte before a dot makes it part of a field's id.
func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
