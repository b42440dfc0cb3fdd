package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Change is what became of a place in a new edition of a form.
type Change string

// The changes.
const (
	Same    Change = "same"    // same words at the same address
	Moved   Change = "moved"   // same words elsewhere
	Renamed Change = "renamed" // other words; the entry is kept and wants a look
	New     Change = "new"     // a place without forerunner
	Gone    Change = "gone"    // a place that the new form has not
)

// Difference is one place of the old or the new form. Old is nil for New, New for Gone.
type Difference struct {
	Change   Change
	Old, New *place.Place
}

// carrying is one run of CarryOver.
type carrying struct {
	x        *fields.Index
	old, new []*slots.Item
	beside   map[*slots.Item]string // the words around each; see around
	from     []int                  // index of the old place for each new one, -1 for none
	used     []bool
}

// CarryOver makes the map of a new edition of a form from that of the old one. Places
// are paired by label, context and kind, in order; then by label alone within the
// neighbourhood; then what is left between two pairs by likeness; last, columns of
// years that are only another year. Renamed entries become proposed again; new places
// are unsure. The differences follow the new form,
// those that are gone come last.
func CarryOver(old plan.Map, oldPlaces, newPlaces []place.Place) (plan.Map, []Difference) {
	c := &carrying{x: fields.NewIndex(Candidates{}), from: make([]int, len(newPlaces)), used: make([]bool, len(oldPlaces)), beside: map[*slots.Item]string{}}
	for _, p := range oldPlaces {
		c.old = append(c.old, slots.Read(c.x, p))
	}
	for i, p := range newPlaces {
		c.new, c.from[i] = append(c.new, slots.Read(c.x, p)), -1
	}
	c.pair(func(a, b *slots.Item) bool { return a.At == b.At && c.same(a, b) })
	c.pair(c.same)
	same := append([]int(nil), c.from...)
	c.between(func(a, b *slots.Item) bool { return a.Spelling() == b.Spelling() && a.Spelling() != "" && alike(a, b) })
	c.between(func(a, b *slots.Item) bool { return c.like(a, b) })
	c.pair(func(a, b *slots.Item) bool {
		return alike(a, b) && yearIn.MatchString(a.Label+a.Context) && yearless(a) == yearless(b)
	})
	return c.result(old, oldPlaces, newPlaces, same)
}

// same tells whether two places have the same words, in the label and around it.
func (c *carrying) same(a, b *slots.Item) bool {
	return a.Spelling() == b.Spelling() && a.Canonical == b.Canonical && alike(a, b) && c.around(a) == c.around(b)
}

// around are the words in the row, the columns and the band of a place, and the word of
// another organisation over it.
func (c *carrying) around(it *slots.Item) string {
	if text, ok := c.beside[it]; ok {
		return text
	}
	var words []string
	party := ""
	for _, h := range it.Heads {
		switch h.Role {
		case place.HeadRow, place.HeadColumn, place.HeadBand:
			words = append(words, wordings.Clean(h.Text))
		}
		party = wordings.FirstOf(party, c.x.Words.Other(c.x.Words.Flat(h.Text)))
	}
	c.beside[it] = strings.Join(append(words, party), "\x00")
	return c.beside[it]
}

// Recheck makes undecided what a map proposes and a fresh proposal for the same blank
// does not: a map may be of an earlier edition, or of an earlier program. What a person
// has accepted stays.
func Recheck(m, fresh plan.Map) plan.Map {
	out, anew := m, fresh.ByAddress()
	out.Entries = slices.Clone(m.Entries)
	for i := range out.Entries {
		e := &out.Entries[i]
		if e.State != plan.Proposed {
			continue
		}
		f := anew[e.At]
		if f == nil {
			e.State, e.Field, e.Sub, e.Option, e.Columns = plan.Unsure, "", "", nil, nil
			continue
		}
		*e = *f
	}
	return out
}

// alike tells whether an entry for one kind of place may serve the other.
func alike(a, b *slots.Item) bool {
	if a.Kind == b.Kind {
		return true
	}
	plain := []place.Kind{place.Text, place.LongText, place.Number, place.Money, place.Date}
	ticks := []place.Kind{place.Choice, place.Check}
	return slices.Contains(plain, a.Kind) && slices.Contains(plain, b.Kind) || slices.Contains(ticks, a.Kind) && slices.Contains(ticks, b.Kind)
}

