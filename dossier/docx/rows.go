package docx

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// rowGroup is a run of pattern rows directly following one another: the printed
// empty rows of a table. A record is one row, or several where their columns
// differ and together repeat.
type rowGroup struct {
	tables  []string // sorted; usually one
	span    ooxml.Span
	units   []int32   // row elements in order, len(records)*period of them
	records []steps   // one per printed record, each with the white space after it
	again   []steps   // copies of them, where a copied row of an outer table holds the group
	copied  steps     // the last record again, for values beyond the printed ones
	slots   [][]*slot // by unit
	period  int
}

// groupRows gathers the row slots of a part into groups, outer before inner, and
// marks the slots that take part as pattern.
func (f *finder) groupRows(slots []*slot) []*rowGroup {
	units := map[int32][]*slot{}
	var order []int32
	for _, s := range slots {
		if s.Table == "" || s.Row > 0 {
			continue
		}
		u := f.unitOf(s)
		if u == ooxml.None {
			continue
		}
		s.pattern = true
		if units[u] == nil {
			order = append(order, u)
		}
		units[u] = append(units[u], s)
	}
	slices.Sort(order)
	var groups []*rowGroup
	open := map[int32]*rowGroup{} // by the row that would continue the group
	for _, u := range order {
		tables := tablesOf(units[u])
		g := open[u]
		if g == nil || !slices.Equal(g.tables, tables) {
			g = &rowGroup{tables: tables, span: f.T.Whole(u)}
			groups = append(groups, g)
		}
		open[f.rowAfter(u)] = g
		g.units = append(g.units, u)
		g.slots = append(g.slots, units[u])
		g.span.Hi = int(f.T.Nodes[u].End)
	}
	for _, g := range groups {
		g.period = periodOf(g.slots)
		for i, row := range g.slots {
			for _, s := range row {
				s.record = i / g.period
			}
		}
	}
	return groups
}

// rowAfter is the element that directly follows row u, range marks aside.
func (f *finder) rowAfter(u int32) int32 {
	for n := f.T.Nodes[u].Next; n != ooxml.None; n = f.T.Nodes[n].Next {
		switch f.T.Nodes[n].Kind {
		case ooxml.KBookmarkStart, ooxml.KBookmarkEnd, ooxml.KRangeStart, ooxml.KRangeEnd, ooxml.KProofErr:
			continue
		}
		return n
	}
	return ooxml.None
}

// printsUnit is the element that repeats for a row slot: the innermost table row, with
// the control around it where that is the slot itself or a repeating item; none
// outside of tables.
func (f *finder) unitOf(s *slot) int32 {
	t := f.T
	u := t.Up(s.node, ooxml.KTr)
	if s.level == levelRow {
		u = t.Find(s.content, ooxml.KTr)
	}
	for u != ooxml.None {
		content := t.Nodes[u].Parent
		if content == ooxml.None || t.Nodes[content].Kind != ooxml.KSdtContent || t.Nodes[content].First != u || t.Nodes[u].Next != ooxml.None {
			break
		}
		sdt := t.Nodes[content].Parent
		if sdt != s.node && t.Child(t.Child(sdt, ooxml.KSdtPr), ooxml.KRepeatItem) == ooxml.None {
			break
		}
		u = sdt
	}
	return u
}

func tablesOf(slots []*slot) []string {
	var names []string
	for _, s := range slots {
		names = append(names, s.Table)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// periodOf is the number of rows that make one record: the shortest cycle of rows
// with different columns, 1 for rows that are alike.
func periodOf(rows [][]*slot) int {
	sigs := make([]string, len(rows))
	for i, row := range rows {
		var cols []string
		for _, s := range row {
			cols = append(cols, s.Tag)
		}
		slices.Sort(cols)
		sigs[i] = strings.Join(slices.Compact(cols), "\n")
	}
	for p := 2; p <= len(rows); p++ {
		if len(rows)%p == 0 && sigs[0] != sigs[1] && cycles(sigs, p) && disjoint(rows[:p]) {
			return p
		}
	}
	return 1
}

func cycles(sigs []string, p int) bool {
	for i := range sigs {
		if sigs[i] != sigs[i%p] {
			return false
		}
	}
	return true
}

func disjoint(rows [][]*slot) bool {
	seen := map[string]int{}
	for i, row := range rows {
		for _, s := range row {
			if at, ok := seen[s.Tag]; ok && at != i {
				return false
			}
			seen[s.Tag] = i
		}
	}
	return true
}

// record returns the range of record i of n, to the beginning of the next one.
func (g *rowGroup) record(t *ooxml.Tree, i int) ooxml.Span {
	lo := int(t.Nodes[g.units[i*g.period]].Start)
	if next := (i + 1) * g.period; next < len(g.units) {
		return ooxml.Span{Lo: lo, Hi: int(t.Nodes[g.units[next]].Start)}
	}
	return ooxml.Span{Lo: lo, Hi: g.span.Hi}
}
