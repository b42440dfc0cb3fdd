package docx

import (
	"cmp"
	"slices"
	"strings"
)

// opKind is what one step of filling a part appends.
type opKind uint8

const (
	opNothing   opKind = iota
	opCopy             // span of the source
	opLiteral          // lit
	opValue            // the value of slot
	opFlag             // "1" or "0" between lead and trail, for a native box
	opRows             // the rows of group
	opControlID        // a fresh id of a content control
	opDrawingID        // a fresh id of a drawing
	opSerial           // the number of the row, from 1
	opEmbed            // the relationship of the picture being written
	opWidth            // its extent
	opHeight
	opBlank // ops when slot has a value, else kept: its printed blank as it was
)

// op is one step.
type op struct {
	do    opKind
	span  span
	lit   string
	slot  *slot
	group *rowGroup
	ops   []op // of a picture slot: its area with the drawing in it; of opBlank: the control, written
	kept  []op // of opBlank: the control as printed
}

// edit replaces a range by what op appends; opNothing deletes it.
type edit struct {
	span
	op  op
	own *slot // the slot whose printed blank the edit would destroy; nil for none
}

// compiled is a part that holds slots, ready to be filled.
type compiled struct {
	tree   *tree
	w      string
	mark   writer
	slots  []*slot // in document order
	groups []*rowGroup
	ops    []op
}

// compile turns a scanned part into steps; nil when it has no slots.
func compile(t *tree, hints map[string]bool) (*compiled, error) {
	w, ok := t.rootPrefix(nsW)
	if !ok {
		return nil, nil
	}
	f := &finder{t: t, w: w, hints: hints}
	c := &compiled{tree: t, w: w, mark: newWriter(w), slots: f.slots()}
	if len(c.slots) == 0 {
		return nil, nil
	}
	var edits []edit
	for _, s := range c.slots {
		edits = append(edits, f.slotEdits(s)...)
	}
	c.groups = f.groupRows(c.slots)
	for _, g := range c.groups {
		edits = append(edits, edit{span: g.span, op: op{do: opRows, group: g}})
	}
	sortEdits(edits)
	end := 0
	for _, g := range c.groups {
		f.compileGroup(g, edits, g.span.lo < end)
		end = max(end, g.span.hi)
	}
	c.ops = f.steps(span{0, len(t.src)}, edits, nil)
	return c, nil
}

// slotEdits are the edits that writing s makes: the value, and in the control's
// properties what would hide it or change it back.
func (f *finder) slotEdits(s *slot) []edit {
	t := f.t
	edits := []edit{{span: s.area, op: op{do: opValue, slot: s}}}
	pr := t.child(s.node, kSdtPr)
	for n := range t.kids(pr) {
		switch t.nodes[n].kind {
		case kShowingPlcHdr, kDataBinding:
			edits = append(edits, edit{span: t.whole(n)})
		case kDate:
			if a, ok := t.attr(n, nsW, "fullDate"); ok {
				edits = append(edits, edit{span: a.all})
			}
		}
	}
	if s.check != nil && s.check.native {
		edits = append(edits, edit{span: s.check.flag, op: op{do: opFlag, slot: s}})
	}
	if p := s.picture; p != nil && p.drawing != none {
		edits = append(edits, edit{span: p.blip, op: op{do: opEmbed, slot: s}})
		for _, a := range p.sizes {
			do := opWidth
			if a.tall {
				do = opHeight
			}
			edits = append(edits, edit{span: a.span, op: op{do: do}})
		}
		for _, cut := range p.cut {
			edits = append(edits, edit{span: cut})
		}
	}
	if f.printsBlank(s) {
		for i := range edits {
			edits[i].own = s
		}
		edits = append(edits, edit{span: t.whole(s.node), op: op{do: opBlank, slot: s}})
	}
	return edits
}

// printsBlank reports whether the unfilled control prints a blank to be written on by hand (spaces, a line,
// 　　年　月　日), which stays when there is no value, rather than a hint to the person at the screen, which never does.
func (f *finder) printsBlank(s *slot) bool {
	if s.level != levelInline && s.level != levelBlock || s.check != nil || s.picture != nil || !s.placeholder(f.t) {
		return false
	}
	return strings.Trim(f.textOf(s.node, s.area), " \t\n\u00a0\u3000_＿年月日") == ""
}

// sortEdits orders edits by place, an enclosing one before what it encloses.
func sortEdits(edits []edit) {
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(b.hi, a.hi))
	})
}

// compileGroup makes the steps of every printed record and of a further copy.
// edits are those of the whole part, sorted. A nested group lies in a record of
// another one, whose copies hold copies of its printed records.
func (f *finder) compileGroup(g *rowGroup, edits []edit, nested bool) {
	n := len(g.units) / g.period
	for i := range n {
		s := g.record(f.t, i)
		g.records = append(g.records, f.steps(s, edits, g))
		if nested {
			g.again = append(g.again, f.copySteps(g, i, edits, false))
		}
	}
	g.copied = f.copySteps(g, n-1, edits, true)
}

// copySteps are the steps of a copy of record i.
func (f *finder) copySteps(g *rowGroup, i int, edits []edit, after bool) []op {
	s := g.record(f.t, i)
	with := append(slices.Clone(editsIn(edits, s)), f.copyEdits(g, i, after)...)
	sortEdits(with)
	return f.steps(s, with, g)
}

// editsIn returns those of sorted edits that begin in s.
func editsIn(edits []edit, s span) []edit {
	by := func(e edit, at int) int { return cmp.Compare(e.lo, at) }
	lo, _ := slices.BinarySearchFunc(edits, s.lo, by)
	hi, _ := slices.BinarySearchFunc(edits, s.hi, by)
	return edits[lo:hi]
}

// steps turns the edits within s, and the source between them, into steps. An edit
// inside another one is left to it. of is the group being compiled, whose own edit
// is passed over.
func (f *finder) steps(s span, edits []edit, of *rowGroup) []op {
	var ops []op
	at := s.lo
	for _, e := range editsIn(edits, s) {
		if e.lo < at || e.hi > s.hi || of != nil && e.op.group == of {
			continue
		}
		if e.lo > at {
			ops = append(ops, op{do: opCopy, span: span{at, e.lo}})
		}
		at = e.hi
		if e.op.slot != nil && e.op.do == opValue && e.op.slot.picture != nil {
			inner := slices.Clone(editsIn(edits, e.span))
			inner = slices.DeleteFunc(inner, func(x edit) bool { return x.op.do == opValue })
			e.op.ops = f.steps(e.span, inner, of)
		}
		if e.op.do == opBlank {
			e.op.ops = f.steps(e.span, without(edits, e.span, func(x edit) bool { return x.op.do == opBlank && x.op.slot == e.op.slot }), of)
			e.op.kept = f.steps(e.span, without(edits, e.span, func(x edit) bool { return x.own == e.op.slot || x.op.slot == e.op.slot }), of)
		}
		if e.op.do != opNothing {
			ops = append(ops, e.op)
		}
	}
	if at < s.hi {
		ops = append(ops, op{do: opCopy, span: span{at, s.hi}})
	}
	return ops
}

// without gives the edits in s but for those that drop says.
func without(edits []edit, s span, drop func(edit) bool) []edit {
	return slices.DeleteFunc(slices.Clone(editsIn(edits, s)), drop)
}
