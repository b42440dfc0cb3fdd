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
	slot  *slot
	group *rowGroup
	more  *nested // of a picture slot and of opBlank
}

// nested are the steps within a step.
type nested struct {
	ops  []op // of a picture slot: its area with the drawing in it; of opBlank: the control, written
	kept []op // of opBlank: the control as printed
}

// edit replaces a range by what the step made of it appends; opNothing deletes it.
type edit struct {
	span
	do    opKind
	slot  *slot
	group *rowGroup
	own   *slot // the slot whose printed blank the edit would destroy; nil for none
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
	// A slot makes two to four.
	edits := make([]edit, 0, 4*len(c.slots))
	for _, s := range c.slots {
		edits = f.slotEdits(edits, s)
	}
	c.groups = f.groupRows(c.slots)
	for _, g := range c.groups {
		edits = append(edits, edit{span: g.span, do: opRows, group: g})
	}
	sortEdits(edits)
	end := 0
	for _, g := range c.groups {
		f.compileGroup(g, edits, g.span.lo < end)
		end = max(end, g.span.hi)
	}
	c.ops = f.steps(span{0, len(t.src)}, edits, passOver{})
	return c, nil
}

// slotEdits appends the edits that writing s makes: the value, and in the control's
// properties what would hide it or change it back.
func (f *finder) slotEdits(edits []edit, s *slot) []edit {
	t, from := f.t, len(edits)
	edits = append(edits, edit{span: s.area, do: opValue, slot: s})
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
		edits = append(edits, edit{span: s.check.flag, do: opFlag, slot: s})
	}
	if p := s.picture; p != nil && p.drawing != none {
		edits = append(edits, edit{span: p.blip, do: opEmbed, slot: s})
		for _, a := range p.sizes {
			do := opWidth
			if a.tall {
				do = opHeight
			}
			edits = append(edits, edit{span: a.span, do: do})
		}
		for _, cut := range p.cut {
			edits = append(edits, edit{span: cut})
		}
	}
	if f.printsBlank(s) {
		for i := range edits[from:] {
			edits[from+i].own = s
		}
		edits = append(edits, edit{span: t.whole(s.node), do: opBlank, slot: s})
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
		g.records = append(g.records, f.steps(s, edits, passOver{group: g}))
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
	return f.steps(s, with, passOver{group: g})
}

// editsIn returns those of sorted edits that begin in s.
func editsIn(edits []edit, s span) []edit {
	by := func(e edit, at int) int { return cmp.Compare(e.lo, at) }
	lo, _ := slices.BinarySearchFunc(edits, s.lo, by)
	hi, _ := slices.BinarySearchFunc(edits, s.hi, by)
	return edits[lo:hi]
}

// passOver says which edits steps leave out, each being made by the caller; its zero
// value leaves out none.
type passOver struct {
	group  *rowGroup // the rows of this group
	values bool      // all values
	blank  *slot     // the choice between the printed blank of this slot and its value
	own    *slot     // all that writing this slot makes
}

func (p *passOver) has(e *edit) bool {
	switch {
	case p.group != nil && e.group == p.group, p.values && e.do == opValue:
		return true
	case p.blank != nil && e.do == opBlank && e.slot == p.blank:
		return true
	}
	return p.own != nil && (e.own == p.own || e.slot == p.own)
}

// steps turns the edits within s, and the source between them, into steps. An edit
// inside another one is left to it.
func (f *finder) steps(s span, edits []edit, but passOver) []op {
	base, at := len(f.work), s.lo
	for i, in := 0, editsIn(edits, s); i < len(in); i++ {
		e := &in[i]
		if e.lo < at || e.hi > s.hi || but.has(e) {
			continue
		}
		if e.lo > at {
			f.work = append(f.work, op{do: opCopy, span: span{at, e.lo}})
		}
		at = e.hi
		if e.do != opNothing {
			step := op{do: e.do, slot: e.slot, group: e.group, more: f.nested(e, edits, but)}
			f.work = append(f.work, step)
		}
	}
	if at < s.hi {
		f.work = append(f.work, op{do: opCopy, span: span{at, s.hi}})
	}
	ops := f.keepOps(f.work[base:])
	f.work = f.work[:base]
	return ops
}

// nested are the steps within the one that e makes, nil when there are none. A group
// being compiled stays passed over.
func (f *finder) nested(e *edit, edits []edit, but passOver) *nested {
	within := passOver{group: but.group}
	switch {
	case e.do == opValue && e.slot.picture != nil:
		within.values = true
		return &nested{ops: f.steps(e.span, edits, within)}
	case e.do == opBlank:
		within.blank = e.slot
		ops := f.steps(e.span, edits, within)
		within.blank, within.own = nil, e.slot
		return &nested{ops: ops, kept: f.steps(e.span, edits, within)}
	}
	return nil
}

// keepOps copies steps to where they stay; many share one piece of memory.
func (f *finder) keepOps(ops []op) []op {
	if len(f.spare) < len(ops) {
		f.spare = make([]op, max(len(ops), 128))
	}
	n := copy(f.spare, ops)
	kept := f.spare[:n:n]
	f.spare = f.spare[n:]
	return kept
}
