package docx

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
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

// op is one step. It holds no pointers and is small, for there are many. Of opCopy a and b
// are the range of the source. Else a is the slot, or the group of rows, and b the nested
// steps of a picture slot and of opBlank, as numbers within the compiled part from 1 on,
// and 0 for none.
type op struct {
	do   opKind
	a, b int32
}

// steps are those of a compiled part from one on to another.
type steps struct{ from, to int32 }

// nested are the steps within a step.
type nested struct {
	ops  steps // of a picture slot: its area with the drawing in it; of opBlank: the control, written
	kept steps // of opBlank: the control as printed
}

// patch replaces a range by what the step made of it appends; opNothing deletes it.
// Slots and groups are numbered as in op.
type patch struct {
	ooxml.Span
	do    opKind
	slot  int32
	group int32
	own   int32 // the slot whose printed blank the edit would destroy
}

// compiled is a part that holds slots, ready to be filled.
type compiled struct {
	part   string
	src    []byte
	w      string
	mark   content
	slots  []*slot // in document order
	groups []*rowGroup
	all    []op // all steps
	more   []nested
	ops    steps // those that make the part
}

func (c *compiled) slot(o *op) *slot     { return c.slots[o.a-1] }
func (c *compiled) rows(o *op) *rowGroup { return c.groups[o.a-1] }
func (c *compiled) nested(o *op) *nested { return &c.more[o.b-1] }

// draft is memory that compiling needs only while it lasts.
type draft struct {
	edits []patch
	work  []op     // steps being made
	all   []op     // those that are made
	more  []nested // of them
}

var drafts = sync.Pool{New: func() any { return new(draft) }}

// compile turns a scanned part into steps; nil when it has no slots.
func compile(t *ooxml.Tree, hints map[string]bool) *compiled {
	w, ok := t.RootPrefix(ooxml.NsW)
	if !ok {
		return nil
	}
	f := &finder{Styles: markup.Styles{T: t, W: w, Hints: hints}}
	f.slots = f.findSlots()
	if len(f.slots) == 0 {
		return nil
	}
	c := &compiled{part: t.Part, src: t.Src, w: w, mark: content{markup.NewWriter(w)}, slots: f.slots}
	d := drafts.Get().(*draft)
	edits := d.edits[:0]
	f.work, f.all, f.more = d.work[:0], d.all[:0], d.more[:0]
	for i, s := range c.slots {
		edits = f.slotEdits(edits, s, int32(i+1))
	}
	c.groups = f.groupRows(c.slots)
	for i, g := range c.groups {
		edits = append(edits, patch{Span: g.span, do: opRows, group: int32(i + 1)})
	}
	sortEdits(edits)
	end := 0
	for i, g := range c.groups {
		f.compileGroup(g, edits, passOver{group: int32(i + 1)}, g.span.Lo < end)
		end = max(end, g.span.Hi)
	}
	c.ops = f.steps(ooxml.Span{Lo: 0, Hi: len(t.Src)}, edits, passOver{})
	c.all, c.more = slices.Clone(f.all), slices.Clone(f.more)
	// A huge outlier should not stay in memory for ever.
	if len(edits) < 1<<14 && len(f.all) < 1<<14 {
		d.edits, d.work, d.all, d.more = edits, f.work, f.all, f.more
		drafts.Put(d)
	}
	return c
}

// slotEdits appends the edits that writing s makes: the value, and in the control's
// properties what would hide it or change it back. i is the number of s.
func (f *finder) slotEdits(edits []patch, s *slot, i int32) []patch {
	t, from := f.T, len(edits)
	edits = append(edits, patch{Span: s.area, do: opValue, slot: i})
	pr := t.Child(s.node, ooxml.KSdtPr)
	for n := range t.Kids(pr) {
		switch t.Nodes[n].Kind {
		case ooxml.KShowingPlcHdr, ooxml.KDataBinding:
			edits = append(edits, patch{Span: t.Whole(n)})
		case ooxml.KDate:
			if a, ok := t.Attr(n, ooxml.NsW, "fullDate"); ok {
				edits = append(edits, patch{Span: a.All})
			}
		}
	}
	if s.check != nil && s.check.Native {
		edits = append(edits, patch{Span: s.check.Flag, do: opFlag, slot: i})
	}
	if p := s.picture; p != nil && p.Drawing != ooxml.None {
		edits = append(edits, patch{Span: p.Blip, do: opEmbed, slot: i})
		for _, a := range p.Sizes {
			do := opWidth
			if a.Tall {
				do = opHeight
			}
			edits = append(edits, patch{Span: a.Span, do: do})
		}
		for _, cut := range p.Cut {
			edits = append(edits, patch{Span: cut})
		}
	}
	if f.printsBlank(s) {
		for n := range edits[from:] {
			edits[from+n].own = i
		}
		edits = append(edits, patch{Span: t.Whole(s.node), do: opBlank, slot: i})
	}
	return edits
}