// pair joins places that are equal, the first with the first.
func (c *carrying) pair(equal func(a, b *slots.Item) bool) {
	for j, b := range c.new {
		if c.from[j] >= 0 {
			continue
		}
		for i, a := range c.old {
			if !c.used[i] && equal(a, b) {
				c.from[j], c.used[i] = i, true
				break
			}
		}
	}
}

// between joins places that lie between the same pairs.
func (c *carrying) between(equal func(a, b *slots.Item) bool) {
	for j, b := range c.new {
		if c.from[j] >= 0 {
			continue
		}
		low, high := -1, len(c.old)
		for k := j - 1; k >= 0; k-- {
			if c.from[k] >= 0 {
				low = c.from[k]
				break
			}
		}
		for k := j + 1; k < len(c.new); k++ {
			if c.from[k] >= 0 {
				high = c.from[k]
				break
			}
		}
		for i := low + 1; i < high; i++ {
			if !c.used[i] && equal(c.old[i], b) {
				c.from[j], c.used[i] = i, true
				break
			}
		}
	}
}

var yearIn = pattern.Of(`20\d{2}`)

// like tells whether two places between the same neighbours are one that was renamed:
// like words in the same context.
func (c *carrying) like(a, b *slots.Item) bool {
	if !alike(a, b) {
		return false
	}
	return a.Canonical == b.Canonical && c.x.Weights.Similar(a.Spelling(), b.Spelling()) >= 0.5 ||
		a.Spelling() == b.Spelling() && a.Spelling() != "" && c.x.Weights.Similar(a.Canonical, b.Canonical) >= 0.5
}

func yearless(it *slots.Item) string {
	return yearIn.ReplaceAllString(it.Spelling()+"\x00"+it.Canonical, "年")
}

// result makes the map and the differences; same are the pairs with equal words.
func (c *carrying) result(old plan.Map, oldPlaces, newPlaces []place.Place, same []int) (plan.Map, []Difference) {
	m, before := plan.Map{Form: old.Form, Pack: old.Pack, Version: old.Version}, old.ByAddress()
	var diff []Difference
	for j := range newPlaces {
		p, i := &newPlaces[j], c.from[j]
		if i < 0 {
			m.Entries = append(m.Entries, plan.EntryOf(*p))
			diff = append(diff, Difference{Change: New, New: p})
			continue
		}
		change := Same
		switch {
		case same[j] < 0:
			change = Renamed
		case oldPlaces[i].At != p.At:
			change = Moved
		}
		diff = append(diff, Difference{change, &oldPlaces[i], p})
		m.Entries = append(m.Entries, c.carried(before[oldPlaces[i].At], c.old[i], c.new[j], change))
	}
	for i := range oldPlaces {
		if !c.used[i] {
			diff = append(diff, Difference{Change: Gone, Old: &oldPlaces[i]})
		}
	}
	return m, diff
}

// carried is an old entry at its new place: options and columns follow their labels,
// a year that was renamed is renamed in the table as well.
func (c *carrying) carried(e *plan.Entry, was, is *slots.Item, change Change) plan.Entry {
	n := plan.EntryOf(is.Place)
	if e == nil {
		return n
	}
	n.Field, n.Sub, n.Format, n.Confidence, n.State, n.Reason = e.Field, e.Sub, e.Format, e.Confidence, e.State, e.Reason
	for _, o := range is.Options {
		if v, ok := e.Option[o.Label]; ok {
			if n.Option == nil {
				n.Option = map[string]string{}
			}
			n.Option[o.Label] = v
		}
	}
	for _, col := range is.Columns {
		for _, before := range was.Columns {
			if id := e.Columns[before.Cell]; id != "" && wordings.Clean(before.Label) == wordings.Clean(col.Label) {
				if n.Columns == nil {
					n.Columns = map[int]string{}
				}
				n.Columns[col.Cell] = id
			}
		}
	}
	if change != Renamed {
		return n
	}
	n.Reason = slots.Reasoned(plan.ReasonCarried, []string{was.Label})
	if n.State == plan.Accepted {
		n.State = plan.Proposed
	}
	before, after := yearIn.FindString(was.Label+was.Context), yearIn.FindString(is.Label+is.Context)
	if s, ok := plan.ParseSub(n.Sub); ok && before != "" && s.Value == before && after != "" {
		s.Value = after
		n.Sub = s.String()
	}
	return n
}
