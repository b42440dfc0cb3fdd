package forms

import (
	"regexp"
	"slices"
	"strings"
)

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

// isWord tells whether a byte before a dot makes it part of a field's id.
func isWord(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