// printsBlank reports whether the unfilled control prints a blank to be written on by hand (spaces, a line,
// 　　年　月　日), which stays when there is no value, rather than a hint to the person at the screen, which never does.
func (f *finder) printsBlank(s *slot) bool {
	if s.level != levelInline && s.level != levelBlock || s.check != nil || s.picture != nil || !s.hint {
		return false
	}
	f.text = f.appendText(f.text[:0], s.node, s.area)
	return len(bytes.Trim(f.text, " \t\n\u00a0\u3000_＿年月日")) == 0
}

// sortEdits orders edits by place, an enclosing one before what it encloses.
func sortEdits(edits []patch) {
	slices.SortStableFunc(edits, func(a, b patch) int {
		return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(b.Hi, a.Hi))
	})
}

// compileGroup makes the steps of every printed record and of a further copy.
// edits are those of the whole part, sorted. A nested group lies in a record of
// another one, whose copies hold copies of its printed records. but passes over g.
func (f *finder) compileGroup(g *rowGroup, edits []patch, but passOver, nested bool) {
	n := len(g.units) / g.period
	for i := range n {
		s := g.record(f.T, i)
		g.records = append(g.records, f.steps(s, editsIn(edits, s), but))
		if nested {
			g.again = append(g.again, f.steps(s, f.copyEdits(g, i, edits, false), but))
		}
	}
	g.copied = f.steps(g.record(f.T, n-1), f.copyEdits(g, n-1, edits, true), but)
}

// editsIn returns those of sorted edits that begin in s.
func editsIn(edits []patch, s ooxml.Span) []patch {
	by := func(e patch, at int) int { return cmp.Compare(e.Lo, at) }
	lo, _ := slices.BinarySearchFunc(edits, s.Lo, by)
	hi, _ := slices.BinarySearchFunc(edits, s.Hi, by)
	return edits[lo:hi]
}

// passOver says which edits steps leave out, each being made by the caller; its zero
// value leaves out none.
type passOver struct {
	group  int32 // the rows of this group
	values bool  // all values
	blank  int32 // the choice between the printed blank of this slot and its value
	own    int32 // all that writing this slot makes
}

func (p *passOver) has(e *patch) bool {
	switch {
	case p.group != 0 && e.group == p.group, p.values && e.do == opValue:
		return true
	case p.blank != 0 && e.do == opBlank && e.slot == p.blank:
		return true
	}
	return p.own != 0 && (e.own == p.own || e.slot == p.own)
}

// steps turns the edits within s, and the source between them, into steps. An edit
// inside another one is left to it.
func (f *finder) steps(s ooxml.Span, edits []patch, but passOver) steps {
	base, at := len(f.work), s.Lo
	for i := range edits {
		e := &edits[i]
		if e.Lo >= s.Hi {
			break
		}
		if e.Lo < at || e.Hi > s.Hi || but.has(e) {
			continue
		}
		if e.Lo > at {
			f.work = append(f.work, op{opCopy, int32(at), int32(e.Lo)})
		}
		at = e.Hi
		if e.do != opNothing {
			step := op{e.do, max(e.slot, e.group), f.nested(edits[i:], but)}
			f.work = append(f.work, step)
		}
	}
	if at < s.Hi {
		f.work = append(f.work, op{opCopy, int32(at), int32(s.Hi)})
	}
	from := len(f.all)
	f.all = append(f.all, f.work[base:]...)
	f.work = f.work[:base]
	return steps{int32(from), int32(len(f.all))}
}

// nested makes the steps within the one that the first edit makes, and returns their
// number, 0 when there are none. A group being compiled stays passed over.
func (f *finder) nested(edits []patch, but passOver) int32 {
	e := &edits[0]
	var more nested
	within := passOver{group: but.group}
	switch {
	case e.do == opValue && f.slots[e.slot-1].picture != nil:
		within.values = true
		more.ops = f.steps(e.Span, edits, within)
	case e.do == opBlank:
		within.blank = e.slot
		more.ops = f.steps(e.Span, edits, within)
		within.blank, within.own = 0, e.slot
		more.kept = f.steps(e.Span, edits, within)
	default:
		return 0
	}
	f.more = append(f.more, more)
	return int32(len(f.more))
}
